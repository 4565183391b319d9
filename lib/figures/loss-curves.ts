import type { Comparison } from "../compare";
import { checkNames } from "../options";
import { quoted } from "../words";
import { axis, type Figure, figure, line } from "./figure";
import { type Language, texts } from "./texts";

/** How to draw losses. */
export interface LossCurvesOptions {
  readonly title?: string;
  readonly axis?: "linear" | "log";
  /** The smallest possible loss: the curves then show how far above it they are. */
  readonly optimum?: number;
  /** The epoch of each curve's first value (default 0; 1 for the losses of last batches). */
  readonly firstEpoch?: number;
  readonly language?: Language;
}

/**
 * Loss against epochs, one line for each optimizer: of a comparison the medians over its seeds, or any losses by name.
 *
 * @param losses what `compare` gives, or an object with a name and an array of losses for each line
 * @param options.title (default "Loss vs. Epochs for Different Optimizers", the lecture's)
 * @param options.axis "linear" (default) or "log"; a logarithmic axis leaves out values that are not greater than 0
 * @param options.optimum the smallest possible loss; given it, the curves show the gap to it
 * @param options.firstEpoch the epoch of the first values (default 0)
 * @param options.language "en" (default) or "ko", for the words of the figure
 * @returns a Plotly figure as plain JSON, which a notebook draws
 *
 * @example
 * const figure = lossCurves({ SGD: [9, 4, 1], Adam: [9, 6, 4] }, { title: "Loss" });
 * figure.data.map(({ name }) => name); // = ["SGD", "Adam"]
 * figure.data[0].y; // = [9, 4, 1]
 */
export function lossCurves(
  losses: Comparison | Readonly<Record<string, ArrayLike<number>>>,
  options: LossCurvesOptions = {},
): Figure {
  checkNames("draw", "lossCurves", options, ["title", "axis", "optimum", "firstEpoch", "language"]);
  const { axis: type = "linear", optimum, firstEpoch = 0, language = "en" } = options;
  if (type !== "linear" && type !== "log") {
    throw new RangeError(`Cannot draw as axis must be "linear" or "log": current value is ${quoted(type)}`);
  }
  const words = texts(language);
  const lines = isComparison(losses)
    ? losses.curves.map((curve) => [curve.name, curve.median] as const)
    : Object.entries(losses);
  const data = lines.map(([name, values], k) => ({
    type: "scatter",
    mode: "lines",
    name,
    x: Array.from(values, (_, i) => i + firstEpoch),
    y: Array.from(values, (value) => height(value - (optimum ?? 0), type)),
    line: line(k),
  }));
  const title = options.title ?? words.lossCurves;
  const yTitle = optimum === undefined ? words.loss : `${words.gap} ${Number(optimum.toPrecision(6))}`;
  const layout = { title: { text: title }, xaxis: axis(words.epochs), yaxis: axis(yTitle, type) };
  return figure(data, layout, `${title}: ${data.map(({ name, y }) => `${name} ${last(y)}`).join(", ")}`);
}

/** JSON has no infinity and a logarithm no zero: both leave a gap in the line. */
function height(value: number, type: "linear" | "log"): number | null {
  return Number.isFinite(value) && (type === "linear" || value > 0) ? value : null;
}

function isComparison(losses: object): losses is Comparison {
  return "curves" in losses && Array.isArray(losses.curves);
}

function last(values: readonly (number | null)[]): string {
  const value = values.at(-1);
  return value == null ? "–" : String(Number(value.toPrecision(4)));
}
