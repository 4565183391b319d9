// Notebooks are stored without what running them leaves behind, so that a change in git is a change of the lesson.
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The text of a notebook as it is stored; equal to `text` when nothing has to go. */
export function withoutOutputs(text) {
  const notebook = JSON.parse(text);
  delete notebook.metadata.widgets;
  for (const cell of notebook.cells) {
    // When it ran, and how its output was folded; that a cell itself is folded in is the author's wish and stays.
    for (const name of ["execution", "collapsed", "scrolled"]) delete cell.metadata[name];
    delete cell.metadata.jupyter?.outputs_hidden;
    if (cell.cell_type !== "code") continue;
    cell.outputs = [];
    cell.execution_count = null;
  }
  // As JupyterLab writes it: indented by one space, with a newline at the end.
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** All notebooks of the project. */
export function notebookFiles(root) {
  const folder = join(root, "notebooks");
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".ipynb") && !name.includes(".ipynb_checkpoints"))
    .map((name) => join(folder, name))
    .sort();
}
