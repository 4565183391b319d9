import vm from "node:vm";
import { CELL, CELLS, type CellFunction, type Host, Interrupted, TURN } from "../cells";
import type { Modules } from "./modules";
import { STOP } from "./threads";

/** Where the one line of code that starts a cell finds the function to call. */
const ENTER = Symbol.for("descent.kernel.enter");
const entrance = globalThis as { [ENTER]?: () => unknown };
const enter = new vm.Script(`globalThis[Symbol.for("${ENTER.description}")]()`, { filename: "descent:enter" });

/** Runs cells in this process, on the main thread. */
export function createHost(modules: Pick<Modules, "load">, check: () => void, meta: object): Host {
  return {
    meta,
    load: modules.load,
    check,
    compile({ code, url, awaits }): CellFunction {
      // One line stands before the body: LINES_BEFORE_BODY.
      const head = `(${awaits ? "async " : ""}function $body(${CELLS}, ${CELL}) { "use strict"; let ${TURN} = 0;\n`;
      const body = vm.runInThisContext(`${head}${code}\n})`, { filename: url }) as CellFunction;
      return ($cells, $cell) => breakable(() => body($cells, $cell));
    },
  };
}

/**
 * Calls a function so that SIGINT ends it, even in a loop that looks at nothing. What comes after its first `await` is
 * out of reach: there the loops look for themselves (`cells/compiler/guard.ts`).
 */
function breakable(work: () => unknown): unknown {
  entrance[ENTER] = work;
  try {
    return enter.runInThisContext({ breakOnSigint: true });
  } catch (error) {
    const broken = (error as NodeJS.ErrnoException | undefined)?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
    throw broken ? new Interrupted() : error;
  }
}

/**
 * Throws while the flag that the socket thread raises is up; reading it costs about a nanosecond. Otherwise it lets
 * `look` handle what came from front ends.
 */
export function stopCheck(shared: Int32Array, look: () => void): () => void {
  return () => {
    if (Atomics.load(shared, STOP) !== 0) throw new Interrupted();
    look();
  };
}
