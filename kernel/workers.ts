import { AsyncResource } from "node:async_hooks";
import type { Worker } from "node:worker_threads";
import type { Jobs } from "./jobs";
import { printThreads } from "./thread-output";

/**
 * Makes the threads of a cell part of it: what they print appears there, and they end when it is stopped.
 *
 * @param first the file that a thread loads before its own (`thread-start.ts`)
 */
export function ownWorkers(jobs: Pick<Jobs, "onStop" | "isStopped">, first: string): void {
  process.on("worker", (worker: Worker) => {
    const forget = jobs.onStop(() => void worker.terminate());
    worker.once("exit", forget);
  });
  printThreads(first, () =>
    AsyncResource.bind((show: () => void) => {
      if (!jobs.isStopped()) show();
    }),
  );
}
