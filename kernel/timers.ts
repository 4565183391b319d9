import { createRequire, syncBuiltinESMExports } from "node:module";
import { inspect } from "node:util";
import type { Breaker } from "./breaker";
import type { Jobs } from "./jobs";
import { standIn } from "./stand-in";

type Start = (callback: (...args: unknown[]) => void, ...rest: unknown[]) => unknown;

/**
 * Makes the timers of a cell end with it when it is stopped: from then on they fire into nothing, and what waits for
 * them waits for ever. What a timer calls can be broken as the cell itself.
 */
export function ownTimers(jobs: Jobs, breaker: Breaker): void {
  for (const timer of [setTimeout(() => {}, 0), setImmediate(() => {})]) withoutNeighbours(timer);
  const timers = createRequire(import.meta.url)("node:timers") as Record<string, unknown>;
  for (const name of ["setTimeout", "setInterval", "setImmediate"] as const) {
    const start = globalThis[name] as unknown as Start;
    const own = standIn(start, (_, [callback, ...rest]) => {
      if (typeof callback !== "function") return start(callback, ...rest);
      const timer = start(
        (...args) => {
          if (jobs.isStopped()) clearInterval(timer as NodeJS.Timeout);
          else breaker.run(() => callback.apply(timer, args));
        },
        ...rest,
      );
      return timer;
    });
    Object.assign(globalThis, { [name]: own });
    timers[name] = own;
  }
  syncBuiltinESMExports();
}

/** Of a timer Node shows those before and behind it, which are the kernel's. */
function withoutNeighbours(timer: object): void {
  const text = `[${timer.constructor.name}]`;
  Object.defineProperty(Object.getPrototypeOf(timer), inspect.custom, { value: () => text });
}
