import type { Model } from "./compare-options";
import type { Data } from "./dataset";
import { DivergenceError } from "./divergence";
import type { Optimizer } from "./optimizer";
import { random } from "./random";
import type { SettingValue } from "./ranges";
import { allRows } from "./rows";
import { kFold, type Split, type SplitOptions, standardize } from "./split";
import { train } from "./train";

/** One value for each setting that is searched. */
export type SearchSettings = Readonly<Record<string, SettingValue>>;

/** A model, or a function that makes one from settings, such as the degree of a polynomial. */
export type ModelOrMaker = Model | ((settings: never) => Model);

/** What makes an optimizer from settings, such as `adam`. */
export type OptimizerMaker = (settings?: never) => Optimizer;

/** What all trials of a search have in common: besides the model and the optimizer, plain data. */
export interface Study {
  readonly model: ModelOrMaker;
  readonly optimizer: OptimizerMaker;
  readonly data: Data;
  readonly epochs: number;
  readonly batchSize: number | undefined;
  readonly shuffle: boolean;
  readonly folds: number;
  readonly stratify: SplitOptions["stratify"];
  readonly standardize: boolean;
  readonly seed: number;
}

/** The loss over the rows of each fold that were not learned from; infinite where the training diverged. */
export type FoldLosses = readonly number[];

/** The splits of a study: the same for every trial. */
export function splitsOf({ data, folds, seed, stratify, standardize: scaled }: Study): readonly Split[] {
  const splits = kFold(data, { folds, seed, stratify });
  return scaled ? splits.map(standardize) : splits;
}

/** Trains with these settings, once per fold, anew each time: a result that depends on nothing but the arguments. */
export function tryOut(study: Study, splits: readonly Split[], settings: SearchSettings): FoldLosses {
  return splits.map((split) => {
    const { model, ...options } = readSettings(study, settings);
    const objective = model.objective(split.train);
    const w = objective.start?.(random(study.seed, 1)) ?? new Float64Array(objective.size);
    try {
      train(objective, w, split.train, { ...options, seed: study.seed });
    } catch (error) {
      if (error instanceof DivergenceError) return Number.POSITIVE_INFINITY;
      throw error;
    }
    const rows = allRows(split.test.y.length);
    const { judge = objective } = objective;
    const loss = judge.lossAndGradient(w, new Float64Array(w.length), {
      ...split.test,
      rows,
      from: 0,
      to: rows.length,
    });
    return Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY;
  });
}

/** Gives each setting to the one that it is for: the training, the optimizer, or else the model. */
export function readSettings(study: Study, settings: SearchSettings) {
  const known = study.optimizer().options;
  const training: Record<string, SettingValue> = {};
  const forOptimizer: Record<string, SettingValue> = {};
  const forModel: Record<string, SettingValue> = {};
  for (const [name, value] of Object.entries(settings)) {
    const owner = wholeSettings.includes(name) ? training : name in known ? forOptimizer : forModel;
    owner[name] = value;
  }
  const { epochs, batchSize, shuffle } = { ...study, ...training };
  const optimizer = study.optimizer(forOptimizer as never);
  return { model: modelOf(study.model, forModel), optimizer, epochs, batchSize, shuffle };
}

/** Settings of the training that can be searched, all of them whole numbers. */
export const wholeSettings: readonly string[] = ["epochs", "batchSize"];

function modelOf(model: ModelOrMaker, settings: SearchSettings): Model {
  if (isModel(model)) {
    const [unknown] = Object.keys(settings);
    if (unknown === undefined) return model;
    throw new RangeError(`Cannot search as neither training, optimizer nor model has a setting ${unknown}`);
  }
  return model(settings as never);
}

/** A class such as LinearRegression is a function, too: what has an objective is a model. */
export function isModel(model: ModelOrMaker): model is Model {
  return typeof (model as Partial<Model>).objective === "function";
}
