import type { CellDiagnostic } from "./compiler/convert";
import type { Frame } from "./trace";

/** What went wrong in a cell, as a notebook shows it; the lines carry ANSI colours. */
export interface Report {
  readonly name: string;
  readonly message: string;
  readonly lines: readonly string[];
}

const red = (text: string) => `\u001b[31m${text}\u001b[39m`;
const dim = (text: string) => `\u001b[2m${text}\u001b[22m`;
const bold = (text: string) => `\u001b[1m${text}\u001b[22m`;

/** Lines of a cell to show before and after the one that matters. */
const CONTEXT = 2;

/** Shows a line of code with its neighbours and a caret under the column. Lines and columns count from 1. */
export function codeFrame(source: string, line: number, column: number, width = 1): string[] {
  const lines = source.split("\n");
  const first = Math.max(1, line - CONTEXT);
  const last = Math.min(lines.length, line + CONTEXT);
  const digits = String(last).length;
  const shown: string[] = [];
  for (let n = first; n <= last; n++) {
    const gutter = `${String(n).padStart(digits)} | `;
    const text = lines[n - 1];
    shown.push(n === line ? `${red(">")} ${bold(gutter)}${text}` : `  ${dim(gutter)}${text}`);
    // Tabs stay tabs, so that the caret stands under its column however wide they are shown.
    const before = text.slice(0, column - 1).replace(/[^\t]/g, " ");
    if (n === line) shown.push(`  ${" ".repeat(digits)} ${dim("|")} ${before}${red("^".repeat(Math.max(1, width)))}`);
  }
  return shown;
}

/** Reports what the compiler has against a cell. Nothing ran; nothing changed. */
export function reportDiagnostics(source: string, diagnostics: readonly CellDiagnostic[]): Report {
  const lines: string[] = [];
  for (const [i, { code, message, start, end }] of diagnostics.entries()) {
    const again =
      i > 0 && diagnostics[i - 1].start.line === start.line && diagnostics[i - 1].start.character === start.character;
    if (again) {
      // tslab lists the explanations of a diagnostic behind it.
      lines.push(`    ${message}`);
      continue;
    }
    const width = start.line === end.line ? end.character - start.character : 1;
    lines.push(`${red(`TS${code}`)}: ${message}`);
    lines.push(...codeFrame(source, start.line + 1, start.character + 1, width));
  }
  const { code, message } = diagnostics[0];
  return { name: `TS${code}`, message, lines };
}

/** Reports what a cell threw: the message, the line of the innermost cell, and the calls that led there. */
export function reportError(error: unknown, frames: readonly Frame[], inspect: (value: unknown) => string): Report {
  if (!(error instanceof Error)) {
    const text = inspect(error);
    return { name: "Thrown", message: text, lines: [`${red("Thrown")}: ${text}`] };
  }
  const lines = [`${red(error.name)}: ${error.message}`];
  const inCell = frames.find(({ source }) => source !== undefined);
  if (inCell?.source) lines.push(...codeFrame(inCell.source, inCell.line, inCell.column));
  for (const frame of frames) {
    const place = `${frame.place}:${frame.line}:${frame.column}`;
    lines.push(dim(frame.call ? `    at ${frame.call} (${place})` : `    at ${place}`));
  }
  if (error.cause !== undefined) lines.push(dim(`Caused by: ${inspect(error.cause)}`));
  return { name: error.name, message: error.message, lines };
}
