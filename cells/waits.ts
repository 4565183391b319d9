import { Interrupted } from "./interrupted";

/**
 * The waits behind which something is to be put right: those inside a `try` with a `finally`, which is also what `using`
 * becomes. A stop makes them fail, so that what stands behind them runs. Of all others it holds that a function of a
 * stopped cell just never goes on.
 */
export interface Waits {
  /** A promise that does what `value` does, and can be given up; what nobody has to wait for is given back as it is. */
  wait(value: unknown): unknown;
  /** Makes the waits fail that belong to such an owner. What stands behind them runs in the turn of the event loop. */
  giveUp(isStopped: (owner: unknown) => boolean): void;
}

/** @param owner to whom the running code belongs (`Host.owner`) */
export function createWaits(owner: () => unknown): Waits {
  const owners = new Map<() => void, unknown>();
  return {
    wait(value) {
      if (!isThenable(value)) return value;
      return new Promise((resolve, reject) => {
        const giveUp = () => reject(new Interrupted());
        owners.set(giveUp, owner());
        const forget = () => owners.delete(giveUp);
        // In two steps, and with the functions of the promise as they are: V8 then still finds the calls behind an `await`.
        const settled = Promise.resolve(value).then(
          (result) => {
            forget();
            return result;
          },
          (error) => {
            forget();
            throw error;
          },
        );
        settled.then(resolve, reject);
      });
    },
    giveUp(isStopped) {
      for (const [giveUp, whose] of owners) {
        if (!isStopped(whose)) continue;
        owners.delete(giveUp);
        giveUp();
      }
    },
  };
}

/** Walks over the same values, and waits for each of them by `wait`; who made them is told when that is given up. */
export function eachWait(values: unknown, wait: (value: unknown) => unknown): unknown {
  const begin = (values as Partial<AsyncIterable<unknown>> | null | undefined)?.[Symbol.asyncIterator];
  if (typeof begin !== "function") return values;
  return {
    [Symbol.asyncIterator](): object {
      const iterator = begin.call(values as AsyncIterable<unknown>);
      const next = async () => {
        try {
          return await wait(iterator.next());
        } catch (error) {
          // A stream stays open otherwise. What comes of it, nobody waits for.
          if (error instanceof Interrupted) void Promise.resolve(iterator.return?.()).catch(() => {});
          throw error;
        }
      };
      return iterator.return ? { next, return: () => iterator.return?.() } : { next };
    },
  };
}

function isThenable(value: unknown): boolean {
  return typeof (value as { then?: unknown } | null | undefined)?.then === "function";
}
