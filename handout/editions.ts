import { key } from "./editions/key";
import { student } from "./editions/student";
import { teacher } from "./editions/teacher";
import type { Cell, Language, Notebook } from "./notebook";

/** Who a handout is for. One more edition is one more step from cells to cells, and a line here. */
export const editions = { student, teacher, key } satisfies Record<string, EditionStep>;

type EditionStep = (cells: readonly Cell[], language: Language) => readonly Cell[];

export type Edition = keyof typeof editions;

/** A notebook whose cells have run, as one edition of it. */
export function editionOf(notebook: Notebook, edition: Edition): Notebook {
  const step: EditionStep = editions[edition];
  return { ...notebook, cells: step(notebook.cells, notebook.language) };
}
