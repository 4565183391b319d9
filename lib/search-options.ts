import { type Data, toData } from "./dataset";
import { checkNames, checkOption } from "./options";
import type { SearchRange } from "./ranges";
import type { Search } from "./search-result";
import type { SplitOptions } from "./split";
import {
  type FoldLosses,
  isModel,
  type ModelOrMaker,
  type OptimizerMaker,
  type SearchSettings,
  type Study,
  splitsOf,
} from "./trial";
import { quoted } from "./words";

/** What to search, and how each trial is made. */
export interface SearchOptions {
  /** What to train, such as LinearRegression; or a function of settings that gives it. */
  readonly model: ModelOrMaker;
  /** What makes the optimizer, such as `adam`: it is called with the settings that are its own. */
  readonly optimizer: OptimizerMaker;
  readonly data: Data;
  /** Where to look, for each setting by its name: of the optimizer, of the model, or `epochs` or `batchSize`. */
  readonly ranges: Readonly<Record<string, SearchRange>>;
  /** How often each fit goes through its rows (default 100). */
  readonly epochs?: number;
  /** Rows per step (default: all that are trained on). */
  readonly batchSize?: number;
  readonly shuffle?: boolean;
  /** Into how many parts the rows are dealt; every trial is judged on each of them in turn (default 5). */
  readonly folds?: number;
  /** A label for each row, as in `kFold`: every part gets the same share of every label. */
  readonly stratify?: SplitOptions["stratify"];
  /** Whether the features are standardized inside each fold, with mean and deviation of its training rows (default false). */
  readonly standardize?: boolean;
  /** Decides the folds, the starts, the orders, and what a random search draws (default 0). */
  readonly seed?: number;
  /** The number of trials: how many a random search makes (default 20), how many a grid may have (default 10000). */
  readonly budget?: number;
  /** Called after trials are done, with how many of how many. */
  readonly onTrial?: (progress: SearchProgress) => void;
  /** Stops the search between two trials by throwing the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How far a search has come. */
export interface SearchProgress {
  readonly done: number;
  readonly trials: number;
  readonly seconds: number;
  /** How long the rest will take, at the pace so far. */
  readonly secondsLeft: number;
}

/** Threads that make trials at the same time; `threads()` of "descent/threads" gives them. */
export interface Workers {
  /** What of this study cannot travel to a thread; undefined when all can. */
  refusal(study: Study): Search["stayed"];
  /** The losses of all trials, in the order of the settings. */
  run(
    study: Study,
    settings: readonly SearchSettings[],
    onDone: (done: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<readonly FoldLosses[]>;
}

/** Search options with threads to share the work: the result is a promise then. */
export type WithWorkers = SearchOptions & { readonly workers: Workers };

const names = [
  "model",
  "optimizer",
  "data",
  "ranges",
  "epochs",
  "batchSize",
  "shuffle",
  "folds",
  "stratify",
  "standardize",
  "seed",
  "budget",
  "onTrial",
  "signal",
  "workers",
];

/** The door of both searches: what all trials have in common, with every choice made. */
export function checkSearchOptions(options: SearchOptions): Study {
  checkNames("search", "the search", options, names);
  const { model, optimizer, ranges, epochs = 100, batchSize, shuffle = true, folds = 5, seed = 0, budget } = options;
  const { standardize = false, stratify } = options;
  if (model === undefined || (!isModel(model) && typeof model !== "function")) {
    throw new TypeError(
      `Cannot search as model must have an objective, as LinearRegression has, or be a function that gives one: found ${quoted(model)}`,
    );
  }
  if (typeof optimizer !== "function") {
    throw new TypeError(
      `Cannot search as optimizer must make optimizers, as adam does without being called: found ${quoted(optimizer)}`,
    );
  }
  const isRange = (range: Partial<SearchRange> | undefined) => typeof range?.kind === "string";
  if (typeof ranges !== "object" || Object.keys(ranges).length === 0 || !Object.values(ranges).every(isRange)) {
    throw new TypeError(
      "Cannot search as ranges must name at least one range, such as { learningRate: log(0.0001, 1) }",
    );
  }
  for (const [name, value] of Object.entries({ shuffle, standardize, seed })) checkOption("search", name, value);
  if (budget !== undefined) checkOption("search", "budget", budget);
  const data = toData("search", options.data);
  const study = { model, optimizer, data, epochs, batchSize, shuffle, folds, stratify, standardize, seed };
  splitsOf(study);
  return study;
}
