import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { madeUp } from "../numbers";
import { addC, compiled, type Work } from "../peers/c";
import type { JobResult } from "../report";
import { minima } from "../rounds";
import { fastestEpoch } from "./epoch";

const cols = 10;
const reading = "C that only reads";
const sizes = [1e4, 1e5, 1e6, 1e7].map((values) => values / cols);

/** How the time per row and the memory grow with the data. */
export async function scaling(rounds: number): Promise<JobResult> {
  const name = (rows: number) => `${(rows * cols).toLocaleString("en")} values`;
  const c = compiled(cols);
  const contenders = sizes.flatMap((rows) => {
    const data = madeUp(rows, cols);
    const epochs = Math.max(3, 1e5 / rows);
    const perRow = (ms: number) => (1e6 * ms) / rows;
    const ours = { name: name(rows), run: () => perRow(fastestEpoch(data, epochs)) };
    if (!c) return [ours];
    const times = (job: Work["job"], rounds: number) => {
      return c(data, { job, seed: 0, epochs, batchSize: 32 }, rounds).ms.map(perRow);
    };
    return [
      ours,
      { name: `C, ${name(rows)}`, run: () => times("epoch", 1) },
      { name: `${reading}, ${name(rows)}`, run: () => [...times("gather", epochs), ...times("stream", epochs)] },
    ];
  });
  const best = await minima(contenders, rounds);
  const [smallest, largest] = [name(sizes[0]), name(sizes[sizes.length - 1])];
  const notes = { [`${reading}, ${largest}`]: "each row twice, as an epoch must: in random order, and for the loss" };
  return {
    title: "The same for more and more data, and less of it",
    unit: "nanoseconds per row",
    base: smallest,
    entries: [...best].map(([each, value]) => ({ name: each, value, note: notes[each] })),
    targets: [
      { of: largest, over: smallest, atMost: 1.5 },
      { of: `C, ${largest}`, over: `C, ${smallest}`, atMost: 1.5 },
      { of: `${reading}, ${largest}`, over: smallest, atMost: 1.5 },
    ],
    skipped: c ? [] : [addC],
  };
}

/** How much memory a run takes besides its data, as a multiple of them, and how much more a longer run does. */
export function memory(): JobResult {
  const entries = [1, 5].map((epochs) => ({ name: `${epochs} epoch${epochs > 1 ? "s" : ""}`, value: peak(epochs) }));
  return {
    title: "Memory of a run over 1,000,000 × 10 besides the data",
    unit: "times the data",
    base: "1 epoch",
    entries,
    targets: [{ of: "5 epochs", over: "1 epoch", atMost: 1.1 }],
    skipped: [],
  };
}

/** In a process of its own: memory once used is not given back. */
function peak(epochs: number): number {
  const script = fileURLToPath(new URL("memory.ts", import.meta.url));
  const args = [...process.execArgv, script, String(epochs)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`Cannot measure memory as the process must end well: ${stderr}`);
  return Number(stdout);
}
