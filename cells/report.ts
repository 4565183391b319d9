import { codeFrame, dim, red } from "./code-frame";
import { shortened } from "./shortened";
import { callLines, type Frame, readableMessage } from "./trace";

/** What went wrong in a cell, as a notebook shows it; the lines carry ANSI colours. */
export interface Report {
  readonly name: string;
  readonly message: string;
  readonly lines: readonly string[];
}

/** Letters to show of a message that a cell made. */
const LONGEST_THROWN = 10_000;

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
