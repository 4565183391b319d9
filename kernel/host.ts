import vm from "node:vm";
import { CELL, CELLS, type CellFunction, type Host, Interrupted, TURN } from "../cells";
import type { Breaker } from "./breaker";
import type { Modules } from "./modules";
import { STOP } from "./threads";

/** How code is called so that it can be ended from outside, and how it knows that it was. */
export type Reach = Pick<
  Host,
  "owner" | "wait" | "waitEach" | "resumed" | "outside" | "inside" | "enter" | "breakable" | "whole"
> &
  Pick<Breaker, "call">;

const AS_IT_IS: Reach = { call: async (work) => work() };

/** Runs cells in this process, on the main thread. */
export function createHost(
  modules: Pick<Modules, "load">,
  check: () => void,
  meta: object,
  { call, ...looks }: Reach = AS_IT_IS,
): Host {
  return {
    ...looks,
    check,
    meta,
    load: modules.load,
    compile({ code, url, awaits }): CellFunction {
      // One line stands before the body: LINES_BEFORE_BODY.
      const head = `(${awaits ? "async " : ""}function $body(${CELLS}, ${CELL}) { "use strict"; let ${TURN} = 0;\n`;
      const body = vm.runInThisContext(`${head}${code}\n})`, { filename: url }) as CellFunction;
      return ($cells, $cell) =>
        call(() => {
          $cell.check(); // It may have been stopped while it waited for its turn.
          return body($cells, $cell);
        });
    },
  };
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
