// How the project's own TypeScript programs are started: the kernel, the tests, the exporter of handouts.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { places } from "./places.mjs";

/** The arguments of Node before the program's own file. */
export function nodeArguments(root) {
  const { preload, nodeModules } = places(root);
  return ["--require", preload, "--import", pathToFileURL(join(nodeModules, "tsx", "dist", "loader.mjs")).href];
}

/** What such a program adds to its surroundings. */
export function nodeEnvironment(root) {
  return {
    // These two must be there before the process begins to reach the native library on every system (see preload.cjs).
    TF_CPP_MIN_LOG_LEVEL: "3",
    TF_ENABLE_ONEDNN_OPTS: "0",
    // Node 22 and later keep compiled JavaScript here; Node 20 does not know the name.
    NODE_COMPILE_CACHE: places(root).compileCache,
  };
}
