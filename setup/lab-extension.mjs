// What our own JupyterLab has beyond the packages: figures that are updated in place (kernel/jupyterlab).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeIfChanged } from "./files.mjs";
import { places } from "./places.mjs";

export function writeLabExtension(root) {
  writeLabExtensionTo(join(places(root).venv, "share", "jupyter"), root);
}

/** Where the extension is below a folder of Jupyter's data. */
export const labExtensionFolder = (data) => join(data, "labextensions", "descent-kernel");

/** Writes the extension into any folder of Jupyter's data, such as that of a person's own Jupyter. Returns the names of the files that were not so already. */
export function writeLabExtensionTo(data, root) {
  const folder = labExtensionFolder(data);
  return labExtensionFiles(root).filter((name) => {
    return writeIfChanged(join(folder, name), readFileSync(join(source(root), name), "utf8"));
  });
}

/** The names of its files. */
export function labExtensionFiles(root) {
  return readdirSync(source(root));
}

function source(root) {
  return join(root, "kernel", "jupyterlab");
}
