import { existsSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import type { Readable } from "node:stream";
import workerThreads, {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  setEnvironmentData,
  type Worker,
  type WorkerOptions,
} from "node:worker_threads";
import { PRINT_SIZE, type StreamName } from "./threads";

/** A piece of what a thread prints, on its way to the thread that started it. */
export interface Printed {
  readonly stream: StreamName;
  readonly text: string;
}

/** What a thread prints with. */
export interface Prints {
  readonly port: MessagePort;
  /** The characters that were not shown yet, with `PRINT_SIZE` for each piece. */
  readonly waiting: Int32Array<SharedArrayBuffer>;
  /** All but those that the code which started the thread reads itself. */
  readonly streams: readonly StreamName[];
}

/** Where a thread finds it, before any other code of it runs. */
export const PRINTS = "descent.kernel.prints";
const hand = (prints: Prints | undefined) => setEnvironmentData(PRINTS, prints as never);

/** Calls what shows a piece, unless nothing of the thread is to be shown any more. */
type Guard = (show: () => void) => void;

/**
 * Has all threads that are started from here on print at once, and no faster than that is shown.
 *
 * A thread of Node hands over what it prints when it comes to rest: of a loop that never does nothing is shown, and it fills
 * the memory. So each gets a port of its own, and waits while much lies there.
 *
 * @param first the file that a thread loads before its own (`thread-start.ts`)
 * @param guard is called where a thread is started
 */
export function printThreads(first: string, guard: () => Guard): void {
  const { Worker } = workerThreads;
  const own = new Proxy(Worker, {
    construct(target, args: [unknown, WorkerOptions?], newTarget) {
      const [file, options] = args;
      // Another version may have tidied up since the kernel was started.
      if (!isSound(options) || !existsSync(first)) return Reflect.construct(target, args, newTarget);
      const start = (all?: WorkerOptions): Worker => Reflect.construct(target, [file, all], newTarget);
      return startPrinting(start, options, first, guard());
    },
  });
  Object.defineProperty(Worker.prototype, "constructor", { value: own, writable: true, configurable: true });
  workerThreads.Worker = own;
  syncBuiltinESMExports();
}

/** Whether what is said of a thread is what we add to; Node says what is wrong with anything else. */
function isSound(options: unknown): options is WorkerOptions | undefined {
  if (options === undefined) return true;
  if (typeof options !== "object" || options === null) return false;
  const { execArgv, transferList } = options as Partial<Record<string, unknown>>;
  return [execArgv, transferList].every((list) => list === undefined || Array.isArray(list));
}

function startPrinting(
  start: (options?: WorkerOptions) => Worker,
  options: WorkerOptions | undefined,
  first: string,
  guard: Guard,
): Worker {
  const { port1, port2 } = new MessageChannel();
  const waiting = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const streams = (["stdout", "stderr"] as const).filter((name) => !options?.[name]);
  hand({ port: port2, waiting, streams });
  try {
    const worker = start(
      // They may be inherited.
      Object.assign(Object.create(options ?? null), {
        execArgv: [...(options?.execArgv ?? process.execArgv), "--require", first],
        transferList: [...(options?.transferList ?? []), port2],
      }),
    );
    // They would ask the thread for more after each piece, and it may never come to reading that.
    for (const name of streams) Object.defineProperty(worker[name], "_read", { value() {} });
    const take = ({ stream, text }: Printed) => {
      Atomics.sub(waiting, 0, text.length + PRINT_SIZE);
      Atomics.notify(waiting, 0);
      guard(() => (hasEnded(worker[stream]) ? process[stream].write(text) : worker[stream].push(text)));
    };
    port1.on("message", take).unref();
    // Its last words, before anybody hears that it has ended.
    worker.once("exit", () => {
      for (let left = receiveMessageOnPort(port1); left; left = receiveMessageOnPort(port1)) take(left.message);
      port1.close();
    });
    return worker;
  } catch (error) {
    port1.close();
    hand(undefined);
    // What a process is started with may be nothing that a thread can be: then it gets that from Node, and prints as there.
    if ((error as NodeJS.ErrnoException).code !== "ERR_WORKER_INVALID_EXEC_ARGV") throw error;
    return start(options);
  } finally {
    hand(undefined);
  }
}

/** Whether Node lets nothing more through to those who read what a thread prints; it prints that itself. */
function hasEnded(stream: Readable): boolean {
  const { ended } = (stream as Readable & { _readableState: { ended: boolean } })._readableState;
  return ended || stream.destroyed;
}
