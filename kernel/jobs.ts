import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { inspect } from "node:util";
import { Interrupted } from "../cells";
import { hideMarks } from "./marks";
import type { Header } from "./message";
import { STOP } from "./threads";

/**
 * A job is one request and all that it sets going: its cell, and the timers, promises and child processes that the cell
 * leaves behind. The running code belongs to one, in a timer an hour later too.
 */
export interface Jobs {
  /** Runs `work`, a request that is done when its promise is, as a new job. */
  run<T>(parent: Header, work: () => T | Promise<T>): Promise<T>;
  /** The same for a message that came beside the cells, such as a slider's: the latest request stays that of a cell. */
  besides<T>(parent: Header, work: () => T | Promise<T>): Promise<T>;
  /** The request behind the running code; for code that belongs to none, the latest. */
  parent(): Header | undefined;
  /**
   * A function that, whenever it is called, belongs to the job that is running now. When that was stopped, the function
   * belongs to a new job of the same cell: what a person asks for afterwards is nothing that the cell had left behind.
   */
  bind<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void;
  /** The job of the running code, as a value to compare. */
  current(): unknown;
  /** Says that the current job runs a cell, and how the cell is called in messages. */
  nameCell(label: string): void;
  /** The name of the cell from which the running code was started, however much later it runs. */
  cell(): string | undefined;
  /** Whether the job of the running code has not ended yet: its request is still being answered. */
  isRunning(): boolean;
  /** Whether the running code belongs to a job that was stopped: nothing of such a job comes back to life. */
  isStopped(): boolean;
  /** @throws Interrupted in the code of a job that was stopped */
  check(): void;
  /** Calls `end` when the current job is stopped, unless the function that is returned is called before. */
  onStop(end: () => void): () => void;
  /** Whether `stop` would stop that job now, as `current` gave it. */
  wouldStop(job: unknown): boolean;
  /** Stops what is running; when nothing is, then all that earlier cells left behind. */
  stop(): void;
}

interface Job {
  readonly parent: Header;
  readonly number: number;
  cell?: string;
  stopped: boolean;
}

/** Where Node shows to whom something belongs, it shows the name of the cell. */
function createJob(parent: Header, number: number, cell?: string): Job {
  const job: Job = { parent, number, cell, stopped: false };
  return Object.defineProperty(job, inspect.custom, { value: () => job.cell ?? "a message" });
}

export function createJobs(shared: Int32Array): Jobs {
  const owner = new AsyncLocalStorage<Job>();
  hideMarks(owner);
  const running = new Set<Job>();
  const endings = new Map<() => void, Job | undefined>();
  let count = 0;
  let allStoppedUpTo = 0;
  let latest: Header | undefined;

  const hasStopped = (job: Job | undefined) => job !== undefined && (job.stopped || job.number <= allStoppedUpTo);
  const isStopped = () => hasStopped(owner.getStore());

  async function besides<T>(parent: Header, work: () => T | Promise<T>): Promise<T> {
    const job = createJob(parent, ++count);
    running.add(job);
    try {
      return await owner.run(job, work);
    } finally {
      running.delete(job);
      if (running.size === 0) Atomics.store(shared, STOP, 0);
    }
  }

  return {
    run(parent, work) {
      latest = parent;
      return besides(parent, work);
    },
    besides,
    bind(work) {
      const job = owner.getStore();
      return AsyncResource.bind((...args) => {
        if (!job || !hasStopped(job)) return work(...args);
        owner.run(createJob(job.parent, ++count, job.cell), () => work(...args));
      });
    },
    current: () => owner.getStore(),
    parent: () => owner.getStore()?.parent ?? latest,
    nameCell(label) {
      const job = owner.getStore();
      if (job) job.cell = label;
    },
    cell: () => owner.getStore()?.cell,
    isRunning() {
      const job = owner.getStore();
      return job !== undefined && running.has(job);
    },
    isStopped,
    check() {
      if (isStopped()) throw new Interrupted();
    },
    onStop(end) {
      endings.set(end, owner.getStore());
      return () => endings.delete(end);
    },
    wouldStop: (job) => running.size === 0 || running.has(job as Job),
    stop() {
      for (const job of running) job.stopped = true;
      if (running.size === 0) {
        allStoppedUpTo = count;
        // No cell will end and lower the flag.
        Atomics.store(shared, STOP, 0);
      }
      for (const [end, job] of endings) {
        if (!hasStopped(job)) continue;
        endings.delete(end);
        end();
      }
    },
  };
}
