import type { Cell, Notebook, Output } from "./notebook";
import type { Json } from "./shape";

const kernelspec = { name: "typescript", display_name: "TypeScript", language: "typescript" };
const languageInfo = { name: "typescript", file_extension: ".ts", mimetype: "text/typescript" };

/**
 * A notebook in the file format of Jupyter, with what a notebook here holds and nothing else: of the metadata of the file that was
 * read only the tags of cells are in it.
 */
export function fileOf({ cells }: Notebook, metadata: Json = {}): Json {
  return {
    cells: cells.map(fileCell),
    metadata: { kernelspec, language_info: languageInfo, ...metadata },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

function fileCell({ kind, number, id = `cell-${number}`, source, tags, attachments, outputs }: Cell): Json {
  const metadata = tags.length > 0 ? { tags } : {};
  if (kind === "code") {
    return { cell_type: kind, execution_count: null, id, metadata, outputs: outputs.map(fileOutput), source };
  }
  const pictures = Object.keys(attachments).length > 0 ? { attachments } : {};
  return { ...pictures, cell_type: kind, id, metadata, source };
}

function fileOutput(output: Output): Json {
  if (output.kind === "stream") return { name: output.name, output_type: "stream", text: output.text };
  if (output.kind === "data") return { data: output.data, metadata: {}, output_type: "display_data" };
  const { name, message, traceback } = output;
  return { ename: name, evalue: message, output_type: "error", traceback };
}
