import type { Engine } from "../cells";

/** Kept as it is, before it belongs to cells. */
const { setTimeout } = globalThis;

/** How long nothing is asked of the kernel, in milliseconds, before it takes its time for this. */
const PAUSE = 200;

export interface ReadAhead {
  /** Something is asked: it should not wait. */
  stop(): void;
  /** A cell has ended. */
  after(source: string): void;
}

/**
 * Reads what a cell imported once more while its reader looks at the output. The compiler sees other modules in the next
 * cell and looks at all files anew for that: with TensorFlow.js and danfo.js this takes 100 ms, for which the first name
 * to be completed would wait, or the next cell.
 */
export function createReadAhead(engine: Pick<Engine, "readAhead">): ReadAhead {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  return {
    stop,
    after(source) {
      stop();
      if (/\bimport\b/.test(source)) timer = setTimeout(engine.readAhead, PAUSE).unref();
    },
  };
}
