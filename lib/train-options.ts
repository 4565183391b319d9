import type { Objective } from "./objective";
import type { Optimizer } from "./optimizer";
import { checkNames, checkOption } from "./options";
import { isFloat64Array, quoted } from "./words";

/** How to train. */
export interface TrainOptions {
  readonly optimizer: Optimizer;
  /** How often to go through all rows. */
  readonly epochs: number;
  /** Rows per step: all of them is batch descent, 1 stochastic, between them mini-batch (default: all rows). */
  readonly batchSize?: number;
  /** Whether each epoch takes the rows in a new random order (default true); batches of all rows keep the order as it is. */
  readonly shuffle?: boolean;
  /** Decides the random orders (default 0). */
  readonly seed?: number;
  /** Called after each epoch. */
  readonly onEpoch?: (progress: Progress) => void;
  /** Stops the run between two epochs; the weights keep what they have learned. */
  readonly signal?: AbortSignal;
}

/** Where a run stands after an epoch. */
export interface Progress {
  /** Counted from 1. */
  readonly epoch: number;
  /** The mean loss over all rows, after the epoch. */
  readonly loss: number;
  /** The loss of the epoch's last batch, just before the step that it led to. */
  readonly batchLoss: number;
  /** The weights themselves, not a copy. */
  readonly w: Float64Array;
}

const names = ["optimizer", "epochs", "batchSize", "shuffle", "seed", "onEpoch", "signal"];

/** The door of `train`: every option there, in its range, or an error that says what must hold. */
export function checkTrainOptions(options: TrainOptions, rows: number) {
  checkNames("train", "train", options, names);
  const { optimizer, epochs, batchSize = rows, shuffle = true, seed = 0, onEpoch, signal } = options;
  if (typeof optimizer?.step !== "function") {
    throw new TypeError(`Cannot train as optimizer must be an optimizer such as sgd(): found ${quoted(optimizer)}`);
  }
  checkOption("train", "epochs", epochs);
  checkOption("train", "shuffle", shuffle);
  checkOption("train", "seed", seed);
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > rows) {
    throw new RangeError(
      `Cannot train as batchSize must be a whole number from 1 to ${rows}, the number of rows: current value is ${quoted(batchSize)}`,
    );
  }
  return { optimizer, epochs, batchSize, shuffle, seed, onEpoch, signal };
}

/** The door for weights: an array that can be changed in place, as long as the objective wants it, of finite numbers. */
export function checkWeights(objective: Objective, w: Float64Array): void {
  if (!isFloat64Array(w) || w.length !== objective.size) {
    const found = isFloat64Array(w) ? `one of ${w.length}` : quoted(w);
    throw new TypeError(`Cannot train as w must be a Float64Array of ${objective.size} weights: found ${found}`);
  }
  const wrong = w.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new RangeError(`Cannot train as every weight must be finite: weight ${wrong} is ${w[wrong]}`);
}
