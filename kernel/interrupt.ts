import { STOP, type ToMain } from "./threads";

/** What ends a cell that does not look whether to stop; each may be called again and again. */
export interface Means {
  readonly shared: Int32Array;
  readonly toMain: (message: ToMain) => void;
  /** Breaks what the main thread computes, where that is possible. */
  readonly breakCode: () => void;
  /** Ends the child process that the main thread waits for, if it does. */
  readonly endChild: (signal: NodeJS.Signals) => void;
  /** Tells the user that only a restart is left. */
  readonly offerRestart: () => void;
}

/** How long code may take to look by itself, in milliseconds. */
const GRACE = 400;
/** How often to look whether it has stopped, in milliseconds. */
const LOOK = 50;
/** How long after the second interrupt a restart is offered, in milliseconds. */
const PATIENCE = 2000;

/**
 * Makes the function that an interrupt calls. It raises the flag, and as long as nobody lowers it, uses stronger means:
 * a signal that breaks code, the end of the child process that is waited for. A second interrupt uses them at once, and then the
 * user is told to restart.
 */
export function createInterrupt({ shared, toMain, breakCode, endChild, offerRestart }: Means): () => void {
  let watch: NodeJS.Timeout | undefined;

  function begin(): void {
    const since = performance.now();
    endChild("SIGINT");
    watch = setInterval(() => {
      if (Atomics.load(shared, STOP) === 0) stopWatching();
      else if (performance.now() - since > GRACE) force();
    }, LOOK);
  }
  function force(): void {
    breakCode();
    endChild("SIGKILL");
  }
  function insist(): void {
    force();
    const asked = watch;
    setTimeout(() => {
      if (asked && asked === watch) offerRestart();
    }, PATIENCE);
  }
  function stopWatching(): void {
    clearInterval(watch);
    watch = undefined;
  }
  return () => {
    Atomics.store(shared, STOP, 1);
    toMain({ kind: "interrupt" });
    if (watch) insist();
    else begin();
  };
}
