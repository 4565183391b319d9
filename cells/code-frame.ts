import { WIDE } from "./show/width";

export const red = (text: string) => `\u001b[31m${text}\u001b[39m`;
export const dim = (text: string) => `\u001b[2m${text}\u001b[22m`;
export const bold = (text: string) => `\u001b[1m${text}\u001b[22m`;

/** Lines of a cell to show before and after the one that matters. */
const CONTEXT = 2;

/** Shows a line of code with its neighbours and a caret under the column. Lines and columns count from 1. */
export function codeFrame(source: string, line: number, column: number, width = 1): string[] {
  const lines = source.split(/\r?\n/);
  const first = Math.max(1, line - CONTEXT);
  const last = Math.min(lines.length, line + CONTEXT);
  const digits = String(last).length;
  const shown: string[] = [];
  for (let n = first; n <= last; n++) {
    const gutter = `${String(n).padStart(digits)} | `;
    const text = lines[n - 1];
    shown.push(n === line ? `${red(">")} ${bold(gutter)}${text}` : `  ${dim(gutter)}${text}`);
    // Tabs stay tabs and wide letters become a wide space, so that the caret stands under its column.
    const before = text
      .slice(0, column - 1)
      .replace(WIDE, "\u3000")
      .replace(/[^\t\u3000]/g, " ");
    if (n === line) shown.push(`  ${" ".repeat(digits)} ${dim("|")} ${before}${red("^".repeat(Math.max(1, width)))}`);
  }
  return shown;
}
