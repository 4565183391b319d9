import type { Comparison } from "../compare";
import { checkOption } from "../options";
import { quoted } from "../words";
import { type Figure, figure, line } from "./figure";
import { heights, inWords, type LossOptions, layoutOf, namesOf, readOptions } from "./losses";

/** How to draw loss curves. */
export interface LossCurvesOptions extends LossOptions {
  /** The epoch of each curve's first value (default 0; 1 for the losses of last batches). */
  readonly firstEpoch?: number;
}

/**
 * Loss against epochs, one line per optimizer: the medians of a comparison, or any losses under the names that they are
 * to have.
 *
 * The lines differ in colour and in dash. A run that diverged ends where its losses did, and the legend says so.
 *
 * @param losses what `compare` gave, or an object with an array of losses under each name
 * @param options.title (default the lecture's: "Loss vs. Epochs for Different Optimizers")
 * @param options.axis "linear" (default) or "log"; the latter has no place for values that are not greater than 0
 * @param options.optimum the smallest possible loss; when it is given, the curves show the gap to it
 * @param options.firstEpoch the epoch of the first values (default 0; 1 for the losses of last batches)
 * @param options.language "en" (default) or "ko"
 * @returns a figure for Plotly, as plain JSON
 * @throws RangeError when an option is outside its range or does not exist, TypeError when there is nothing to draw
 *
 * @example
 * const { data } = lossCurves({ SGD: [9, 4, 1], Adam: [9, 6, 4] }, { optimum: 1 });
 * data.map((line) => line.name); // = ["SGD", "Adam"]
 * data[0].y; // = [8, 3, 0]
 */
export function lossCurves(
  losses: Comparison | Readonly<Record<string, ArrayLike<number>>>,
  options: LossCurvesOptions = {},
): Figure {
  const chosen = readOptions(options, ["firstEpoch"]);
  const { firstEpoch = 0 } = options;
  checkOption("draw", "firstEpoch", firstEpoch);
  if (typeof losses !== "object" || losses === null) {
    throw new TypeError(
      `Cannot draw as losses must be arrays under their names, or what compare gave: found ${quoted(losses)}`,
    );
  }
  const names = isComparison(losses) ? namesOf(losses, chosen.words) : Object.keys(losses);
  const values = isComparison(losses) ? losses.curves.map((curve) => curve.median) : Object.values(losses);
  if (values.length === 0) throw new TypeError("Cannot draw as there must be at least one array of losses");
  values.forEach((each, k) => {
    if (typeof each === "object" && each !== null && "length" in each) return;
    throw new TypeError(`Cannot draw as ${names[k]} must be an array of losses: found ${quoted(each)}`);
  });
  const drawn = values.map((each) => heights(each, chosen));
  const lines = drawn.map((y, k) => ({
    type: "scatter",
    mode: "lines",
    name: names[k],
    x: y.map((_, i) => firstEpoch + i),
    y,
    line: line(k),
  }));
  return figure(lines, layoutOf(values, chosen), inWords(chosen.title, names, drawn));
}

function isComparison(losses: object): losses is Comparison {
  return "curves" in losses && "seeds" in losses;
}
