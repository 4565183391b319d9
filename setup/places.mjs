// Where everything is. All that the set-up makes is in three folders of the project: node_modules, .venv and .cache.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** The folders and files that the set-up reads and writes, below a project's root. */
export function places(root = projectRoot) {
  const cache = join(root, ".cache");
  const venv = join(root, ".venv");
  return {
    root,
    cache,
    venv,
    logs: join(cache, "logs"),
    lock: join(cache, "setup.lock"),
    programs: join(cache, "setup.programs"),
    temporary: join(cache, "temporary"),
    jupyter: join(cache, "jupyter"),
    nodes: join(cache, "nodes"),
    compileCache: join(cache, "node"),
    tensorflow: join(cache, "tensorflow"),
    nodeModules: join(root, "node_modules"),
    tfjsNode: join(root, "node_modules", "@tensorflow", "tfjs-node"),
    python: join(venv, "bin", "python"),
    preload: join(root, "setup", "preload.cjs"),
  };
}
