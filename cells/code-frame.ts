import { WIDE, widthOf } from "./show/width";

export const red = (text: string) => `\u001b[31m${text}\u001b[39m`;
export const dim = (text: string) => `\u001b[2m${text}\u001b[22m`;
export const bold = (text: string) => `\u001b[1m${text}\u001b[22m`;

/** Lines of a cell to show before and after the one that matters. */
const CONTEXT = 2;
/**
 * How wide a line may be, and how much of it stands before the caret at least. So much fits into a notebook on the screen
 * of a laptop; in a line that is broken there the caret would stand under another place.
 */
const WIDEST_LINE = 100;
const BEFORE_CARET = 60;
/** Where lines end to the compiler, and to V8: two characters that no keyboard has are among them. */
const LINE_END = /\r\n|[\r\n\u2028\u2029]/;

/** Shows a line of code with its neighbours and a caret under the column. Lines and columns count from 1. */
export function codeFrame(source: string, line: number, column: number, width = 1): string[] {
  const lines = source.split(LINE_END);
  const first = Math.max(1, line - CONTEXT);
  const last = Math.min(lines.length, line + CONTEXT);
  const digits = String(last).length;
  const shown: string[] = [];
  for (let n = first; n <= last; n++) {
    const gutter = `${String(n).padStart(digits)} | `;
    const { text, caret } = cutLine(lines[n - 1], n === line ? column - 1 : 0);
    shown.push(n === line ? `${red(">")} ${bold(gutter)}${text}` : `  ${dim(gutter)}${text}`);
    // Tabs stay tabs and wide letters become a wide space, so that the caret stands under its column.
    const before = text
      .slice(0, caret)
      .replace(WIDE, "\u3000")
      .replace(/[^\t\u3000]/g, " ");
    const carets = "^".repeat(Math.max(1, Math.min(width, text.length - caret)));
    if (n === line) shown.push(`  ${" ".repeat(digits)} ${dim("|")} ${before}${red(carets)}`);
  }
  return shown;
}

/** The part of a long line that is around its caret, and where the caret is in it. */
function cutLine(line: string, caret: number): { text: string; caret: number } {
  if (widthOf(line) <= WIDEST_LINE) return { text: line, caret };
  const before = startOf(line, caret, BEFORE_CARET);
  let end = before;
  while (end < line.length && widthOf(line.slice(before, end + 1)) <= WIDEST_LINE) end++;
  const first = wholeLetter(line, startOf(line, end, WIDEST_LINE));
  end = wholeLetter(line, end);
  const head = first > 0 ? "…" : "";
  const tail = end < line.length ? "…" : "";
  return { text: `${head}${line.slice(first, end)}${tail}`, caret: caret - first + head.length };
}

/** Where what stands before `end` begins, as far as it is no wider than that. */
function startOf(line: string, end: number, width: number): number {
  let start = end;
  while (start > 0 && widthOf(line.slice(start - 1, end)) <= width) start--;
  return start;
}

/** The index itself, or one before it where it would cut an emoji in two. */
function wholeLetter(line: string, index: number): number {
  return /[\udc00-\udfff]/.test(line[index] ?? "") ? index - 1 : index;
}
