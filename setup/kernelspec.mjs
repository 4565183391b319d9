// What JupyterLab shows as "TypeScript". Written at every start, as it holds absolute paths and folders get moved.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { toJson, writeIfChanged } from "./files.mjs";
import { places } from "./places.mjs";

export function writeKernelspec(root) {
  const { venv, preload, nodeModules, compileCache } = places(root);
  const tsx = pathToFileURL(join(nodeModules, "tsx", "dist", "loader.mjs")).href;
  const kernel = join(root, "kernel", "main.ts");
  const spec = {
    argv: [process.execPath, "--require", preload, "--import", tsx, kernel, "{connection_file}"],
    display_name: "TypeScript",
    language: "typescript",
    interrupt_mode: "message",
    env: nodeEnvironment(compileCache),
    metadata: { debugger: false },
  };
  writeIfChanged(join(venv, "share", "jupyter", "kernels", "typescript", "kernel.json"), toJson(spec));
}

/** The surroundings in which the project's own Node programs run. */
export function nodeEnvironment(compileCache = places().compileCache) {
  return {
    // TensorFlow is silent, and faster on the small tensors of the lessons.
    TF_CPP_MIN_LOG_LEVEL: "3",
    TF_ENABLE_ONEDNN_OPTS: "0",
    NODE_COMPILE_CACHE: compileCache,
  };
}
