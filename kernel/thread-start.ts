import { getEnvironmentData, setEnvironmentData } from "node:worker_threads";
import { pieces } from "./pieces";
import { type Chunk, readChunks } from "./standard-streams";
import { PRINTS, type Printed, type Prints, printThreads } from "./thread-output";
import { PRINT_SIZE, type StreamName } from "./threads";
import type { Done } from "./written";

// What a thread that a cell has started runs first (`thread-output.ts`). Nothing of it is seen afterwards.

/** Characters that may lie there without a wait. */
const FREE = 1 << 20;
/** Characters a second that a thread may print while nobody takes them, where so many lie there. */
const SLOW = 16 << 20;

const [first] = process.execArgv.splice(-2).slice(1);
const given = getEnvironmentData(PRINTS) as Prints | undefined;
setEnvironmentData(PRINTS, undefined as never);
if (given) {
  for (const name of given.streams) printAtOnce(given, name);
  printThreads(first, () => (work) => work());
}

/** Puts ours in the place of what a stream of a thread does with its chunks; all else of it stays Node's. */
function printAtOnce(prints: Prints, stream: StreamName): void {
  const text = readChunks();
  const write = (chunk: Chunk, encoding: unknown, done: Done) => {
    print(prints, { stream, text: text(chunk, encoding) });
    done(null);
  };
  const own = { writable: true, configurable: true };
  Object.defineProperties(process[stream], { _write: { value: write, ...own }, _writev: { value: null, ...own } });
}

/** The more lies there, the longer this waits, but never for ever: whoever should take it may wait for this thread. */
function print({ port, waiting }: Prints, { stream, text }: Printed): void {
  for (const piece of pieces(text)) {
    const size = piece.length + PRINT_SIZE;
    const lying = Atomics.add(waiting, 0, size) + size;
    port.postMessage({ stream, text: piece } satisfies Printed);
    if (lying > FREE) Atomics.wait(waiting, 0, lying, (size / SLOW) * (lying / FREE) * 1000);
  }
}
