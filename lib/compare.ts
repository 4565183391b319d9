import { summarize } from "./comparison";
import { type Data, toData } from "./dataset";
import { DivergenceError } from "./divergence";
import { Fingerprint } from "./fingerprint";
import type { History } from "./history";
import type { Objective } from "./objective";
import type { Optimizer } from "./optimizer";
import { checkNames, checkOption } from "./options";
import { random } from "./random";
import { train } from "./train";
import type { TrainOptions } from "./train-options";
import { quoted } from "./words";

/** What `compare` trains, anew for every run: `LinearRegression` is one, and so is any object with an objective. */
export interface Model {
  objective(data: Data): Objective;
  /** The smallest loss that is possible on these data, where there is a way to know it. */
  optimum?(data: Data): number;
}

/** What to compare, and the conditions, which are the same for all. */
export interface CompareOptions extends Pick<TrainOptions, "epochs" | "batchSize" | "shuffle" | "signal"> {
  readonly model: Model;
  readonly optimizers: readonly Optimizer[];
  readonly data: Data;
  /** One run per optimizer and seed; the seed decides the start and the orders (default 0 to 9). */
  readonly seeds?: readonly number[];
  /** Weights for every run to start from (default: drawn by the model, from the seed). */
  readonly start?: Float64Array;
}

/** One training of a new model by one optimizer. */
export interface Run {
  readonly seed: number;
  readonly history: History;
  /** The weights at the end. */
  readonly w: Float64Array;
  /** A fingerprint of the start and of every batch that the run was shown, in order. */
  readonly hash: string;
  /** The error that ended the run early; undefined for a run that went to its end. */
  readonly diverged: DivergenceError | undefined;
}

/** What one optimizer did, over all seeds. */
export interface Curve {
  /** The optimizer's name and settings, for a legend. */
  readonly name: string;
  readonly optimizer: Optimizer;
  /** One per seed. */
  readonly runs: readonly Run[];
  /** The middle loss of the runs at each epoch, from 0; infinite once half of them have diverged. */
  readonly median: Float64Array;
  /** The loss that a tenth of the runs lie below, at each epoch. */
  readonly low: Float64Array;
  /** The loss that a tenth of the runs lie above, at each epoch. */
  readonly high: Float64Array;
  /** How many runs diverged. */
  readonly diverged: number;
}

/** The result of `compare`; a notebook shows it as a table. */
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
 * Every run has a new model and a new optimizer state. With the same seed all optimizers start from the same weights
 * and are shown the same batches in the same order; a fingerprint of what each run was really shown is compared at the
 * end and kept in the result. A run that diverges is a result, not the end: its losses are infinite from there on.
 *
 * What stays in your hands is the learning rate: a rate that suits one optimizer can starve another.
 *
 * @param options.model what to train, such as LinearRegression
 * @param options.optimizers with their settings; the result has them in this order, and none depends on it
 * @param options.data rows and targets; left as they are
 * @param options.epochs how often each run goes through all rows
 * @param options.batchSize as in `train`, and so are `shuffle` and `signal`
 * @param options.seeds one run per optimizer and seed (default 0 to 9)
 * @param options.start weights for every run to start from (default: drawn from the seed)
 * @throws RangeError and TypeError as `train` does, and when two optimizers have the same name and settings
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const result = compare({ model: LinearRegression, optimizers: [sgd(), momentum()], data, epochs: 20, batchSize: 2 });
 * result.curves.map((curve) => curve.name); // = ["SGD (η = 0.001)", "Momentum (η = 0.001)"]
 * const [slow, fast] = result.curves;
 * slow.runs[3].hash === fast.runs[3].hash; // = true
 * slow.median[20] > fast.median[20]; // = true
 */
export function compare(options: CompareOptions): Comparison {
  checkCompareOptions(options);
  const { model, optimizers, seeds = tenSeeds, start, epochs, batchSize, shuffle, signal } = options;
  const data = toData("compare", options.data);
  const objective = model.objective(data);
  const conditions = { epochs, batchSize, shuffle, signal };
  const rows = seeds.map((seed) => {
    // The start has a stream of its own: the orders of `train` grow out of the same seed.
    const from = start ?? objective.start?.(random(seed, 1)) ?? new Float64Array(objective.size);
    const row = optimizers.map((optimizer) => run(objective, from.slice(), data, { ...conditions, optimizer, seed }));
    assertSame(row);
    return row;
  });
  const runs = optimizers.map((_, k) => rows.map((row) => row[k]));
  return summarize(optimizers, runs, {
    seeds: [...seeds],
    epochs,
    batchSize: batchSize ?? data.y.length,
    optimum: model.optimum?.(data),
  });
}

const tenSeeds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const names = ["model", "optimizers", "data", "epochs", "batchSize", "shuffle", "seeds", "start", "signal"];

function checkCompareOptions(options: CompareOptions): void {
  checkNames("compare", "compare", options, names);
  const { model, optimizers, seeds = tenSeeds } = options;
  if (typeof model?.objective !== "function") {
    throw new TypeError(
      `Cannot compare as model must have an objective, as LinearRegression has: found ${quoted(model)}`,
    );
  }
  if (!Array.isArray(optimizers) || optimizers.length === 0 || !Array.isArray(seeds) || seeds.length === 0) {
    throw new TypeError("Cannot compare as optimizers and seeds must be arrays with at least one entry each");
  }
  for (const seed of seeds) checkOption("compare", "seed", seed);
  const labels = optimizers.map((optimizer) => optimizer.label);
  const twice = labels.find((label, k) => labels.indexOf(label) !== k);
  if (twice) {
    throw new RangeError(`Cannot compare as two optimizers must differ in name or settings: ${twice} comes twice`);
  }
}

/** Trains, and takes the fingerprint of what the objective is shown on the way. */
function run(
  objective: Objective,
  w: Float64Array,
  data: Data,
  options: TrainOptions & { readonly seed: number },
): Run {
  const seen = new Fingerprint();
  seen.addNumbers(w);
  const watched: Objective = {
    size: objective.size,
    lossAndGradient(weights, g, batch) {
      seen.addRows(batch.rows, batch.from, batch.to);
      return objective.lossAndGradient(weights, g, batch);
    },
  };
  const result = (history: History, diverged?: DivergenceError): Run => {
    // The state has an order of all rows: kept for every run, it would outweigh the data.
    return { seed: options.seed, history: { ...history, state: undefined }, w, hash: seen.toString(), diverged };
  };
  try {
    return result(train(watched, w, data, options));
  } catch (error) {
    if (error instanceof DivergenceError) return result(error.history, error);
    throw error;
  }
}

/** A run that diverged was shown less; all others must have been shown the same. */
function assertSame(row: readonly Run[]): void {
  const hashes = new Set(row.filter((each) => !each.diverged).map((each) => each.hash));
  if (hashes.size > 1) {
    throw new Error(`Cannot compare as all optimizers must be shown the same batches: ${[...hashes].join(", ")}`);
  }
}
