import type { Cell, Language } from "../notebook";
import { words } from "../words";
import { type Run, runsOf } from "./runs";

/**
 * What students get: no cell for the teacher, and room for an answer in the place of each solution. Of a solution nothing stays
 * but the identity of its first cells, so that a collected answer can be laid beside it.
 *
 * It comes after the cells have run: a later cell may use what a solution declares, and shows its outputs all the same.
 */
export function student(cells: readonly Cell[], language: Language): readonly Cell[] {
  const runs = runsOf(cells.filter(({ tags }) => !tags.includes("teacher")));
  return runs.flatMap((run, i) => (run.part === "solution" ? room(run, runs[i - 1], words[language]) : run.cells));
}

/** A code cell to write in where the solution has code and the exercise brings no cell of its own to change, and else room for words. */
function room(solution: Run, before: Run | undefined, { answer, answerInCode }: (typeof words)[Language]): Cell[] {
  const prose = solution.cells.find(({ kind }) => kind !== "code");
  const code = solution.cells.find(({ kind }) => kind === "code");
  const hasOwnCell = before?.part === "exercise" && before.cells.some(({ kind }) => kind === "code");
  const stub = code && !hasOwnCell ? [empty(code, "code", `// ${answerInCode}`)] : [];
  const text = prose ?? (stub.length === 0 ? solution.cells[0] : undefined);
  return [...(text ? [empty(text, "markdown", `*${answer}*`)] : []), ...stub];
}

function empty({ id, number }: Cell, kind: "markdown" | "code", source: string): Cell {
  return { kind, id, number, source, tags: ["answer"], attachments: {}, outputs: [] };
}
