import { readFile } from "node:fs/promises";
import { build, type Plugin } from "esbuild";
import { home, pageOptions } from "../page-bundle";
import { surroundings } from "./surroundings";
import { usedTypeScript } from "./typescript";

/**
 * Bundles everything that a page needs to run cells: `cells/`, the compiler, tslab's converter and the library. The
 * result is one script without imports, which asks the network for nothing. It defines `descentCells`:
 *
 * - `create({ onOutput, files })`: cells in this page or in this worker, as `createBrowserCells` describes them; `files`
 *   are texts by name beside the notebook;
 * - `serve()`, in a worker, and `remote(worker, onOutput)`, in its page.
 */
export async function bundleCells(): Promise<string> {
  const { outputFiles } = await build({
    ...pageOptions,
    stdin: { contents: ENTRY, resolveDir: home, sourcefile: "cells-in-a-page.ts", loader: "ts" },
    // What the compiler and the converter ask of Node before they look where they are.
    define: { "process.version": JSON.stringify("v22.0.0"), __dirname: '"/"', __filename: '"/typescript.js"' },
    plugins: [usedTypeScript(home), converterAsFunction, held, withoutNode],
  });
  return outputFiles[0].text;
}

const ENTRY = `
  import * as ts from "typescript";
  import loadTslab from "tslab/dist/converter.js";
  import { createBrowserCells, NOTEBOOK, remoteCells, serveCells } from "./cells/browser";
  import surroundings from "descent:surroundings";

  const create = ({ files = {}, ...options }) => {
    const own = Object.entries(files).map(([name, text]) => [NOTEBOOK + "/" + name, text]);
    const all = { ...surroundings, files: { ...surroundings.files, ...Object.fromEntries(own) } };
    return createBrowserCells({ ts, loadTslab, ...all, ...options });
  };
  globalThis.descentCells = {
    create,
    remote: remoteCells,
    serve: (options = {}) => serveCells(globalThis, (onOutput) => create({ ...options, onOutput })),
  };
`;

/** tslab's converter, unmodified, as a function of the compiler that it asks for: each notebook has its own. */
const converterAsFunction: Plugin = {
  name: "converter-as-function",
  setup({ onLoad }) {
    onLoad({ filter: /tslab[\\/]dist[\\/]converter\.js$/ }, async ({ path }) => {
      const code = (await readFile(path, "utf8")).replace('require("@tslab/typescript-for-tslab")', "compiler");
      return { contents: `module.exports = (compiler) => { const exports = {};\n${code}\nreturn exports; };` };
    });
  },
};

/** The declarations, and the library, as `surroundings.ts` collects them. */
const held: Plugin = {
  name: "surroundings",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^descent:surroundings$/ }, ({ path }) => ({ path, namespace: "surroundings" }));
    onLoad({ filter: /.*/, namespace: "surroundings" }, async () => ({
      contents: JSON.stringify(await surroundings(home)),
      loader: "json",
    }));
  },
};

/** The little that is used in a page of what the compiler and the converter import of Node. */
const INSTEAD: Readonly<Record<string, string>> = {
  path: 'import { join, relative } from "pathe"; export { join, relative }; export default { join, relative };',
  semver: "export default { major: (version) => Number.parseInt(version.slice(1)) };",
};

const withoutNode: Plugin = {
  name: "without-node",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(path|semver|fs|os|inspector|perf_hooks|source-map-support)$/ }, ({ path }) => ({
      path,
      namespace: "instead",
    }));
    onLoad({ filter: /.*/, namespace: "instead" }, ({ path }) => ({ contents: INSTEAD[path] ?? "", resolveDir: home }));
  },
};
