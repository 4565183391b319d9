import { LinearRegression, sgd, train } from "../../lib/index";
import { madeUp, type Numbers } from "../numbers";
import { addC, assertSame, compiled } from "../peers/c";
import { findPython, missing, timesOf } from "../peers/python";
import type { JobResult } from "../report";
import { type Contender, minima, timed } from "../rounds";

const batchSize = 32;
const seed = 0;

/** One epoch over a million rows: shuffled, in batches of 32, and the loss over all rows at its end. */
export async function epoch(rounds: number): Promise<JobResult> {
  const data = madeUp(1_000_000, 10);
  const c = compiled(10);
  if (c) assertSame([...descend(data, 2).w], c(data, { job: "epoch", seed, epochs: 2, batchSize }, 1).w);
  const contenders: Contender[] = [
    { name: "Descent, an epoch", run: () => fastestEpoch(data, 4) },
    { name: "Descent, a call of one epoch", run: () => timed(() => descend(data, 1)) },
    ...(c ? [{ name: "C", run: () => c(data, { job: "epoch", seed, epochs: 4, batchSize }, 1).ms }] : []),
  ];
  const best = await minima(contenders, rounds);
  const python = findPython();
  const others = python ? Object.entries(timesOf(python, "epoch", data)) : [];
  const notes: Record<string, string> = {
    "Descent, a call of one epoch": "with checking and copying the data, and a loss before the first step",
    "scikit-learn": "one row at a time",
  };
  return {
    title: "One epoch of batches of 32 over 1,000,000 × 10",
    unit: "milliseconds",
    base: "C",
    entries: [...best, ...others].map(([name, value]) => ({ name, value, note: notes[name] })),
    targets: [
      { of: "Descent, an epoch", over: "C", atMost: 1.7 },
      { of: "scikit-learn", over: "Descent, an epoch", atLeast: 1 },
      { of: "numpy", over: "Descent, an epoch", atLeast: 1 },
    ],
    skipped: [...(c ? [] : [addC]), ...missing(python)],
  };
}

function descend(data: Numbers, epochs: number) {
  const w = new Float64Array(data.x.cols + 1);
  const options = { optimizer: sgd({ learningRate: 0.001 }), epochs, batchSize, seed };
  return { w, history: train(LinearRegression.objective(data), w, data, options) };
}

/** The fastest of so many epochs of one run, in milliseconds. */
export function fastestEpoch(data: Numbers, epochs: number): number {
  const { secondsAt } = descend(data, epochs).history;
  return 1000 * Math.min(...secondsAt.subarray(1).map((at, k) => at - secondsAt[k]));
}
