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
  prepare = (error, calls) => {
    const lines = calls.map((call) => `at ${call}`);
    const frames = readCalls(lines, sourceOf, locate);
    known.set(error, frames);
    return [headline(error), ...callLines(frames)].join("\n");
  };
  restoreStacks();
  return (error) => {
    restoreStacks(); // The cell that threw may have put something else there.
    const read = readStack(error, sourceOf, locate); // Reading the stack is what prepares it.
    return known.get(error) ?? read;
  };
}

/** There is one `Error` in a process, and so one way to prepare its stacks. */
let prepare: typeof Error.prepareStackTrace;

/**
 * Puts the kernel's way back in the place of what a cell left there, or a package that it imported. For as long as a
 * cell runs the place is its own: packages ask for the calls themselves and restore what was there.
 */
export function restoreStacks(): void {
  // A cell may also have made them read-only: then there is no way back, and no reason to fail.
  const put = (name: string, value: unknown) =>
    Reflect.defineProperty(Error, name, { value, writable: true, enumerable: true, configurable: true });
  if (prepare && Error.prepareStackTrace !== prepare) put("prepareStackTrace", prepare);
  // More calls than the kernel needs are fine.
  if (!(Error.stackTraceLimit >= DEPTH)) put("stackTraceLimit", DEPTH);
}

function headline(error: Error): string {
  try {
    return readableMessage(Error.prototype.toString.call(error));
  } catch {
    return "Error";
  }
}
