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

/** Korean, Chinese and Japanese letters are shown twice as wide as others. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;

/** Shows a line of code with its neighbours and a caret under the column. Lines and columns count from 1. */
function codeFrame(source: string, line: number, column: number, width = 1): string[] {
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

/** How the calls of an error are found, and how a value looks as text. */
export interface ErrorReader {
  readonly framesOf: (error: Error) => readonly Frame[];
  readonly inspect: (value: unknown) => string;
}

/** Reports what a cell threw: the message, the line of the innermost cell, the calls that led there, and what caused it. */
export function reportError(error: unknown, reader: ErrorReader): Report {
  if (!(error instanceof Error)) {
    const text = reader.inspect(error);
    return { name: "Thrown", message: text, lines: [`${red("Thrown")}: ${text}`] };
  }
  const frames = reader.framesOf(error);
  const { name, message } = titleOf(error);
  const lines = [`${red(name)}: ${message}`];
  const inCell = frames.find(({ source }) => source !== undefined);
  if (inCell?.source) lines.push(...codeFrame(inCell.source, inCell.line, inCell.column));
  lines.push(...callLines(frames), ...relatedLines(error, reader, new Set([error])));
  return { name, message, lines };
}

/** The class of an error tells more than a name that nobody set; neither may fail to be read. */
function titleOf(error: Error): { name: string; message: string } {
  try {
    const { name, message } = error;
    const ownClass = name === "Error" ? error.constructor?.name || name : name;
    return { name: String(ownClass), message: String(message) };
  } catch {
    return { name: "Error", message: "its name or message cannot be read" };
  }
}

function callLines(frames: readonly Frame[]): string[] {
  return frames.map(({ call, place, line, column }) => {
    const where = `${place}:${line}:${column}`;
    return dim(call ? `    at ${call} (${where})` : `    at ${where}`);
  });
}

/** The cause of an error, and the errors that an `AggregateError` gathers, each with its own calls. */
function relatedLines(error: Error, reader: ErrorReader, seen: Set<unknown>): string[] {
  const gathered = error instanceof AggregateError ? error.errors : [];
  const related = [
    ...(error.cause === undefined ? [] : [["Caused by", error.cause]]),
    ...gathered.map((one, i) => [`Error ${i + 1} of ${gathered.length}`, one]),
  ];
  return related.flatMap(([what, other]) => {
    if (seen.has(other)) return [];
    seen.add(other);
    if (!(other instanceof Error)) return [`${what}: ${reader.inspect(other)}`];
    const { name, message } = titleOf(other);
    const calls = callLines(reader.framesOf(other));
    return [`${what}: ${red(name)}: ${message}`, ...calls, ...relatedLines(other, reader, seen)];
  });
}
