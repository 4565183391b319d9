import { gridSearch, LinearRegression, log, momentum, type SearchOptions } from "../../lib/index";
import { threads } from "../../threads/index";
import { madeUp } from "../numbers";
import { addC, compiled, twoProcesses } from "../peers/c";
import type { JobResult } from "../report";
import { minima } from "../rounds";

/** A thousand fits: 200 learning rates, each on 5 folds. */
export async function search(rounds: number): Promise<JobResult> {
  const data = madeUp(398, 3);
  const conditions: SearchOptions = {
    model: LinearRegression,
    optimizer: momentum,
    data,
    ranges: { learningRate: log(0.0001, 0.1, 200) },
    epochs: 200,
    batchSize: 34,
  };
  const contenders = [1, 2].map((count) => {
    const workers = threads(count);
    const run = async () => {
      const began = performance.now();
      await gridSearch({ ...conditions, workers });
      return performance.now() - began;
    };
    return { name: `${count} thread${count > 1 ? "s" : ""}`, run, close: () => workers.close() };
  });
  const c = compiled(3);
  const inC = [false, true].map((atOnce) => ({
    name: `C, two processes ${atOnce ? "at once" : "in turn"}`,
    run: () => twoProcesses(data, { job: "lecture", seed: 0, epochs: 1000, batchSize: 34 }, 10, atOnce),
  }));
  try {
    const best = await minima([...contenders, ...(c ? inC : [])], rounds);
    return {
      title: "A grid search of 1,000 fits of 200 epochs each, 398 × 3",
      unit: "milliseconds",
      base: "2 threads",
      entries: [...best].map(([name, value]) => ({ name, value })),
      targets: [
        { of: "1 thread", over: "2 threads", atLeast: 1.7 },
        { of: inC[0].name, over: inC[1].name, atLeast: 1.7 },
      ],
      skipped: c ? [] : [addC],
    };
  } finally {
    for (const { close } of contenders) await close();
  }
}
