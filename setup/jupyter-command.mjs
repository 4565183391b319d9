// How any Jupyter command is run in the project's own environment.
import { join } from "node:path";
import { jupyterEnvironment } from "./jupyter-config.mjs";
import { places, projectRoot } from "./places.mjs";

/** For example `jupyterCommand(["nbconvert", "--to", "html", file])`. */
export function jupyterCommand(args, root = projectRoot) {
  return {
    program: places(root).python,
    args: [join(root, "setup", "jupyter.py"), ...args],
    options: { env: jupyterEnvironment(root) },
  };
}
