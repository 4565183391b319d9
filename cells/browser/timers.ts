import type { Owner } from "./owner";

/** The timers that cells start, under the names by which a cell knows them. */
export interface Timers {
  readonly functions: Readonly<Record<string, unknown>>;
  /** Ends the timers of one cell, or of all; returns how many there were. */
  end(cell?: number): number;
}

type Callback = (...args: unknown[]) => void;

/** @param guarded runs a callback so that an error in it is reported and ends nothing */
export function createTimers(owner: Owner, guarded: (work: () => void) => void): Timers {
  const running = new Map<number, { cell: number; clear: () => void }>();

  function start(
    begin: (work: () => void) => number,
    clear: (id: number) => void,
    callback: Callback,
    { once, args }: { once: boolean; args: unknown[] },
  ): number {
    const work = owner.carry((id: number) => {
      if (once) running.delete(id);
      guarded(() => callback(...args));
    });
    const id: number = begin(() => work(id));
    running.set(id, { cell: owner.cell, clear: () => clear(id) });
    return id;
  }

  function stop(id: number | undefined): void {
    running.get(id ?? 0)?.clear();
    running.delete(id ?? 0);
  }

  const { setTimeout: later, setInterval: often, clearTimeout, clearInterval } = globalThis as unknown as PageTimers;
  return {
    functions: {
      setTimeout: (callback: Callback, delay = 0, ...args: unknown[]) =>
        start((work) => later(work, delay), clearTimeout, callback, { once: true, args }),
      setInterval: (callback: Callback, delay = 0, ...args: unknown[]) =>
        start((work) => often(work, delay), clearInterval, callback, { once: false, args }),
      // A worker has no frames of its own in every browser; sixty times a second does for both.
      requestAnimationFrame: (callback: (time: number) => void) =>
        start(
          (work) => later(work, 1000 / 60),
          clearTimeout,
          () => callback(performance.now()),
          { once: true, args: [] },
        ),
      clearTimeout: stop,
      clearInterval: stop,
      cancelAnimationFrame: stop,
    },
    end(cell) {
      const ended = [...running].filter(([, timer]) => cell === undefined || timer.cell === cell);
      for (const [id] of ended) stop(id);
      return ended.length;
    },
  };
}

/** As a page has them: numbers and not objects. */
interface PageTimers {
  setTimeout(work: () => void, delay: number): number;
  setInterval(work: () => void, delay: number): number;
  clearTimeout(id: number): void;
  clearInterval(id: number): void;
}
