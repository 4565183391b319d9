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

interface Binder {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
}

/** The compiler has one binder, which forgets only at the end of a file in which part of it it was. */
export function forgetPlace(ts: TypeScript): void {
  (ts as unknown as Binder).bindSourceFile(ts.createSourceFile("empty.ts", "", ts.ScriptTarget.ES2022), {});
}
