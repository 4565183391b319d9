import { beginDocument, type Document, type DocumentStep } from "../../handout/document";
import type { Notebook } from "../../handout/notebook";
import { parseNotebook } from "../../handout/read";

type Json = Readonly<Record<string, unknown>>;

/** Notebooks in the file format, small enough to be read in a test. */
export function markdown(source: string, more: Json = {}): Json {
  return { cell_type: "markdown", metadata: {}, source, ...more };
}

export function code(source: string, outputs: readonly Json[] = [], tags: readonly string[] = []): Json {
  return { cell_type: "code", metadata: { tags }, execution_count: null, source, outputs };
}

export function shown(data: Json): Json {
  return { output_type: "display_data", metadata: {}, data };
}

export function printed(text: string, name = "stdout"): Json {
  return { output_type: "stream", name, text };
}

export function chart(title: string, says = "two curves that fall", trace: Json = {}): Json {
  const figure = {
    data: [{ type: "scatter", x: [0, 1, 2], y: [9, 5, 1], ...trace }],
    layout: { title: { text: title } },
  };
  return shown({ "application/vnd.plotly.v1+json": figure, "text/plain": says });
}

export function notebookText(cells: readonly Json[], kernel = "typescript"): string {
  const identified = cells.map((cell, i) => ({ id: `cell-${i + 1}`, ...cell }));
  const metadata = { kernelspec: { name: kernel } };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells: identified });
}

export function notebook(cells: readonly Json[], path = "/course/notebooks/en/01-test.ipynb"): Notebook {
  return parseNotebook(notebookText(cells), path);
}

/** The same cell with tags. */
export function tagged(cell: Json, ...tags: readonly string[]): Json {
  return { ...cell, metadata: { tags } };
}

/** The document that some steps make of some cells. */
export function documentOf(cells: readonly Json[], steps: readonly DocumentStep[], path?: string): Document {
  return steps.reduce((document, step) => step(document), beginDocument(notebook(cells, path)));
}

/** All that a document shows, as one piece of HTML. */
export function htmlOf({ sections }: Document): string {
  const outputs = sections.map((section) =>
    section.outputs.map((output) => (output.kind === "html" ? output.html : "")),
  );
  return sections.map(({ source }, i) => [source, ...outputs[i]].join("\n")).join("\n");
}
