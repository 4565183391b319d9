import {
  callLines,
  type Frame,
  type LocateInFile,
  readableMessage,
  readCalls,
  readStack,
  type SourceOf,
} from "../cells";

/** Calls to keep of an error: a cell's own call must be among them, however deep a package was when it failed. */
const DEPTH = 50;

/**
 * Makes `error.stack` itself what its author wants to see: TypeScript lines of cells and local files, nothing of the
 * kernel. So `console.log(error)`, an error inside an object, and code that prints `error.stack` show it too.
 *
 * @returns the calls of an error
 */
export function readableStacks(sourceOf: SourceOf, locate: LocateInFile): (error: Error) => readonly Frame[] {
  const known = new WeakMap<Error, readonly Frame[]>();
  Error.stackTraceLimit = DEPTH;
  Error.prepareStackTrace = (error, calls) => {
    const lines = calls.map((call) => `at ${call}`);
    const frames = readCalls(lines, sourceOf, locate);
    known.set(error, frames);
    return [headline(error), ...callLines(frames)].join("\n");
  };
  return (error) => {
    const read = readStack(error, sourceOf, locate); // Reading the stack is what prepares it.
    return known.get(error) ?? read;
  };
}

function headline(error: Error): string {
  try {
    return readableMessage(Error.prototype.toString.call(error));
  } catch {
    return "Error";
  }
}
