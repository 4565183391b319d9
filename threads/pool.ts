import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import type { FoldLosses, Search, SearchSettings, Study, Workers } from "../lib/index";
import * as library from "../lib/index";
import { splitsOf, tryOut } from "../lib/trial";
import type { Outcome, Task, Travelling } from "./messages";

/** Threads that a search can share its trials with. */
export interface Threads extends Workers {
  /** How many trials are made at the same time. */
  readonly count: number;
  /** Ends the threads now; the next search starts new ones. */
  close(): Promise<void>;
}

/** What Node says is the number of a thread that has ended. */
const ENDED = -1;

/** Unused for so long, threads end by themselves, in milliseconds. */
const patience = 10_000;

/**
 * Threads for `gridSearch` and `randomSearch`: the same result as without, on all cores.
 *
 * To a thread travels only data: models and optimizers of the library by their names, with numbers for settings. One that
 * was written in a cell is code, and stays: the search is then made on the thread it was called on, and says why below its table.
 *
 * @param count how many (default: one per core)
 * @throws RangeError when count is no whole number from 1 to 256
 *
 * @example
 * const workers = threads();
 * const search = await gridSearch({ model: LinearRegression, optimizer: adam, data, ranges, workers });
 */
export function threads(count = availableParallelism()): Threads {
  if (!Number.isInteger(count) || count < 1 || count > 256) {
    throw new RangeError(
      `Cannot make threads as count must be a whole number from 1 to 256: current value is ${count}`,
    );
  }
  let idle: Worker[] = [];
  let timer: NodeJS.Timeout | undefined;

  function gather(size: number): Worker[] {
    // A kernel may have ended them, together with the cell that a search was stopped in.
    idle = idle.filter(({ threadId }) => threadId !== ENDED);
    const team = idle.splice(0, size);
    return team.length === size ? team : [...team, ...begun(size - team.length)];
  }

  async function close(): Promise<void> {
    clearTimeout(timer);
    const ended = idle;
    idle = [];
    await Promise.all(ended.map((worker) => worker.terminate()));
  }

  async function run(
    study: Study,
    settings: readonly SearchSettings[],
    onDone: (done: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<readonly FoldLosses[]> {
    signal?.throwIfAborted();
    clearTimeout(timer);
    const team = gather(Math.min(count, settings.length));
    const message = { study: travelling(study) };
    const results = new Array<FoldLosses>(settings.length);
    const hand = dealer(settings, team.length);
    let done = 0;
    // Until all is done, or they have ended: one that has answered may be ending because of another's failure.
    for (const worker of team) worker.ref();
    try {
      const member = async (worker: Worker) => {
        worker.postMessage(message);
        for (let task = hand(); task; task = hand()) {
          const { from, losses } = await ask(worker, task, signal);
          losses.forEach((each, k) => {
            results[from + k] = each ?? tryOut(study, splitsOf(study), settings[from + k]);
          });
          done += losses.length;
          onDone(done);
        }
      };
      await Promise.all(team.map(member));
    } catch (error) {
      await Promise.all(team.map((worker) => worker.terminate()));
      throw error;
    }
    for (const worker of team) worker.unref();
    idle.push(...team);
    timer = setTimeout(close, patience).unref();
    return results;
  }

  return { count, refusal, run, close };
}

/** New threads, with the library as its files are now: a thread reads JavaScript only, so it is translated first. */
function begun(count: number): Worker[] {
  const entry = fileURLToPath(new URL("./worker.ts", import.meta.url));
  const built = buildSync({ entryPoints: [entry], bundle: true, write: false, platform: "node", format: "cjs" });
  const [{ text }] = built.outputFiles;
  return Array.from({ length: count }, () => {
    const worker = new Worker(text, { eval: true, execArgv: [] });
    // A thread that waits does not keep the program from ending.
    worker.unref();
    return worker;
  });
}

function refusal({ model, optimizer }: Study): Search["stayed"] {
  if (!nameOf(model)) return "model";
  return nameOf(optimizer) ? undefined : "optimizer";
}

function travelling(study: Study): Travelling {
  return { ...study, model: nameOf(study.model) as string, optimizer: nameOf(study.optimizer) as string };
}

/** The name under which the library exports a value. */
function nameOf(value: unknown): string | undefined {
  return Object.entries(library).find(([, exported]) => exported === value)?.[0];
}

/** Deals large tasks first and single trials last: few messages, and all threads end at the same time. */
function dealer(settings: readonly SearchSettings[], team: number): () => Task | undefined {
  let from = 0;
  return () => {
    if (from === settings.length) return undefined;
    const size = Math.ceil((settings.length - from) / (4 * team));
    const task = { from, settings: settings.slice(from, from + size) };
    from += size;
    return task;
  };
}

/** Hands a task to a thread and waits for what comes of it. */
function ask(worker: Worker, task: Task, signal: AbortSignal | undefined): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const stop = () => settle(() => reject(signal?.reason));
    const fail = (error: unknown) => settle(() => reject(error));
    const gone = () => fail(new Error("Cannot go on searching as a thread ended, perhaps for want of memory"));
    const answer = (outcome: Outcome) => settle(() => resolve(outcome));
    function settle(end: () => void): void {
      worker.off("message", answer).off("error", fail).off("exit", gone);
      signal?.removeEventListener("abort", stop);
      end();
    }
    worker.on("message", answer).on("error", fail).on("exit", gone);
    signal?.addEventListener("abort", stop);
    worker.postMessage(task);
  });
}
