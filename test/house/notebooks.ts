import { projectFiles, read } from "./files";

export interface Cell {
  readonly cell_type: "code" | "markdown" | "raw";
  readonly source: string | readonly string[];
  readonly metadata: { readonly tags?: readonly string[] };
}

export interface StoredNotebook {
  readonly path: string;
  readonly text: string;
  readonly cells: readonly Cell[];
  readonly metadata: { readonly kernelspec?: { readonly name: string } };
}

export function storedNotebooks(): StoredNotebook[] {
  return projectFiles(".ipynb", "notebooks").map((path) => {
    const text = read(path);
    return { path, text, ...JSON.parse(text) };
  });
}

export function sources({ cells }: StoredNotebook, type: Cell["cell_type"]): string[] {
  return cells.filter((cell) => cell.cell_type === type).map(({ source }) => [source].flat().join(""));
}
