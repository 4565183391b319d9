import { checkGiven } from "../given";
import { checkNames } from "../options";
import type { Search } from "../search-result";
import { type Table, table } from "../table";
import { tableWords } from "./table-words";
import { type Language, texts } from "./texts";

/** How many trials are shown: enough to see how steep the way to the best is. */
const most = 20;

/**
 * The best trials of a search, the lowest loss first; below them what to know before believing them.
 *
 * The columns: the settings; the mean over the folds of the loss over rows that were not learned from; how far the folds
 * lie apart, as a standard deviation, beside which a small difference of losses is luck; in how many folds the training
 * diverged.
 *
 * @param search what `gridSearch` or `randomSearch` gave
 * @param options.language "en" (default) or "ko", for the words
 * @throws RangeError when an option is outside its range or does not exist
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5], [6]], y: [3, 5, 7, 9, 11, 13] };
 * const ranges = { learningRate: log(0.0001, 0.01, 3) };
 * const search = gridSearch({ model: LinearRegression, optimizer: sgd, data, ranges, folds: 3 });
 * searchTable(search).values.map((row) => row[0]); // = [0.01, 0.001, 0.0001]
 * search.edges; // = ["learningRate"]: a better one may lie beyond 0.01
 */
export function searchTable(search: Search, options: { readonly language?: Language } = {}): Table {
  checkNames("make a table", "searchTable", options, ["language"]);
  checkGiven("make a table", "the search", search, "best", "gridSearch or randomSearch");
  const { language = "en" } = options;
  texts(language);
  const words = tableWords(language);
  const { columns, values, trials, best, edges, stayed } = search;
  const order = trials.map((_, k) => k).sort((a, b) => trials[a].loss - trials[b].loss || a - b);
  const more = Math.max(0, trials.length - most);
  const below = [
    ...(more > 0 ? [words.more(more)] : []),
    ...edges.map((name) => `${name} = ${best.settings[name]}: ${words.edge}`),
    ...(best.loss < Infinity ? [] : [words.allDiverged]),
    ...(stayed ? [words.stayed[stayed]] : []),
  ];
  const names = [...columns.slice(0, -3), ...words.trial];
  return table(
    names,
    order.slice(0, most).map((k) => values[k]),
    below,
  );
}
