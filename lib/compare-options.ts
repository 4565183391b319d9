import { type Data, toData } from "./dataset";
import type { Objective } from "./objective";
import type { Optimizer } from "./optimizer";
import { checkNames, checkOption } from "./options";
import { shuffledRows, sizeOf, splitRows } from "./rows";
import { type Rows, takeRows } from "./split";
import type { TrainOptions } from "./train-options";
import type { OptimizerMaker } from "./trial";
import { checkTuneOptions, type TuneOptions } from "./tuning";
import { quoted } from "./words";

/** What `compare` trains, anew for every run: `LinearRegression` is one, and so is any object with an objective. */
export interface Model {
  objective(data: Data): Objective;
  /** The smallest loss that is possible on these data, where there is a way to know it. */
  optimum?(data: Data): number;
}

/** What to compare, and the conditions, which are the same for all. */
export interface CompareOptions
  extends Pick<TrainOptions, "epochs" | "batchSize" | "shuffle" | "validation" | "signal"> {
  readonly model: Model;
  /** With their settings, such as `adam({ learningRate: 0.1 })`; or without, such as `adam`: then its rate is tuned. */
  readonly optimizers: readonly (Optimizer | OptimizerMaker)[];
  readonly data: Data;
  /** One run per optimizer and seed; the seed decides the start and the orders (default 0 to 9). */
  readonly seeds?: readonly number[];
  /** Weights for every run to start from (default: drawn by the model, from the seed). */
  readonly start?: Float64Array;
  /** How learning rates are tuned; it needs `validation`. */
  readonly tune?: TuneOptions;
}

const names = [
  "model",
  "optimizers",
  "data",
  "epochs",
  "batchSize",
  "shuffle",
  "validation",
  "seeds",
  "start",
  "tune",
  "signal",
];

/** The door of `compare`: every option there, in its range, with every choice made. */
export function checkCompareOptions(options: CompareOptions) {
  checkNames("compare", "compare", options, names);
  const {
    model,
    optimizers,
    seeds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    start,
    epochs,
    batchSize,
    shuffle,
    signal,
  } = options;
  if (typeof model?.objective !== "function") {
    throw new TypeError(
      `Cannot compare as model must have an objective, as LinearRegression has: found ${quoted(model)}`,
    );
  }
  if (!Array.isArray(optimizers) || optimizers.length === 0 || !Array.isArray(seeds) || seeds.length === 0) {
    throw new TypeError("Cannot compare as optimizers and seeds must be arrays with at least one entry each");
  }
  for (const seed of seeds) checkOption("compare", "seed", seed);
  checkDifferent(optimizers);
  if (optimizers.some(isMaker) && options.validation === undefined) {
    throw new TypeError(
      "Cannot compare as a learning rate must be tuned on rows of its own: give validation, such as validation: 0.2, or call the optimizer",
    );
  }
  const tune = checkTuneOptions(options.tune ?? {}, optimizers.some(isMaker) ? seeds : []);
  const { data, validation } = setAside(options.data, options.validation);
  const conditions = { epochs, batchSize, shuffle, validation, signal };
  return { model, optimizers: optimizers as CompareOptions["optimizers"], seeds, start, tune, data, conditions };
}

/** What is called to make an optimizer, and so has no learning rate of its own. */
export function isMaker(optimizer: Optimizer | OptimizerMaker): optimizer is OptimizerMaker {
  return typeof optimizer === "function";
}

function checkDifferent(optimizers: CompareOptions["optimizers"]): void {
  const labels = optimizers.map((each) => (isMaker(each) ? `${each().label}, to be tuned,` : each?.label));
  const twice = labels.find((label, k) => labels.indexOf(label) !== k);
  if (twice) {
    throw new RangeError(`Cannot compare as two optimizers must differ in name or settings: ${twice} comes twice`);
  }
}

/** The rows to train on and those to look at: drawn once, so that all runs have the same, and one optimum. */
function setAside(given: Data, validation: number | Data | undefined): { data: Rows; validation?: Data } {
  const data = toData("compare", given);
  if (typeof validation !== "number") return { data, validation };
  const size = sizeOf("compare", "validation", data.y.length, validation);
  const { train, test } = splitRows(shuffledRows(data.y.length, 0), size);
  return { data: takeRows(data, train), validation: takeRows(data, test) };
}
