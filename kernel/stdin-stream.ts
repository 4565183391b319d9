import { Readable } from "node:stream";
import type { Ask } from "./ask";
import type { Jobs } from "./jobs";

/** Kept as it is, before it belongs to cells. */
const { setTimeout } = globalThis;

/** How long a program has for what it does with a line, in milliseconds, before the next one is asked for. */
const MOMENT = 20;

/**
 * Makes `process.stdin` the person at the front end, so that `node:readline` works in a cell: whoever reads from it is asked
 * a line. Each cell has a stream of its own, as one that was closed stays so.
 */
export function askForInput(ask: Ask, jobs: Pick<Jobs, "current">): void {
  const streams = new WeakMap<WeakKey, Readable>();
  const none = Readable.from([]);
  const get = () => {
    const job = jobs.current() as WeakKey | undefined;
    if (!job) return none;
    const stream = streams.get(job) ?? createInput(ask);
    streams.set(job, stream);
    return stream;
  };
  Object.defineProperty(process, "stdin", { configurable: true, enumerable: true, get });
}

function createInput(ask: Ask): Readable {
  const input = new Readable({ read: () => void setTimeout(next, MOMENT) });
  // A program that has what it wanted has paused the stream by then, and nobody is asked for more.
  function next(): void {
    if (input.isPaused()) {
      input.once("resume", () => setTimeout(next, MOMENT));
      return;
    }
    try {
      const line = ask({ prompt: "", password: false });
      input.push(line === null ? null : `${line}\n`);
    } catch (error) {
      input.destroy(error as Error);
    }
  }
  return input;
}
