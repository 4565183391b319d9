import type { Request } from "./outbox";
import { STOP, type ToMain } from "./threads";

/** How long a cell may take to notice the flag before it is broken by a signal, in milliseconds. */
const GRACE = 600;

export interface InterruptParts {
  readonly shared: Int32Array;
  readonly toMain: (message: ToMain) => void;
  /** Breaks a synchronous cell that does not look whether to stop. */
  readonly breakCell: () => void;
  readonly running: () => Request | undefined;
}

/** Stops what runs on the main thread: by a flag that it sees, by a message, and at last by a signal. */
export function createInterrupt({ shared, toMain, breakCell, running }: InterruptParts): () => void {
  return () => {
    Atomics.store(shared, STOP, 1);
    toMain({ kind: "interrupt" });
    const asked = running();
    setTimeout(() => {
      if (asked && asked === running()) breakCell();
    }, GRACE);
  };
}
