import type { Comparison } from "../compare";
import { checkGiven } from "../given";
import { type Figure, figure, line, tint } from "./figure";
import { heights, inWords, type LossOptions, layoutOf, namesOf, readOptions } from "./losses";

/**
 * Loss against epochs with the luck of the seeds made visible: the median of each optimizer as a line, and around it
 * the band that leaves out the best and the worst tenth of its runs.
 *
 * Where two bands overlap, another seed could have told another story.
 *
 * @param comparison what `compare` gave
 * @param options title, axis, optimum and language, as in `lossCurves`
 * @returns a figure for Plotly, as plain JSON
 * @throws RangeError when an option is outside its range or does not exist
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const result = compare({ model: LinearRegression, optimizers: [sgd(), adam()], data, epochs: 5, batchSize: 1 });
 * const figure = lossBands(result, { axis: "log" });
 * figure.data.map((trace) => trace.fill ?? "none"); // = ["toself", "none", "toself", "none"]
 */
export function lossBands(comparison: Comparison, options: LossOptions = {}): Figure {
  const chosen = readOptions(options);
  checkGiven("draw", "the comparison", comparison, "curves", "compare");
  const names = namesOf(comparison, chosen.words);
  const medians = comparison.curves.map(({ median }) => heights(median, chosen));
  const traces = comparison.curves.flatMap(({ low, high }, k) => {
    const shared = { type: "scatter", name: names[k], legendgroup: names[k] };
    const middle = { ...shared, mode: "lines", x: medians[k].map((_, i) => i), y: medians[k], line: line(k) };
    return [{ ...shared, ...band(heights(low, chosen), heights(high, chosen)), ...still, fillcolor: tint(k) }, middle];
  });
  const losses = comparison.curves.map(({ median }) => median);
  return figure(traces, layoutOf(losses, chosen), inWords(chosen.title, names, medians));
}

const still = { mode: "lines", fill: "toself", line: { width: 0 }, hoverinfo: "skip", showlegend: false };

/** The outline of a band: along its upper edge to the right, along its lower edge back. */
function band(low: readonly (number | null)[], high: readonly (number | null)[]) {
  const epochs = low.map((_, i) => i).filter((i) => low[i] !== null && high[i] !== null);
  const back = epochs.toReversed();
  return { x: [...epochs, ...back], y: [...epochs.map((i) => high[i]), ...back.map((i) => low[i])] };
}
