import { type CompareOptions, checkCompareOptions, isMaker } from "./compare-options";
import { summarize } from "./comparison";
import type { Data } from "./dataset";
import { DivergenceError } from "./divergence";
import { Fingerprint } from "./fingerprint";
import type { History } from "./history";
import type { Objective } from "./objective";
import type { Optimizer } from "./optimizer";
import { train } from "./train";
import type { TrainOptions } from "./train-options";
import { startOf, type Tuning, tuned } from "./tuning";

/** One training of a new model by one optimizer. */
export interface Run {
  readonly seed: number;
  readonly history: History;
  /** The weights at the end. */
  readonly w: Float64Array;
  /** A fingerprint of the start and of the batches that the run was shown; of the start alone where it diverged. */
  readonly hash: string;
  /** The error that ended the run early; undefined for a run that went to its end. */
  readonly diverged: DivergenceError | undefined;
}

/** Middle and bounds of the losses of several runs, at each epoch from 0. */
export interface Band {
  /** The middle loss of the runs; infinite once half of them have diverged. */
  readonly median: Float64Array;
  /** The loss that a tenth of the runs lie below. */
  readonly low: Float64Array;
  /** The loss that a tenth of the runs lie above. */
  readonly high: Float64Array;
}

/** What one optimizer did, over all seeds: the losses over the rows that were trained on, and more. */
export interface Curve extends Band {
  /** The optimizer's name and settings, for a legend. */
  readonly name: string;
  readonly optimizer: Optimizer;
  /** One per seed. */
  readonly runs: readonly Run[];
  /** The losses over the validation rows; undefined without any. */
  readonly validation: Band | undefined;
  /** How its learning rate was found; undefined where it was given. */
  readonly tuning: Tuning | undefined;
  /** How many runs diverged. */
  readonly diverged: number;
}

/** The result of `compare`; a notebook shows it as a table. */
export interface Comparison {
  readonly curves: readonly Curve[];
  readonly seeds: readonly number[];
  readonly epochs: number;
  readonly batchSize: number;
  /** The smallest loss that is possible over the rows that were trained on, where the model knows it. */
  readonly optimum: number | undefined;
}

/**
 * Optimizers side by side, fair by construction.
 *
 * Every run has a new model and a new optimizer state. With the same seed all optimizers start from the same weights
 * and are shown the same batches in the same order; a fingerprint of what each run was really shown is compared at the
 * end and kept in the result. A run that diverges is a result, not the end: its losses are infinite from there on.
 *
 * A learning rate that suits one optimizer can starve another. So an optimizer may be given without being called, as
 * `adam`: then its rate is tuned, with the same trials as for all others, on validation rows, with seeds that are not
 * reported. What the trials found is kept, and the table says when the best rate lies on the edge of the range.
 *
 * A conclusion holds for these data, this model and this budget.
 *
 * @param options.model what to train, such as LinearRegression
 * @param options.optimizers with their settings, or without, to be tuned; the result has them in this order, and none
 * depends on it
 * @param options.data rows and targets; left as they are
 * @param options.epochs how often each run goes through all rows
 * @param options.batchSize as in `train`, and so are `shuffle` and `signal`
 * @param options.validation rows to look at and to tune on: data, or the share of the rows to set aside, the same for
 * all runs (default: none)
 * @param options.seeds one run per optimizer and seed (default 0 to 9)
 * @param options.start weights for every run to start from (default: drawn from the seed)
 * @param options.tune { learningRate, seeds }: the range of rates (default log(0.0001, 10, 11)) and the seeds that
 * decide (default 1000 to 1002)
 * @throws RangeError and TypeError as `train` does, and when two optimizers have the same name and settings
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const result = compare({ model: LinearRegression, optimizers: [sgd(), momentum()], data, epochs: 20, batchSize: 2 });
 * result.curves.map((curve) => curve.name); // = ["SGD (η = 0.001)", "Momentum (η = 0.001)"]
 * const [slow, fast] = result.curves;
 * slow.runs[3].hash === fast.runs[3].hash; // = true
 * slow.median[20] > fast.median[20]; // = true
 *
 * const tuned = compare({ model: LinearRegression, optimizers: [sgd, adam], data, epochs: 20, validation: 0.2 });
 * tuned.curves.map((curve) => curve.name); // = ["SGD (η = 0.0316228)", "Adam (η = 0.1)"]
 * tuned.curves[0].tuning!.rates.length; // = 11
 */
export function compare(options: CompareOptions): Comparison {
  const { model, optimizers, seeds, start, tune, data, conditions } = checkCompareOptions(options);
  const objective = model.objective(data);
  const entries = optimizers.map((each) => {
    if (!isMaker(each)) return { optimizer: each, tuning: undefined };
    const tuning = tuned(each, objective, data, tune, conditions, start);
    return { optimizer: each({ learningRate: tuning.best } as never), tuning };
  });
  const rows = seeds.map((seed) => {
    const from = startOf(objective, seed, start);
    const row = entries.map(({ optimizer }) => run(objective, from.slice(), data, { ...conditions, optimizer, seed }));
    assertSame(row);
    return row;
  });
  const { epochs, batchSize = data.y.length } = conditions;
  const results = entries.map((entry, k) => ({ ...entry, runs: rows.map((row) => row[k]) }));
  return summarize(results, { seeds: [...seeds], epochs, batchSize, optimum: model.optimum?.(data) });
}

/** Trains, and takes the fingerprint of the start and of what the objective was shown on the way. */
function run(
  objective: Objective,
  w: Float64Array,
  data: Data,
  options: TrainOptions & { readonly seed: number },
): Run {
  const seen = new Fingerprint();
  seen.addNumbers(w);
  const result = (history: History, diverged?: DivergenceError): Run => {
    addShown(seen, history);
    // The state has an order of all rows: kept for every run, it would outweigh the data.
    return { seed: options.seed, history: { ...history, state: undefined }, w, hash: seen.toString(), diverged };
  };
  try {
    return result(train(objective, w, data, options));
  } catch (error) {
    if (error instanceof DivergenceError) return result(error.history, error);
    throw error;
  }
}

/**
 * What was shown is known from the order of the rows at the end: each epoch shuffles the order of the one before and goes
 * through it batch by batch, so an order that was once different stays different. To look once is enough.
 */
function addShown(seen: Fingerprint, { state, batchSize }: History): void {
  if (!state) return;
  seen.addWords([batchSize, state.epoch]);
  seen.addWords(state.random);
  seen.addWords(state.order);
}

/** A run that diverged was shown less; all others must have been shown the same. */
function assertSame(row: readonly Run[]): void {
  const hashes = new Set(row.filter((each) => !each.diverged).map((each) => each.hash));
  if (hashes.size > 1) {
    throw new Error(`Cannot compare as all optimizers must be shown the same batches: ${[...hashes].join(", ")}`);
  }
}
