import type { Worker } from "node:worker_threads";
import type { Jobs } from "./jobs";

/** Makes the threads of a cell part of it: they end when it is stopped. */
export function ownWorkers(jobs: Pick<Jobs, "onStop">): void {
  process.on("worker", (worker: Worker) => {
    const forget = jobs.onStop(() => void worker.terminate());
    worker.once("exit", forget);
  });
}
