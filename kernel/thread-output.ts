import { existsSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
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

/**
 * Has all threads that are started from here on print at once, and no faster than that is shown.
 *
 * A thread of Node hands over what it prints when it comes to rest: of a loop that never does nothing is shown, and it fills
 * the memory. So each gets a port of its own, and waits while much lies there.
 *
 * @param first the file that a thread loads before its own (`thread-start.ts`)
 * @param printer makes what shows the prints of a thread, where the thread is started
 */
export function printThreads(first: string, printer: () => (printed: Printed) => void): void {
  workerThreads.Worker = new Proxy(workerThreads.Worker, {
    construct(target, args: [unknown, WorkerOptions?], newTarget) {
      const [file, options = {}] = args;
      // Another version may have tidied up since the kernel was started.
      if (typeof options !== "object" || options === null || !existsSync(first)) {
        return Reflect.construct(target, args, newTarget);
      }
      const start = (all: WorkerOptions): Worker => Reflect.construct(target, [file, all], newTarget);
      return startPrinting(start, options, first, printer());
    },
  });
  syncBuiltinESMExports();
}

function startPrinting(
  start: (options: WorkerOptions) => Worker,
  options: WorkerOptions,
  first: string,
  print: (printed: Printed) => void,
): Worker {
  const { port1, port2 } = new MessageChannel();
  const waiting = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const streams = (["stdout", "stderr"] as const).filter((name) => !options[name]);
  const take = (printed: Printed) => {
    Atomics.sub(waiting, 0, printed.text.length + PRINT_SIZE);
    Atomics.notify(waiting, 0);
    print(printed);
  };
  hand({ port: port2, waiting, streams });
  try {
    const worker = start({
      ...options,
      execArgv: [...(options.execArgv ?? process.execArgv), "--require", first],
      transferList: [...(options.transferList ?? []), port2],
    });
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
