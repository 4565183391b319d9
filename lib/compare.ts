import { type Data, toData } from "./dataset";
import { DivergenceError } from "./divergence";
import { Fingerprint } from "./fingerprint";
import type { Objective } from "./objective";
import type { Optimizer } from "./optimizer";
import { checkNames, checkOption } from "./options";
import { quantile } from "./quantile";
import { random } from "./random";
import { type History, type TrainOptions, train } from "./train";

/** What compare trains anew for every run: `LinearRegression` is one, and so is any object with an objective. */
export interface Model {
  objective(data: Data): Objective;
  /** The smallest loss that is possible on these data, where it is known. */
  optimum?(data: Data): number;
}

/** What to compare, and under which conditions, the same for all. */
export interface CompareOptions extends Omit<TrainOptions, "optimizer" | "seed" | "onEpoch"> {
  readonly model: Model;
  readonly optimizers: readonly Optimizer[];
  readonly data: Data;
  /** One run per optimizer and seed; a seed decides the start and the orders (default 0 to 9). */
  readonly seeds?: readonly number[];
  /** Weights to start from, the same for every seed (default: drawn by the model's objective). */
  readonly start?: Float64Array;
}

/** One training of a new model by one optimizer. */
export interface Run {
  readonly seed: number;
  readonly history: History;
  /** The weights at the end. */
  readonly w: Float64Array;
  /** The fingerprint of the start and of every batch that the run was shown, in order. */
  readonly hash: string;
  /** The error that ended the run early; undefined for a run that went to its end. */
  readonly diverged: DivergenceError | undefined;
}

/** What one optimizer did over all seeds. */
export interface Curve {
  /** The optimizer's name and settings, for a legend. */
  readonly name: string;
  readonly optimizer: Optimizer;
  readonly runs: readonly Run[];
  /** Over the seeds, at each epoch from 0: the middle loss, and the bounds that a tenth of the runs lie below and above. */
  readonly median: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The result of `compare`. */
export interface Comparison {
  readonly curves: readonly Curve[];
  readonly seeds: readonly number[];
  readonly epochs: number;
  readonly batchSize: number;
  /** The smallest loss that is possible, where the model knows it. */
  readonly optimum: number | undefined;
}

/**
 * Optimizers side by side, fair by construction.
 *
 * Each run has a new model and a new optimizer state. For one seed all optimizers start from the same weights and see the
 * same batches in the same order; a fingerprint of what each run was really shown is compared at the end, and is in
 * the result for you to compare. A run that diverges is a result: its losses are infinite from there on.
 *
 * What this does not make fair is the learning rate: one that suits one optimizer can starve another.
 *
 * @param options.model what to train, such as LinearRegression
 * @param options.optimizers with their settings; they come back in this order
 * @param options.data rows and targets; left as they are
 * @param options.epochs, batchSize, shuffle, signal as in `train`
 * @param options.seeds one run per optimizer and seed (default 0 to 9)
 * @param options.start weights for all runs to start from (default: drawn from the seed)
 * @throws RangeError and TypeError as `train` does, and when two optimizers have the same label
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const result = compare({ model: LinearRegression, optimizers: [sgd(), momentum()], data, epochs: 20, batchSize: 2, seeds: [0, 1, 2] });
 * result.curves.map((curve) => curve.name); // = ["SGD (η = 0.001)", "Momentum (η = 0.001)"]
 * const [slow, fast] = result.curves;
 * slow.runs[0].hash === fast.runs[0].hash; // = true
 * slow.median[20] > fast.median[20]; // = true
 */
export function compare(options: CompareOptions): Comparison {
  const { model, optimizers, data, seeds = tenSeeds, start, epochs, batchSize, shuffle, signal } = checked(options);
  const objective = model.objective(data);
  const runs = seeds.map((seed) => {
    const from = start ?? objective.start(random(seed, 1));
    const row = optimizers.map((optimizer) =>
      run(objective, from.slice(), data, { optimizer, epochs, batchSize, shuffle, seed, signal }),
    );
    assertSame(row);
    return row;
  });
  return {
    curves: optimizers.map((optimizer, k) =>
      curve(
        optimizer,
        runs.map((row) => row[k]),
        epochs,
      ),
    ),
    seeds: [...seeds],
    epochs,
    batchSize: batchSize ?? data.y.length,
    optimum: model.optimum?.(data),
  };
}

const tenSeeds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const names = [...["model", "optimizers", "data", "epochs", "batchSize", "shuffle", "seeds", "start", "signal"]];

function run(
  objective: Objective,
  w: Float64Array,
  data: Data,
  options: TrainOptions & { readonly seed: number },
): Run {
  const seen = new Fingerprint();
  const watched: Objective = {
    size: objective.size,
    start: (chance) => objective.start(chance),
    lossAndGradient(weights, g, batch) {
      if (seen.isEmpty) seen.add(weights);
      seen.addRows(batch.rows, batch.from, batch.to);
      return objective.lossAndGradient(weights, g, batch);
    },
  };
  let diverged: DivergenceError | undefined;
  let history: History;
  try {
    history = train(watched, w, data, options);
  } catch (error) {
    if (!(error instanceof DivergenceError)) throw error;
    diverged = error;
    history = error.history;
  }
  return { seed: options.seed, history, w, hash: seen.toString(), diverged };
}

function assertSame(row: readonly Run[]): void {
  const hashes = new Set(row.filter((each) => !each.diverged).map((each) => each.hash));
  if (hashes.size > 1) {
    throw new Error(`Cannot compare as all optimizers must be shown the same batches: ${[...hashes].join(", ")}`);
  }
}

function curve(optimizer: Optimizer, runs: readonly Run[], epochs: number): Curve {
  const over = (share: number) =>
    Float64Array.from({ length: epochs + 1 }, (_, epoch) =>
      quantile(
        runs.map(({ history }) => history.loss[epoch] ?? Number.POSITIVE_INFINITY),
        share,
      ),
    );
  return { name: optimizer.label, optimizer, runs, median: over(0.5), low: over(0.1), high: over(0.9) };
}

function checked(options: CompareOptions): CompareOptions {
  checkNames("compare", "compare", options, names);
  const { optimizers, data, seeds = tenSeeds } = options;
  toData("compare", data);
  for (const seed of seeds) checkOption("compare", "seed", seed);
  if (optimizers.length === 0 || seeds.length === 0) {
    throw new TypeError(
      `Cannot compare as there must be an optimizer and a seed: optimizers ${optimizers.length}, seeds ${seeds.length}`,
    );
  }
  const labels = optimizers.map((optimizer) => optimizer.label);
  const twice = labels.find((label, k) => labels.indexOf(label) !== k);
  if (twice)
    throw new RangeError(`Cannot compare as every optimizer must have a label of its own: ${twice} comes twice`);
  return options;
}
