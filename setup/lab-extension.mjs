// What our own JupyterLab has beyond the packages: figures that are updated in place (kernel/jupyterlab).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeIfChanged } from "./files.mjs";
import { places } from "./places.mjs";

export function writeLabExtension(root) {
  const source = join(root, "kernel", "jupyterlab");
  const folder = join(places(root).venv, "share", "jupyter", "labextensions", "descent-kernel");
  for (const file of readdirSync(source)) writeIfChanged(join(folder, file), readFileSync(join(source, file), "utf8"));
}
