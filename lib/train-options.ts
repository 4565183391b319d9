import { type Data, toData } from "./dataset";
import type { History } from "./history";
import type { Objective } from "./objective";
import type { Optimizer } from "./optimizer";
import { checkNames, checkOption } from "./options";
import { checkResume } from "./resume";
import { allRows, shuffledRows, sizeOf, splitRows } from "./rows";
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
  /** Decides the random orders, and which rows a share for validation takes (default 0). */
  readonly seed?: number;
  /** Rows to look at without learning from them: data, or the share of the rows to set aside (default: none). */
  readonly validation?: number | Data;
  /** Stops after so many epochs without a smaller loss over the validation rows, and goes back to the best weights. */
  readonly patience?: number;
  /** Stops after an epoch that changed the loss by no more than this. */
  readonly tolerance?: number;
  /** The history of a run to go on with, up to `epochs` in all, as if it had never stopped. */
  readonly resume?: History;
  /** Called after each epoch. */
  readonly onEpoch?: (progress: Progress) => void;
  /** Stops the run between two epochs; the weights keep what they have learned. */
  readonly signal?: AbortSignal;
}

/** Where a run stands after an epoch. */
export interface Progress {
  /** Counted from 1. */
  readonly epoch: number;
  /** How many there will be, unless the run stops early. */
  readonly epochs: number;
  /** The mean loss over all rows that are trained on, after the epoch. */
  readonly loss: number;
  /** The mean loss over the validation rows; undefined without any. */
  readonly validationLoss: number | undefined;
  /** The loss of the epoch's last batch, just before the step that it led to. */
  readonly batchLoss: number;
  /** The weights themselves, not a copy. */
  readonly w: Float64Array;
  /** How long the run has taken so far. */
  readonly seconds: number;
  /** How long the rest will take, at the pace so far. */
  readonly secondsLeft: number;
  /** The history up to now, which `resume` takes: for a run that may be stopped. */
  snapshot(): History;
}

/** Every option of `train` in its range, with every choice made. */
export type TrainSettings = ReturnType<typeof checkTrainOptions>;

const names = [
  "optimizer",
  "epochs",
  "batchSize",
  "shuffle",
  "seed",
  "validation",
  "patience",
  "tolerance",
  "resume",
  "onEpoch",
  "signal",
];

/** The door of `train`: every option there, in its range, or an error that says what must hold. */
export function checkTrainOptions(options: TrainOptions, data: ReturnType<typeof toData>) {
  checkNames("train", "train", options, names);
  const { optimizer, epochs, shuffle = true, seed = 0, patience, tolerance, resume, onEpoch, signal } = options;
  if (typeof optimizer?.step !== "function") {
    throw new TypeError(`Cannot train as optimizer must be an optimizer such as sgd(): found ${quoted(optimizer)}`);
  }
  checkOption("train", "epochs", epochs);
  checkOption("train", "shuffle", shuffle);
  checkOption("train", "seed", seed);
  const { rows, validation } = setAside(data, options.validation, seed);
  const { batchSize = rows.length } = options;
  checkBatchSize(batchSize, rows.length);
  if (patience !== undefined) checkPatience(patience, validation);
  if (tolerance !== undefined) checkOption("train", "tolerance", tolerance);
  const chosen = { optimizer, epochs, batchSize, shuffle, seed, rows, validation, resume, onEpoch, signal };
  if (resume !== undefined) checkResume(resume, chosen);
  // No epoch is fewer than none without a better one, and no change is smaller than nothing: both never stop a run.
  return { ...chosen, patience: patience ?? Number.POSITIVE_INFINITY, tolerance: tolerance ?? -1 };
}

function checkBatchSize(batchSize: number, rows: number): void {
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > rows) {
    throw new RangeError(
      `Cannot train as batchSize must be a whole number from 1 to ${rows}, the number of rows: current value is ${quoted(batchSize)}`,
    );
  }
}

function checkPatience(patience: number, validation: unknown): void {
  checkOption("train", "patience", patience);
  if (validation) return;
  throw new TypeError("Cannot train as patience must have rows to look at: give validation, such as validation: 0.2");
}

/** The rows to train on, in the order of the data, and a batch of those to look at. */
function setAside(data: ReturnType<typeof toData>, validation: number | Data | undefined, seed: number) {
  const all = allRows(data.y.length);
  if (validation === undefined) return { rows: all, validation };
  if (typeof validation === "number") {
    const size = sizeOf("train", "validation", all.length, validation);
    const { train, test } = splitRows(shuffledRows(all.length, seed), size);
    return { rows: train, validation: { ...data, rows: test, from: 0, to: test.length } };
  }
  const { x, y } = toData("train", validation);
  if (x.cols !== data.x.cols) {
    throw new TypeError(
      `Cannot train as the validation rows must have the columns of x: x has ${data.x.cols}, they have ${x.cols}`,
    );
  }
  return { rows: all, validation: { x, y, rows: allRows(y.length), from: 0, to: y.length } };
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
