// Puts TensorFlow's native part where tfjs-node looks for it. `npm ci` takes the links away, so every start looks.
import { existsSync, lstatSync, rmSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { places } from "./places.mjs";

export function linkTensorflow(root) {
  const { tensorflow, tfjsNode } = places(root);
  for (const name of ["lib", "deps"]) {
    const made = join(tensorflow, "native", name);
    const link = join(tfjsNode, name);
    const there = lstatSync(link, { throwIfNoEntry: false });
    // A folder here is the work of tfjs-node's own installer, which somebody ran on purpose.
    if (there && !there.isSymbolicLink()) continue;
    if (there && existsSync(made) && existsSync(link)) continue;
    rmSync(link, { force: true });
    // Relative, so that it holds when the project's folder is moved.
    if (existsSync(made)) symlinkSync(relative(tfjsNode, made), link);
  }
}
