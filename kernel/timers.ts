import { createRequire, syncBuiltinESMExports } from "node:module";
import { promisify } from "node:util";
import type { Breaker } from "./breaker";
import type { Jobs } from "./jobs";

type Start = (callback: (...args: unknown[]) => void, ...rest: unknown[]) => unknown;

/**
 * Makes the timers of a cell end with it when it is stopped: from then on they fire into nothing, and what waits for
 * them waits for ever. What a timer calls can be broken as the cell itself.
 */
export function ownTimers(jobs: Jobs, breaker: Breaker): void {
  const timers = createRequire(import.meta.url)("node:timers") as Record<string, unknown>;
  for (const name of ["setTimeout", "setInterval", "setImmediate"] as const) {
    const start = globalThis[name] as unknown as Start;
    const own: Start = (callback, ...rest) => {
      if (typeof callback !== "function") return start(callback, ...rest);
      const timer = start(
        (...args) => {
          if (jobs.isStopped()) clearInterval(timer as NodeJS.Timeout);
          else breaker.run(() => callback.apply(timer, args));
        },
        ...rest,
      );
      return timer;
    };
    Object.assign(own, { [promisify.custom]: promisify(start) });
    Object.assign(globalThis, { [name]: own });
    timers[name] = own;
  }
  syncBuiltinESMExports();
}
