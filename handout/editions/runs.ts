import type { Cell } from "../notebook";

/** Cells that follow one another and have the same part in the lesson. */
export interface Run {
  readonly part: "lesson" | "exercise" | "solution";
  readonly cells: readonly Cell[];
}

/** A lesson as a row of runs: an exercise is followed by its solution. Tags alone decide, and `solution` outweighs `exercise`. */
export function runsOf(cells: readonly Cell[]): readonly Run[] {
  const runs: { part: Run["part"]; cells: Cell[] }[] = [];
  for (const cell of cells) {
    const part = partOf(cell);
    const last = runs.at(-1);
    if (last?.part === part) last.cells.push(cell);
    else runs.push({ part, cells: [cell] });
  }
  return runs;
}

function partOf({ tags }: Cell): Run["part"] {
  if (tags.includes("solution")) return "solution";
  return tags.includes("exercise") ? "exercise" : "lesson";
}
