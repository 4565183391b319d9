import { adagrad, adam, compare, LinearRegression, momentum, rmsprop, sgd, train } from "../../lib/index";
import { madeUp } from "../numbers";
import { addC, assertSame, compiled } from "../peers/c";
import { findPython, missing, timesOf } from "../peers/python";
import type { JobResult } from "../report";
import { type Contender, fastest, minima } from "../rounds";

const conditions = { epochs: 1000, batchSize: 34 };
const seed = 0;
/** How often each does its work when it is its turn. */
const turns = 5;

/** The lecture's comparison: five optimizers, a thousand epochs each, reshuffled batches of 34 of 398 rows with 3 features. */
export async function lecture(rounds: number): Promise<JobResult> {
  const data = madeUp(398, 3);
  const optimizers = [sgd, momentum, adagrad, rmsprop, adam].map((make) => make({ learningRate: 0.001 }));
  const start = new Float64Array(4);
  const compared = () =>
    compare({ model: LinearRegression, optimizers, data, ...conditions, seeds: [seed], start }).curves;
  const objective = LinearRegression.objective(data);
  const trained = () =>
    optimizers.map((optimizer) => train(objective, start.slice(), data, { ...conditions, optimizer, seed }));
  const c = compiled(3);
  const work = { job: "lecture", seed, ...conditions } as const;
  if (c) {
    const weights = compared().flatMap(({ runs }) => [...runs[0].w]);
    assertSame(weights, c(data, work, 1).w);
  }
  // Of each, the fastest time of all five together: `compare` cannot be taken apart.
  const contenders: Contender[] = [
    { name: "Descent, train", run: () => fastest(trained, turns) },
    { name: "Descent, compare", run: () => fastest(compared, turns) },
    ...(c ? [{ name: "C", run: () => total(c(data, work, turns).ms) }] : []),
  ];
  const best = await minima(contenders, rounds);
  const python = findPython();
  const others = python ? Object.entries(timesOf(python, "lecture", data)) : [];
  const notes: Record<string, string> = { "scikit-learn": "one row at a time; gradient descent five times" };
  return {
    title: "The lecture's comparison: 5 optimizers × 1,000 epochs, reshuffled batches of 34, 398 × 3",
    unit: "milliseconds",
    base: "C",
    entries: [...best, ...others].map(([name, value]) => ({ name, value, note: notes[name] })),
    targets: [
      { of: "Descent, train", over: "C", atMost: 1.3 },
      { of: "Descent, compare", over: "C", atMost: 1.3 },
      { of: "PyTorch, the lecture's loop", over: "Descent, compare", atLeast: 1500 },
    ],
    skipped: [...(c ? [] : [addC]), ...missing(python)],
  };
}

function total(times: readonly number[]): number {
  return times.reduce((sum, each) => sum + each, 0);
}
