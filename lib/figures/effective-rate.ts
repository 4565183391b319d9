import { toMatrix } from "../matrix";
import type { Optimizer } from "../optimizer";
import { quoted } from "../words";
import { type FigureOptions, readChoices } from "./choices";
import { axis, digits, type Figure, figure, heading, type JsonObject, line } from "./figure";

/** How to draw effective rates. */
export interface EffectiveRateOptions extends FigureOptions {
  /** The names of the weights (default w₁, w₂, …). */
  readonly weights?: readonly string[];
}

/**
 * The learning rate that each weight really gets, step by step: how far it is moved per unit of its gradient.
 *
 *     rate of weight j at step t = −Δwⱼ / gⱼ
 *
 * All optimizers are shown the same gradients, so that what differs is the rule: Adagrad's rates can only fall, RMSprop's
 * and Adam's recover after a burst, and SGD's is η for ever. With momentum a weight is moved by past gradients, too: its
 * rate swings, and where it moves uphill there is no place for it on the logarithmic axis. A weight without a gradient
 * has no rate at that step; a feature that is rarely seen is a line with few points.
 *
 * @param optimizers one, or several; your own, too
 * @param gradients one row per step, one number per weight: invented, or those along a path
 * @param options.weights the names of the weights
 * @param options.title, options.axes, options.language words of the figure
 * @returns a figure for Plotly, as plain JSON
 * @throws TypeError when there is no optimizer or the rows differ in length, RangeError when a gradient is not finite
 *
 * @example
 * const { data } = effectiveRate(adagrad({ learningRate: 1 }), [[3, 0], [4, 1]]);
 * data.map((trace) => trace.name); // = ["w₁", "w₂"]
 * data[0].y; // ≈ [0.3333, 0.2000]: 1/√9, then 1/√(9 + 16)
 */
export function effectiveRate(
  optimizers: Optimizer | readonly Optimizer[],
  gradients: readonly ArrayLike<number>[],
  options: EffectiveRateOptions = {},
): Figure {
  const { effectiveRate: words, step } = readChoices(options, ["weights"]);
  const all = Array.isArray(optimizers) ? (optimizers as readonly Optimizer[]) : [optimizers as Optimizer];
  for (const each of all.length ? all : [undefined]) {
    if (typeof each?.step === "function") continue;
    throw new TypeError(`Cannot draw as optimizers must be optimizers such as adagrad(): found ${quoted(each)}`);
  }
  const { data, rows, cols } = toMatrix("draw", gradients);
  const weights = options.weights ?? Array.from({ length: cols }, (_, j) => `w${subscript(j + 1)}`);
  if (weights.length !== cols) {
    throw new TypeError(
      `Cannot draw as weights must have a name for each weight: ${cols} weights, ${weights.length} names`,
    );
  }
  const steps = Array.from({ length: rows }, (_, t) => data.slice(t * cols, (t + 1) * cols));
  const named = all.flatMap((optimizer) => {
    const rates = ratesOf(optimizer, steps);
    return weights.map((weight, j) => {
      const y = rates.map((row) => row[j]);
      const whose = cols > 1 ? `${optimizer.name}, ${weight}` : optimizer.label;
      return { name: all.length > 1 ? whose : weight, y };
    });
  });
  const { title = all.length > 1 ? words.title : `${words.title}: ${all[0].label}`, axes = [step, words.rate] } =
    options;
  const traces = named.map(({ name, y }, k): JsonObject => {
    const shared = { type: "scatter", name, x: y.map((_, t) => t + 1), y, line: line(k), connectgaps: true };
    if (y.length > 60 && y.every((rate) => rate !== null)) return { ...shared, mode: "lines" };
    return { ...shared, mode: "lines+markers", marker: { size: 7, color: line(k).color } };
  });
  const layout = {
    title: heading(title),
    xaxis: axis(axes[0]),
    yaxis: { ...axis(axes[1]), type: "log", exponentformat: "power", dtick: "D2" },
  };
  const ends = named.map(({ name, y }) => {
    const known = y.filter((rate) => rate !== null);
    return `${name} ${known.length ? `${digits(known[0])} → ${digits(known[known.length - 1])}` : "–"}`;
  });
  return figure(traces, layout, `${title}: ${ends.join(", ")}`);
}

/** A move of fewer than a hundred last digits of the weight is mostly rounding. */
const blur = 100 * Number.EPSILON;

/** One row per step; null where a weight has no gradient, is moved uphill, or hardly at all. */
function ratesOf({ init, step }: Optimizer, gradients: readonly Float64Array[]): (number | null)[][] {
  const w = new Float64Array(gradients[0].length);
  const state = init(w.length);
  return gradients.map((gradient) => {
    const before = w.slice();
    // A copy, as an optimizer from a cell may write into what it is given.
    step(w, gradient.slice(), state);
    return Array.from(w, (after, j) => {
      const moved = before[j] - after;
      const rate = moved / gradient[j];
      return rate > 0 && rate < Infinity && Math.abs(moved) > blur * Math.abs(after) ? rate : null;
    });
  });
}

function subscript(number: number): string {
  return Array.from(String(number), (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]).join("");
}
