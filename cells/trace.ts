import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { LINES_BEFORE_CELL } from "./compiler/files";
import { isError } from "./is-error";
import type { CellSource } from "./run";

/** A call on the stack of an error, where a reader would look for it. Lines and columns count from 1. */
export interface Frame {
  readonly call: string;
  /** `cell [3]`, the path of a file, or the name of a package, whose lines are nobody's business. */
  readonly place: string;
  readonly line?: number;
  readonly column?: number;
  /** The text of the cell, for the picture of the line; files show only their line number. */
  readonly source?: string;
}

/** The cell that was compiled under a URL. */
export type SourceOf = (url: string) => CellSource | undefined;

/** Where a compiled line of a module's file stands in the file; undefined for code that a reader does not want to see. */
export type LocateInFile = (url: string, line: number, column: number) => Omit<Frame, "call"> | undefined;

/** The lines that a host puts before the body of a cell when it makes a function of it. */
export const LINES_BEFORE_BODY = 1;

/** A longer line is one of a message. */
const LONGEST_CALL = 2_000;
const STACK_LINE = /^\s*at (?:(.+?) \()?(.+?):(\d+):(\d+)\)?$/;

/**
 * Reads the stack of an error as its author wrote the code: TypeScript lines of cells and of local files, one line for
 * all that happened inside packages, and nothing of what ran them.
 */
export function readStack(error: Error, sourceOf: SourceOf, locateInFile: LocateInFile): Frame[] {
  return readCalls(stackOf(error).split("\n"), sourceOf, locateInFile);
}

/** Reads lines of a stack, such as `at fall (file:///cell-3.ts:2:9)`; those that say something else are passed over. */
export function readCalls(lines: readonly string[], sourceOf: SourceOf, locateInFile: LocateInFile): Frame[] {
  const frames: Frame[] = [];
  for (const text of lines) {
    const [, call = "", where, line, column] = (text.length < LONGEST_CALL && STACK_LINE.exec(text)) || [];
    if (!where) continue;
    const url = where.replace(/^async /, "");
    const cell = sourceOf(url);
    const locate = cell
      ? locateInCell(cell, Number(line), Number(column))
      : locateInFile(url, Number(line), Number(column));
    if (!locate) continue;
    // Of calls inside packages the outermost is the one that the reader knows.
    if (locate.line === undefined && frames.at(-1)?.line === undefined) frames.pop();
    frames.push({ call: readableCall(call), ...locate });
  }
  return frames;
}

/** Lines of calls to show at the inner and at the outer end. */
const INNER = 12;
const OUTER = 4;

/** The lines that show calls; a call that repeats itself is counted, and of many the middle is left out. */
export function callLines(frames: readonly Frame[]): string[] {
  const runs: { line: string; times: number }[] = [];
  for (const line of frames.map(callLine)) {
    const last = runs.at(-1);
    if (last?.line === line) last.times++;
    else runs.push({ line, times: 1 });
  }
  const lines = runs.flatMap(({ line, times }) => (times > 1 ? [line, `    … ${times - 1} more times`] : [line]));
  if (lines.length <= INNER + OUTER) return lines;
  const left = lines.length - INNER - OUTER;
  return [...lines.slice(0, INNER), `    … ${left} more lines`, ...lines.slice(-OUTER)];
}

function callLine({ call, place, line, column }: Frame): string {
  const where = line === undefined ? place : `${place}:${line}:${column}`;
  return call ? `    at ${call} (${where})` : `    at ${where}`;
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

/** V8 quotes the code that runs: `(0 , $cells.fit) is not a function`, or `(0 , other_1.fit)`, is about the student's `fit`. */
export function readableMessage(message: string): string {
  return message
    .replace(QUOTED, "$1a function$2")
    .replace(QUALIFIED, "$1")
    .replace(INTERMEDIATE, "(intermediate value)")
    .replace(/\$cells\./g, "")
    .replace(/\$cell\.meta\b/g, "import.meta");
}

const QUALIFIED = /\(0 ?, ?(?:\$cells|[^\s().]+_\d+)\.([^\s()]+)\)/g;
/** What a call of the cell's gives, such as what an `await` came to. */
const INTERMEDIATE =
  /\$cell\.\w+(?:\(\.{3}\)(?: is not a function or its return value(?= is not ))?| is not a function or its return value(?= is not ))/g;
/** A whole function that it quotes, which has parts that the student did not write. */
const QUOTED =
  /^(Class extends value )?(?=.*\$(?:cells?|turn)\b).*( could not be cloned\.| is not a constructor or null)$/s;

/** Changes an error that V8 made; one that a student made is left as it is. */
export function withReadableMessage(error: unknown): void {
  const own = isError(error) ? Object.getOwnPropertyDescriptor(error, "message") : undefined;
  if (!own?.writable || typeof own.value !== "string") return;
  const readable = readableMessage(own.value);
  if (readable !== own.value) (error as Error).message = readable;
}

/** What V8 calls a function that has no name: by what the emitted code does with it, for example. */
const NAMELESS = /(^|\.)<\w+>|^(\$body|\$cell\.result$|_\w+_decorators$|eval$|(Timeout|Immediate)\._on)/;

/** `Object.sgd` and `$cells.sgd` are just `sgd` to the reader; the body of a cell and a function without a name have none. */
function readableCall(call: string): string {
  const name = call.replace(/^async /, "").replace(/^(Object|exports|\$cells|\$cell\.result)\./, "");
  return NAMELESS.test(name) ? "" : name;
}
