import { LinearRegression, momentum, type Optimizer, optimizer, train } from "../../lib/index";
import { madeUp } from "../numbers";
import type { JobResult } from "../report";
import { minima, timed } from "../rounds";

/** As a student writes it in a cell. */
const own = optimizer("My momentum", { learningRate: 0.001, momentum: 0.9 }, ["v"], (w, g, { v }, options) => {
  for (let j = 0; j < w.length; j++) {
    v[j] = options.momentum * v[j] + g[j];
    w[j] -= options.learningRate * v[j];
  }
});

/** An optimizer of one's own against the one of the library. */
export async function ownRule(rounds: number): Promise<JobResult> {
  const data = madeUp(398, 3);
  const objective = LinearRegression.objective(data);
  const run = (chosen: Optimizer) =>
    timed(() => train(objective, new Float64Array(4), data, { optimizer: chosen, epochs: 1000, batchSize: 34 }));
  const [mine, built] = [own(), momentum()];
  const best = await minima(
    [
      { name: "a student's own momentum", run: () => run(mine as Optimizer) },
      { name: "the library's momentum", run: () => run(built as Optimizer) },
    ],
    rounds,
  );
  return {
    title: "An optimizer written in a cell: 1,000 epochs, batches of 34, 398 × 3",
    unit: "milliseconds",
    base: "the library's momentum",
    entries: [...best].map(([name, value]) => ({ name, value })),
    targets: [{ of: "a student's own momentum", over: "the library's momentum", atMost: 2 }],
    skipped: [],
  };
}
