import type { CellDiagnostic } from "./compiler/convert";
import { counted } from "./show/cell";
import { WIDE } from "./show/width";
import { callLines, type Frame, readableMessage } from "./trace";

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

/** Errors of one cell to show: the first ones are often the reason for the others. */
const MOST_ERRORS = 10;
/** Letters of one message of the compiler to show. */
const LONGEST = 500;
/** Letters to show of a message that a cell made. */
const LONGEST_THROWN = 10_000;

/** Reports what the compiler has against a cell. Nothing ran; nothing changed. */
export function reportDiagnostics(source: string, diagnostics: readonly CellDiagnostic[]): Report {
  const errors = withExplanations(diagnostics);
  const lines = errors.slice(0, MOST_ERRORS).flatMap(([{ code, message, start, end }, ...explanations]) => {
    const width = start.line === end.line ? end.character - start.character : 1;
    return [
      `${red(`TS${code}`)}: ${shortened(message)}`,
      ...codeFrame(source, start.line + 1, start.character + 1, width),
      ...explanations.map((one) => `    ${shortened(one.message)}`),
    ];
  });
  const left = errors.length - MOST_ERRORS;
  if (left > 0) lines.push(`… and ${counted(left, "more error")}`);
  const { code, message } = diagnostics[0];
  return { name: `TS${code}`, message: shortened(message), lines };
}

/** tslab lists the explanations of a diagnostic behind it, at the same place. */
function withExplanations(diagnostics: readonly CellDiagnostic[]): CellDiagnostic[][] {
  const errors: CellDiagnostic[][] = [];
  for (const one of diagnostics) {
    const [first] = errors.at(-1) ?? [];
    const { line, character } = one.start;
    if (first?.start.line === line && first.start.character === character) errors.at(-1)?.push(one);
    else errors.push([one]);
  }
  return errors;
}

function shortened(message: string, longest = LONGEST): string {
  if (message.length <= longest) return message;
  return `${message.slice(0, longest)}… ${counted(message.length - longest, "more character")}`;
}

/** How the calls of an error are found, and how a value looks as text. */
export interface ErrorReader {
  readonly framesOf: (error: Error) => readonly Frame[];
  readonly inspect: (value: unknown) => string;
}

/**
 * Reports what a cell threw: the message, the line of the innermost cell, the calls that led there, and what caused it.
 *
 * @param from the outermost call, if the stack does not have it
 */
export function reportError(error: unknown, reader: ErrorReader, from?: Frame): Report {
  if (!(error instanceof Error)) {
    const text = reader.inspect(error);
    return { name: "Thrown", message: text, lines: [`${red("Thrown")}: ${text}`] };
  }
  const frames = [...reader.framesOf(error), ...(from ? [from] : [])];
  const { name, message } = titleOf(error);
  const lines = [`${red(name)}: ${message}`];
  const inCell = frames.find(({ source }) => source !== undefined);
  if (inCell?.source) lines.push(...codeFrame(inCell.source, inCell.line ?? 1, inCell.column ?? 1));
  lines.push(...callLines(frames).map(dim), ...relatedLines(error, reader, new Set([error])));
  return { name, message, lines };
}

/** The class of an error tells more than a name that nobody set; neither may fail to be read. */
function titleOf(error: Error): { name: string; message: string } {
  try {
    const { name, message } = error;
    const ownClass = name === "Error" ? error.constructor?.name || name : name;
    return { name: String(ownClass), message: shortened(readableMessage(String(message)), LONGEST_THROWN) };
  } catch {
    return { name: "Error", message: "its name or message cannot be read" };
  }
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
    const calls = callLines(reader.framesOf(other)).map(dim);
    return [`${what}: ${red(name)}: ${message}`, ...calls, ...relatedLines(other, reader, seen)];
  });
}

/** How an error came that no cell was there to catch: its code ran after the cell had ended. */
export type Late = "from a timer or a callback" | "from a promise that nobody awaited" | "inside the kernel";

/** A report that says first whose error it is: by then, another cell may be running. */
export function lateReport(report: Report, came: Late, label: string | undefined): Report {
  const title = label === undefined ? `An error ${came}:` : `An error of ${label} ${came}:`;
  return { ...report, lines: [title, ...report.lines] };
}
