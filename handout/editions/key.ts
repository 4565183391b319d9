import type { Cell } from "../notebook";
import { titleCell } from "../title";
import { runsOf } from "./runs";

/** Answers only: the title, and each exercise with its solution. An exercise that has none is left out. */
export function key(cells: readonly Cell[]): readonly Cell[] {
  const runs = runsOf(cells);
  const answers = runs.flatMap(({ part, cells }, i) => {
    const isAnswered = part === "exercise" && runs[i + 1]?.part === "solution";
    return part === "solution" || isAnswered ? cells : [];
  });
  return [...titleCell(cells), ...answers];
}
