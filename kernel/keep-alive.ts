import { Interrupted, type Late } from "../cells";
import type { Jobs } from "./jobs";
import type { Session } from "./session";
import { standIn } from "./stand-in";

/**
 * Nothing that a cell does ends the kernel: what would end another program is refused, and an error that nobody catches
 * is shown under the cell that it came from.
 */
export function keepAlive(report: Session["reportLate"], jobs: Pick<Jobs, "isStopped">): void {
  const refuse = () => {
    throw new Error(
      "Cannot end the process as it is the notebook's kernel: restart or shut it down from the menu instead",
    );
  };
  const { kill } = process;
  process.exit = standIn(process.exit, refuse);
  process.abort = standIn(process.abort, refuse);
  process.kill = standIn(kill, (_, [pid, signal]) => {
    // Signal 0 only asks whether the process is there. 0 and negative numbers mean a group.
    if (signal !== 0 && (pid === 0 || Math.abs(pid) === process.pid)) refuse();
    return kill.call(process, pid, signal);
  });
  keepSigint();
  const show = (came: Late) => (error: unknown) => {
    // It is how code of a stopped cell ends: by the stop itself, or as what it worked with is gone, such as a server.
    if (!(error instanceof Interrupted) && !jobs.isStopped()) report(error, came);
  };
  listenForGood({
    uncaughtException: show("from a timer or a callback"),
    unhandledRejection: show("from a promise that nobody awaited"),
    // The next cell may well await a promise of this one. Node warns of that where nobody listens.
    rejectionHandled: () => {},
  });
}

/**
 * SIGINT breaks cells, and nothing else: a listener of a cell would put Node's own handler in the place of the one that
 * does (`signal-thread.ts`). It would hear nothing, as Jupyter sends no signal.
 */
function keepSigint(): void {
  for (const name of ["on", "addListener", "once", "prependListener", "prependOnceListener"] as const) {
    const listen = process[name] as (event: string | symbol, listener: () => void) => NodeJS.Process;
    const own = standIn(listen, (_, [event, listener]) => {
      return event === "SIGINT" ? process : listen.call(process, event, listener);
    });
    Object.assign(process, { [name]: own });
  }
}

/** A program may take away all listeners, and the next error would end the process. */
function listenForGood(listeners: Readonly<Record<string, (error: unknown) => void>>): void {
  const listen = () => {
    for (const [event, show] of Object.entries(listeners)) {
      if (!process.listeners(event as "uncaughtException").includes(show)) process.on(event, show);
    }
  };
  listen();
  const { removeAllListeners } = process;
  process.removeAllListeners = (...events: [name?: string | symbol]) => {
    removeAllListeners.apply(process, events);
    listen();
    return process;
  };
}
