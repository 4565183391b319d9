import { Interrupted } from "./interrupted";

/**
 * The waits behind which something is to be put right: those inside a `try` with a `finally`, which is also what `using`
 * becomes, and those of async generators, for which others wait. A stop makes them fail, so that what stands behind them
 * runs. Of all others it holds that a function of a stopped cell just never goes on.
 */
export interface Waits {
  /** A promise that does what `value` does, and can be given up; what nobody has to wait for is given back as it is. */
  wait(value: unknown): unknown;
  /** The same for all that a `for await` walks over. */
  waitEach(values: unknown): unknown;
  /** Makes the waits fail that belong to such an owner. What stands behind them runs in the turn of the event loop. */
  giveUp(isStopped: (owner: unknown) => boolean): void;
}

/** @param owner to whom the running code belongs (`Host.owner`) */
export function createWaits(owner: () => unknown): Waits {
  const owners = new Map<() => void, unknown>();
  function wait(value: unknown): unknown {
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
  }
  return {
    wait,
    waitEach: (values) => eachWait(values, wait),
    giveUp(isStopped) {
      for (const [giveUp, whose] of owners) {
        if (!isStopped(whose)) continue;
        owners.delete(giveUp);
        giveUp();
      }
    },
  };
}

/** What `for await` takes: a list of promises is walked over as what comes by and by is. */
type Walked = Partial<AsyncIterable<unknown> & Iterable<unknown>> | null | undefined;

function eachWait(values: unknown, wait: Waits["wait"]): unknown {
  const byAndBy = (values as Walked)?.[Symbol.asyncIterator];
  if (typeof byAndBy === "function") return walk(() => byAndBy.call(values as AsyncIterable<unknown>), wait);
  const atOnce = (values as Walked)?.[Symbol.iterator];
  if (typeof atOnce !== "function") return values;
  const settled = async ({ done, value }: IteratorResult<unknown>) => ({
    done,
    value: done ? value : await wait(value),
  });
  return walk(
    () => atOnce.call(values as Iterable<unknown>),
    (result) => settled(result as IteratorResult<unknown>),
  );
}

/** @param wait waits for what the iterator gives for each value */
function walk(begin: () => AsyncIterator<unknown> | Iterator<unknown>, wait: Waits["wait"]): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = begin();
      const end = async () => iterator.return?.() as IteratorResult<unknown>;
      const next = async () => {
        try {
          return (await wait(iterator.next())) as IteratorResult<unknown>;
        } catch (error) {
          // Who makes the values may have something to put right, when it gets there. Nobody waits for that.
          if (error instanceof Interrupted) void end().catch(() => {});
          throw error;
        }
      };
      return iterator.return ? { next, return: end } : { next };
    },
  };
}

function isThenable(value: unknown): boolean {
  return typeof (value as { then?: unknown } | null | undefined)?.then === "function";
}
