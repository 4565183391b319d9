import { codeFrame, dim, red } from "./code-frame";
import { isError } from "./is-error";
import { detailsOf, relatedTo } from "./related";
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
/** Letters to show of what an error knows besides. */
const LONGEST_DETAILS = 300;

/** How the calls of an error are found, and how a value looks as text. */
export interface ErrorReader {
  readonly framesOf: (error: Error) => readonly Frame[];
  /** An error that was made where a value without calls of its own was thrown, if that is known. */
  readonly placeOf: (thrown: unknown) => Error | undefined;
  readonly inspect: (value: unknown) => string;
}

/**
 * Reports what a cell threw: the message, the line of the innermost cell, the calls that led there, and what caused it.
 *
 * @param from the outermost call, which the stack may not have
 */
export function reportError(error: unknown, reader: ErrorReader, from?: Frame): Report {
  const framesOf = (one: unknown) => {
    const own = isError(one) ? reader.framesOf(one) : [];
    const place = own.some(isWritten) ? undefined : reader.placeOf(one);
    return place ? [...own, ...reader.framesOf(place)] : own;
  };
  const { name, message } = titleOf(error, reader);
  const own = framesOf(error);
  const frames = from && own.every(({ place }) => place !== from.place) ? [...own, from] : own;
  const lines = [`${red(name)}: ${message}`, ...pictureOf(frames), ...callLines(frames).map(dim)];
  if (!isError(error)) return { name, message, lines };
  // An error that came about outside of all cells tells of others that did not.
  const others = relatedTo(error).map(({ other }) => other);
  if (lines.length === 1) lines.push(...pictureOf(others.flatMap(framesOf)));
  lines.push(...detailLines(error, reader), ...relatedLines(error, reader, new Set([error])));
  return { name, message, lines };
}

/** Whether a call stands in a cell or a file of the user's own: of packages the line is nobody's business. */
const isWritten = ({ line }: Frame) => line !== undefined;

/** The line of the innermost cell, with a caret. */
function pictureOf(frames: readonly Frame[]): string[] {
  const inCell = frames.find(({ source }) => source !== undefined);
  return inCell?.source === undefined ? [] : codeFrame(inCell.source, inCell.line ?? 1, inCell.column ?? 1);
}

/** The class of an error tells more than a name that nobody set; neither may fail to be read. */
function titleOf(error: unknown, { inspect }: ErrorReader): { name: string; message: string } {
  if (!isError(error)) return { name: "Thrown", message: inspect(error) };
  try {
    const { name, message } = error;
    const ownClass = name === "Error" ? error.constructor?.name || name : name;
    return { name: String(ownClass), message: shortened(readableMessage(String(message)), LONGEST_THROWN) };
  } catch {
    return { name: "Error", message: "its name or message cannot be read" };
  }
}

/** One line with what an error knows besides its message. */
function detailLines(error: Error, { inspect }: ErrorReader): string[] {
  try {
    const details = detailsOf(error);
    if (Object.keys(details).length === 0) return [];
    return [`    ${shortened(inspect(details).replace(/\s*\n\s*/g, " "), LONGEST_DETAILS)}`];
  } catch {
    return []; // They cannot be read.
  }
}

/** The errors that an error tells of, each with its own calls. */
function relatedLines(error: Error, reader: ErrorReader, seen: Set<unknown>): string[] {
  return relatedTo(error).flatMap(({ what, other }) => {
    if (seen.has(other)) return [];
    seen.add(other);
    if (!isError(other)) return [`${what}: ${reader.inspect(other)}`];
    const { name, message } = titleOf(other, reader);
    const calls = callLines(reader.framesOf(other)).map(dim);
    const title = `${what}: ${red(name)}: ${message}`;
    return [title, ...calls, ...detailLines(other, reader), ...relatedLines(other, reader, seen)];
  });
}

/** How an error came that no cell was there to catch: its code ran after the cell had ended. */
export type Late = "from a timer or a callback" | "from a promise that nobody awaited" | "inside the kernel";

/** A report that says first whose error it is: by then, another cell may be running. */
export function lateReport(report: Report, came: Late, label: string | undefined): Report {
  const title = label === undefined ? `An error ${came}:` : `An error of ${label} ${came}:`;
  return { ...report, lines: [title, ...report.lines] };
}
