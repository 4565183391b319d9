import { random } from "./random";
import { gridValues, valueAt } from "./ranges";
import { checkSearchOptions, type SearchOptions, type WithWorkers, type Workers } from "./search-options";
import { type Search, summarizeSearch } from "./search-result";
import {
  type FoldLosses,
  readSettings,
  type SearchSettings,
  type Study,
  splitsOf,
  tryOut,
  wholeSettings,
} from "./trial";

/**
 * Tries every combination of the values of all ranges, each by cross-validation.
 *
 * The trials have the same folds, starts and orders. A setting at which training diverges is a result, the worst. A
 * best value at the end of its range is told in `edges`: the true best may lie beyond.
 *
 * @param options.model what to train, such as LinearRegression; or a function of settings that gives it
 * @param options.optimizer what makes the optimizer, such as `adam`
 * @param options.data rows and targets; left as they are
 * @param options.ranges where to look, by the names of the settings: `linear`, `log` or `choice`
 * @param options.epochs as in `train` (default 100), and so are `batchSize` and `shuffle`
 * @param options.folds into how many parts the rows are dealt (default 5)
 * @param options.stratify a label for each row: every part gets the same share of every label (default: none)
 * @param options.standardize whether each fold standardizes its features by its training rows (default false)
 * @param options.seed decides the folds, the starts and the orders (default 0)
 * @param options.budget how many trials there may be (default 10000)
 * @param options.onTrial called with { done, trials, seconds, secondsLeft }
 * @param options.signal an AbortSignal: stops the search by throwing the signal's reason
 * @param options.workers `threads()` of "descent/threads", to use all cores: the result is the same, and a promise
 * @throws RangeError and TypeError as `train` does, and when the grid has more combinations than the budget
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5], [6]], y: [3, 5, 7, 9, 11, 13] };
 * const ranges = { learningRate: log(0.0001, 1, 5), batchSize: choice([2, 4]) };
 * const search = gridSearch({ model: LinearRegression, optimizer: sgd, data, ranges, folds: 3 });
 * search.columns; // = ["learningRate", "batchSize", "loss", "deviation", "diverged"]
 * search.values.length; // = 10
 * search.best.settings; // = { learningRate: 0.01, batchSize: 2 }
 * search.trials[8].loss; // = Infinity
 */
export function gridSearch(options: WithWorkers): Promise<Search>;
export function gridSearch(options: SearchOptions): Search;
export function gridSearch(options: SearchOptions): Search | Promise<Search> {
  const study = checkSearchOptions(options);
  const names = Object.keys(options.ranges);
  const axes = names.map((name) => [...new Set(gridValues(options.ranges[name]).map((value) => whole(name, value)))]);
  const { budget = 10000 } = options;
  const size = axes.reduce((product, axis) => product * axis.length, 1);
  if (size > budget) {
    throw new RangeError(
      `Cannot search as the grid must fit the budget: it has ${size} combinations, the budget is ${budget}; take fewer values, or randomSearch`,
    );
  }
  const combinations = axes.reduce<readonly (readonly Value[])[]>(
    (rows, axis) => rows.flatMap((row) => axis.map((value) => [...row, value])),
    [[]],
  );
  return search(
    study,
    options,
    combinations.map((row) => named(names, row)),
    0,
  );
}

/**
 * Tries settings drawn by chance from all ranges, each by cross-validation.
 *
 * A grid of 25 has 5 values of each of two settings; 25 draws have 25 of each. Where one setting matters much more than
 * the others, which is the rule, the draws look at it more closely at the same price.
 *
 * @param options as in `gridSearch`; `budget` is the number of trials (default 20), and `seed` decides the draws, too
 * @throws RangeError and TypeError as `gridSearch` does
 *
 * Source: Bergstra and Bengio (2012), Random search for hyper-parameter optimization.
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5], [6]], y: [3, 5, 7, 9, 11, 13] };
 * const ranges = { learningRate: log(0.0001, 1), momentum: linear(0, 0.95) };
 * const conditions = { model: LinearRegression, optimizer: momentum, data, ranges, folds: 3, budget: 30 };
 * const { trials, best } = randomSearch(conditions);
 * trials.length; // = 30
 * best.loss < 0.01; // = true
 * randomSearch(conditions).best.loss === best.loss; // = true: the seed decides
 */
export function randomSearch(options: WithWorkers): Promise<Search>;
export function randomSearch(options: SearchOptions): Search;
export function randomSearch(options: SearchOptions): Search | Promise<Search> {
  const study = checkSearchOptions(options);
  const names = Object.keys(options.ranges);
  // A stream of its own: 0 deals orders, 1 draws starts, 2 splits rows.
  const chance = random(study.seed, 3);
  const settings = Array.from({ length: options.budget ?? 20 }, () =>
    named(
      names,
      names.map((name) => whole(name, valueAt(options.ranges[name], chance.next()))),
    ),
  );
  return search(study, options, settings, 0.05);
}

type Value = SearchSettings[string];

function named(names: readonly string[], values: readonly Value[]): SearchSettings {
  return Object.fromEntries(names.map((name, k) => [name, values[k]]));
}

function whole(name: string, value: Value): Value {
  return wholeSettings.includes(name) && typeof value === "number" ? Math.round(value) : value;
}

/** Makes the trials, here or in threads, and puts their results together in the order of the settings. */
function search(
  study: Study,
  options: SearchOptions & { readonly workers?: Workers },
  settings: readonly SearchSettings[],
  edge: number,
): Search | Promise<Search> {
  const { ranges, workers, signal, onTrial } = options;
  // What is wrong with any setting is said before the first trial.
  for (const each of settings) readSettings(study, each);
  const began = performance.now();
  const onDone = (done: number) => {
    const seconds = (performance.now() - began) / 1000;
    const secondsLeft = (seconds / done) * (settings.length - done);
    onTrial?.({ done, trials: settings.length, seconds, secondsLeft });
  };
  const result = (losses: readonly FoldLosses[], stayed?: Search["stayed"]) =>
    summarizeSearch(ranges, settings, losses, { edge, stayed });
  if (!workers) return result(inTurn(study, settings, onDone, signal));
  const stayed = workers.refusal(study);
  if (stayed === undefined) return workers.run(study, settings, onDone, signal).then((losses) => result(losses));
  return Promise.resolve().then(() => result(inTurn(study, settings, onDone, signal), stayed));
}

function inTurn(
  study: Study,
  settings: readonly SearchSettings[],
  onDone: (done: number) => void,
  signal: AbortSignal | undefined,
): readonly FoldLosses[] {
  const splits = splitsOf(study);
  return settings.map((each, k) => {
    signal?.throwIfAborted();
    const losses = tryOut(study, splits, each);
    onDone(k + 1);
    return losses;
  });
}
