import type ts from "typescript";
import type { TypeScript } from "./language";

/** Engines say differently that calls have used up the stack. */
const OVERFLOW = /call stack|recursion/;

/**
 * What the compiler comes to, or undefined where it runs out of stack: it calls itself for each level of an expression,
 * and each term of a sum is a level.
 */
export function unlessTooDeep<T>(compile: () => T): T | undefined {
  try {
    return compile();
  } catch (error) {
    if (error instanceof Error && OVERFLOW.test(error.message)) return undefined;
    throw error;
  }
}

/** Made behind the compiler's calls, of which it thus tells nothing. */
export const tooDeep = () =>
  new RangeError(
    "Cannot compile the cell as an expression in it is nested too deeply: a sum or a chain of calls may have about a " +
      "thousand parts, and brackets inside each other fewer; take it apart, or build it in a loop",
  );

interface Internals {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  /** A page has the compiler without it, and nothing that breaks it. */
  usingSingleLineStringWriter?(write: (writer: { clear(): void }) => void): string;
}

/**
 * Brings to its beginning what the compiler has only one of. Its binder forgets only at the end of a file in which part of
 * it it was, and what it writes names with only at the end of a name what it had of it.
 */
export function forgetPlace(ts: TypeScript): void {
  const { bindSourceFile, usingSingleLineStringWriter } = ts as unknown as Internals;
  bindSourceFile(ts.createSourceFile("empty.ts", "", ts.ScriptTarget.ES2022), {});
  const writers: { clear(): void }[] = [];
  usingSingleLineStringWriter?.((writer) => writers.push(writer));
  // It gives back what it had when it was asked, so it must be told outside.
  for (const writer of writers) writer.clear();
}
