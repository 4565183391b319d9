import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { LINES_BEFORE_CELL } from "./compiler/convert";
import type { CellSource } from "./run";

/** A call on the stack of an error, where a reader would look for it. Lines and columns count from 1. */
export interface Frame {
  readonly call: string;
  /** `cell [3]`, or the path of a file. */
  readonly place: string;
  readonly line: number;
  readonly column: number;
  /** The text of the cell, for the picture of the line; files show only their line number. */
  readonly source?: string;
}

/** Where a compiled line of a module's file stands in the file; undefined for code that a reader does not want to see. */
export type LocateInFile = (url: string, line: number, column: number) => Omit<Frame, "call"> | undefined;

/** The lines that a host puts before the body of a cell when it makes a function of it. */
export const LINES_BEFORE_BODY = 1;

const STACK_LINE = /^\s*at (?:(.+?) \()?(.+?):(\d+):(\d+)\)?$/;

/**
 * Reads the stack of an error as its author wrote the code: TypeScript lines of cells and of local files, and
 * nothing of what ran them.
 */
export function readStack(
  error: Error,
  sourceOf: (url: string) => CellSource | undefined,
  locateInFile: LocateInFile,
): Frame[] {
  const frames: Frame[] = [];
  for (const text of stackOf(error).split("\n")) {
    const [, call = "", url, line, column] = STACK_LINE.exec(text) ?? [];
    if (!url) continue;
    const cell = sourceOf(url.replace(/^async /, ""));
    const place = cell
      ? locateInCell(cell, Number(line), Number(column))
      : locateInFile(url.replace(/^async /, ""), Number(line), Number(column));
    if (place) frames.push({ call: readableCall(call), ...place });
  }
  return frames;
}

/** The stack is put together when it is first read, from a message that may be anything. */
function stackOf(error: Error): string {
  try {
    return String(error.stack ?? "");
  } catch {
    return "";
  }
}

function locateInCell(cell: CellSource, line: number, column: number): Omit<Frame, "call"> | undefined {
  const position = { line: line - LINES_BEFORE_BODY, column: column - 1 };
  if (position.line < 1) return undefined;
  const found = originalPositionFor(new TraceMap(cell.map), position);
  if (found.line === null) return undefined;
  return { place: cell.label, line: found.line - LINES_BEFORE_CELL, column: found.column + 1, source: cell.source };
}

/** `Object.sgd` and `$cells.sgd` are just `sgd` to the reader; the body of a cell has no name. */
function readableCall(call: string): string {
  const name = call.replace(/^async /, "").replace(/^(Object|exports|\$cells)\./, "");
  return name.startsWith("<anonymous>") || name.startsWith("$body") || name === "eval" ? "" : name;
}
