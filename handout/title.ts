import type { Cell } from "./notebook";

/** The title of a lesson alone, as a cell: the line with its first heading. No cell when it has none. */
export function titleCell(cells: readonly Cell[]): readonly Cell[] {
  for (const cell of cells) {
    const line = cell.kind === "markdown" && !cell.tags.includes("solution") ? /^# .*$/m.exec(cell.source) : null;
    if (line) return [{ ...cell, source: line[0], tags: [] }];
  }
  return [];
}
