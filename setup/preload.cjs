// Loaded before the kernel and before every test (`node --require setup/preload.cjs`). It mends what the pinned packages
// expect of Node and of the machine, and loads nothing itself.
const Module = require("node:module");
const util = require("node:util");
const { existsSync } = require("node:fs");
const { join } = require("node:path");

// tfjs-node 4.22 calls two functions that Node 23 removed.
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;

// TensorFlow is silent, and faster on the small tensors of the lessons.
process.env.TF_CPP_MIN_LOG_LEVEL ??= "3";
process.env.TF_ENABLE_ONEDNN_OPTS ??= "0";

// danfo.js loads a computer algebra system and a reader of spreadsheets, which takes a second, for a few of its methods.
// Each is loaded when the first of these asks for something in it.
const rare = new Set(["mathjs", "xlsx"]);
const load = Module._load;
Module._load = function (request, parent, ...rest) {
  const really = () => load.call(this, request, parent, ...rest);
  if (!rare.has(request) || !/[\\/]danfojs-node[\\/]/.test(parent?.filename ?? "")) return really();
  return new Proxy({}, { get: (_, name) => really()[name] });
};

// Without its native part tfjs-node throws as soon as it is imported, and danfo.js with it: then the name stands for
// TensorFlow's JavaScript version, for `require` and for `import` alike.
const binding = join(__dirname, "../node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node");
if (!existsSync(binding)) standIn("@tensorflow/tfjs-node", join(__dirname, "tensorflow-javascript.cjs"));

function standIn(name, file) {
  const { pathToFileURL } = require("node:url");
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    return request === name ? file : resolveFilename.call(this, request, ...rest);
  };
  const [from, to] = [name, pathToFileURL(file).href].map((text) => JSON.stringify(text));
  const hook = `export const resolve = (specifier, context, next) => next(specifier === ${from} ? ${to} : specifier, context);`;
  Module.register(`data:text/javascript,${encodeURIComponent(hook)}`);
}
