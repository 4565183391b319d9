import vm from "node:vm";
import { Interrupted } from "../cells";
import { rememberTensorFlow } from "./tensorflow-state";
import { BREAKABLE, OPEN, SHUT, SIGNALLED } from "./threads";

/**
 * Runs code so that a signal can end it wherever it is: in a loop, a recursion, a regular expression, a wait on shared
 * memory, the code of a package.
 *
 * Node breaks with SIGINT what it runs under `breakOnSigint`, and no more than that. So not only the first stretch of a
 * cell is run there, but each stretch after it: what a timer or Node itself calls, and what follows when a promise comes
 * back. Going in costs a microsecond, as a thread of its own is always ready for the signal (`signal-thread.ts`).
 */
export interface Breaker {
  /** Calls `work` at the next turn of the event loop, and resolves to what comes of it, outside again. */
  call(work: () => unknown): Promise<unknown>;
  /** Calls `work` now, and what it sets going without waiting for the world; gives back what comes of it. */
  run<T>(work: () => T): T;
  /** Calls work of the kernel's own that sets nothing going, such as compiling; nothing else takes its turn with it. */
  compute<T>(work: () => T): T;
  /** In the midst of that, calls what must not be left half done. */
  whole<T>(work: () => T): T;
  /** Whether the running code is beyond the reach of the signal. */
  outside(): boolean;
  /** Resolves within its reach. */
  inside(): Promise<void>;
}

/** Where the one line of code that the signal can break finds the function to call. */
const ENTER = Symbol.for("descent.kernel.enter");
const entrance = globalThis as { [ENTER]?: () => void };
Object.defineProperty(globalThis, ENTER, { writable: true, configurable: true, value: undefined });
const enter = new vm.Script(`globalThis[Symbol.for("${ENTER.description}")]()`, { filename: "descent:enter" });

const { setImmediate } = globalThis;
/** Runs the callbacks of promises that wait for their turn, as Node does at the end of each turn. */
const drain = (process as typeof process & { _tickCallback(): void })._tickCallback.bind(process);

export function createBreaker(shared: Int32Array): Breaker {
  let within = false;

  function breakable(work: () => void): void {
    // What waits for its turn now may be the kernel's own, such as the end of a cell that was just broken.
    drain();
    reach(() => {
      work();
      drain();
    });
  }

  /** Left before the signal came, it would hit what must not be broken. */
  function leave(): void {
    if (Atomics.compareExchange(shared, BREAKABLE, OPEN, SHUT) === SIGNALLED)
      Atomics.wait(shared, BREAKABLE, SIGNALLED);
  }

  function reach(work: () => void): void {
    entrance[ENTER] = () => {
      within = true;
      Atomics.store(shared, BREAKABLE, OPEN);
      try {
        work();
      } finally {
        leave();
      }
    };
    const mend = rememberTensorFlow();
    try {
      enter.runInThisContext({ breakOnSigint: true });
    } catch (error) {
      const broken = (error as NodeJS.ErrnoException | undefined)?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
      if (broken) mend();
      throw broken ? new Interrupted() : error;
    } finally {
      within = false;
      Atomics.store(shared, BREAKABLE, SHUT);
    }
  }

  /** What comes of work that is called within reach. */
  function resultOf<T>(call: (work: () => void) => void, work: () => T): T {
    if (within) return work();
    const results: T[] = [];
    call(() => void results.push(work()));
    return results[0];
  }

  function whole<T>(work: () => T): T {
    if (!within) return work();
    leave();
    try {
      return work();
    } finally {
      Atomics.store(shared, BREAKABLE, OPEN);
    }
  }

  return {
    run: (work) => resultOf(breakable, work),
    compute: (work) => resultOf(reach, work),
    whole,
    outside: () => !within,
    inside: () => new Promise((resolve) => setImmediate(breakable, resolve)),
    call: (work) =>
      new Promise((resolve, reject) => {
        // Told outside, as the kernel's own code must not be broken.
        const tell = (settle: () => void) => void setImmediate(settle);
        setImmediate(() => {
          try {
            breakable(() => {
              const done = new Promise((settle) => settle(work()));
              done.then(
                (value) => tell(() => resolve(value)),
                (error) => tell(() => reject(error)),
              );
            });
          } catch (error) {
            // Any other is of a callback that took its turn behind the cell, which goes on.
            if (error instanceof Interrupted) reject(error);
            // Code that is broken leaves Node's stack of asynchronous calls as it was: an error that nobody catches
            // clears it.
            throw error;
          }
        });
      }),
  };
}
