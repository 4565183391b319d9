import { DivergenceError } from "./divergence";
import type { Objective } from "./objective";
import type { Optimizer } from "./optimizer";
import { checkNames, checkOption } from "./options";
import { quantile } from "./quantile";
import { type Random, random } from "./random";
import { gridValues, log, placeOf, type SearchRange } from "./ranges";
import type { Rows } from "./split";
import { train } from "./train";
import type { TrainOptions } from "./train-options";
import type { OptimizerMaker } from "./trial";
import { quoted } from "./words";

/** How `compare` finds the learning rate of an optimizer that was given without one, such as `adam`: alike for all. */
export interface TuneOptions {
  /** Where to look (default log(0.0001, 10, 11): two for every power of ten). */
  readonly learningRate?: SearchRange;
  /** Seeds of the runs that decide it, none of which is reported (default 1000, 1001, 1002). */
  readonly seeds?: readonly number[];
}

/** How the loss depends on the learning rate: the curve of sensitivity of one optimizer. */
export interface Tuning {
  /** The learning rates that were tried. */
  readonly rates: readonly number[];
  /** For each the loss over the validation rows at the end: the median over the seeds, infinite where half diverged. */
  readonly losses: readonly number[];
  /** The rate with the smallest of these losses. */
  readonly best: number;
  /** Whether that rate is the lowest or the highest that was tried: a better one may lie beyond. */
  readonly edge: boolean;
  readonly seeds: readonly number[];
}

/** The conditions of a run, the validation rows among them. */
export type Conditions = Omit<TrainOptions, "optimizer" | "seed">;

/** The door for the way of tuning, with every choice made. */
export function checkTuneOptions(tune: TuneOptions, reported: readonly number[]) {
  checkNames("compare", "tune", tune, ["learningRate", "seeds"]);
  const { learningRate: range = log(0.0001, 10, 11), seeds = [1000, 1001, 1002] } = tune;
  if (!Array.isArray(seeds) || seeds.length === 0) {
    throw new TypeError("Cannot compare as the seeds of tune must be an array with at least one entry");
  }
  for (const seed of seeds) checkOption("compare", "seed", seed);
  const shared = seeds.find((seed) => reported.includes(seed));
  if (shared !== undefined) {
    throw new RangeError(`Cannot compare as no seed may both tune and be reported: ${shared} does both`);
  }
  if (typeof range?.kind !== "string") {
    throw new TypeError(
      `Cannot compare as tune.learningRate must be a range such as log(0.0001, 10): found ${quoted(range)}`,
    );
  }
  const rates = gridValues(range).map(Number);
  for (const rate of rates) checkOption("compare", "learningRate", rate);
  return { range, rates, seeds };
}

/** The learning rate with which this optimizer is lowest on the validation rows, and how it did with the others. */
export function tuned(
  make: OptimizerMaker,
  objective: Objective,
  data: Rows,
  { range, rates, seeds }: ReturnType<typeof checkTuneOptions>,
  conditions: Conditions,
  start: Float64Array | undefined,
): Tuning {
  const losses = rates.map((rate) => {
    const optimizer = make({ learningRate: rate } as never);
    const ends = seeds.map((seed) => endOf(objective, data, { ...conditions, optimizer, seed }, start));
    return quantile(ends, 0.5);
  });
  const best = rates[losses.indexOf(Math.min(...losses))];
  const place = placeOf(range, best) ?? 0.5;
  return { rates, losses, best, edge: place <= 0 || place >= 1, seeds };
}

function endOf(
  objective: Objective,
  data: Rows,
  options: TrainOptions & { readonly optimizer: Optimizer; readonly seed: number },
  start: Float64Array | undefined,
): number {
  try {
    const { validationLoss } = train(objective, startOf(objective, options.seed, start), data, options);
    return validationLoss[validationLoss.length - 1];
  } catch (error) {
    if (error instanceof DivergenceError) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** The weights that a run with this seed starts from. */
export function startOf(objective: Objective, seed: number, start?: Float64Array): Float64Array {
  // The start has a stream of its own: the orders of `train` grow out of the same seed.
  const draw = (chance: Random) => objective.start?.(chance) ?? new Float64Array(objective.size);
  return start?.slice() ?? draw(random(seed, 1));
}
