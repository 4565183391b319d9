import { withPictures } from "../attach";
import { fileOf } from "../file-format";
import type { Format } from "../formats";

/**
 * A notebook for JupyterLab. Who gets one runs it, so it is stored without outputs; only the answers keep theirs, as they cannot
 * run without the lesson. Its pictures come into the file, which is all that is handed out.
 *
 * @throws Error when a cell of a student's notebook fails because it needs what a solution declares
 */
export const notebook: Format = {
  ending: ".ipynb",
  word: "JupyterLab",
  async last(document, { edition, origin, execute }) {
    const cells = document.notebook.cells.map((cell) => ({
      ...withPictures(cell, document.notebook),
      outputs: edition === "key" ? cell.outputs : [],
    }));
    const made = { ...document.notebook, cells };
    if (edition === "student") await execute(made).catch(explain);
    return `${JSON.stringify(fileOf(made, { descent: origin }), null, 1)}\n`;
  },
};

function explain(error: Error): never {
  throw new Error(
    `Cannot make a student's notebook as its cells must run without those tagged solution or teacher: ${error.message}`,
  );
}
