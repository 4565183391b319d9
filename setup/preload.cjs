// Loaded before the kernel and before every test (`node --require setup/preload.cjs`). It mends what the pinned packages
// expect of Node and of this machine, and loads nothing itself.
const util = require("node:util");
const { existsSync } = require("node:fs");
const { join } = require("node:path");

// tfjs-node 4.22 calls two functions that Node 23 removed.
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;

// Without its native part tfjs-node throws as soon as it is imported, and danfo.js with it: then the name stands for
// TensorFlow's JavaScript version, for `require` and for `import` alike.
const binding = join(__dirname, "../node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node");
if (!existsSync(binding)) useJavaScriptVersion(join(__dirname, "tensorflow-javascript.cjs"));

function useJavaScriptVersion(file) {
  const Module = require("node:module");
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    return request === "@tensorflow/tfjs-node" ? file : resolveFilename.call(this, request, ...rest);
  };
  const { pathToFileURL } = require("node:url");
  const hooks = `export function resolve(specifier, context, next) {
    return next(specifier === "@tensorflow/tfjs-node" ? ${JSON.stringify(pathToFileURL(file).href)} : specifier, context);
  }`;
  Module.register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}
