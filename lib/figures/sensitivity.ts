import type { Comparison, Curve } from "../compare";
import { toColumn } from "../matrix";
import { checkOption } from "../options";
import { quoted } from "../words";
import { checkChoice, type FigureOptions, readChoices } from "./choices";
import { axis, digits, type Figure, figure, heading, type JsonObject, line } from "./figure";
import type { Words } from "./texts";

/** Losses under learning rates: the `tuning` of a compared optimizer is one. */
export interface RatesAndLosses {
  readonly rates: ArrayLike<number>;
  /** The loss at the end of training with each of the rates; infinite where it diverged. */
  readonly losses: ArrayLike<number>;
}

/** How to draw the sensitivity to the learning rate. */
export interface SensitivityOptions extends FigureOptions {
  /** The vertical axis (default "log"). */
  readonly axis?: "linear" | "log";
  /** The smallest possible loss: when it is given, the figure shows how far above it each training ended. */
  readonly optimum?: number;
}

/**
 * Where training ends, for every learning rate: one line per optimizer, with a star at its best rate.
 *
 * A wide valley forgives a rate that is not quite right, a narrow one does not. A cross at the upper edge is a rate with
 * which training diverged, or ended higher than it began. Where the best rate is the lowest or the highest that was
 * tried, the legend says so: a better one may lie beyond.
 *
 * @param losses what `compare` gave, for optimizers that it tuned or for the same optimizers with several rates each; or
 * several such results; or rates and losses under the names that they are to have
 * @param options.axis "log" (default) or "linear"
 * @param options.optimum the smallest possible loss; when it is given, the lines show the gap to it
 * @param options.title, options.axes, options.language words of the figure
 * @returns a figure for Plotly, as plain JSON
 * @throws RangeError when an option is outside its range or does not exist, TypeError when there is nothing to draw
 *
 * @example
 * const { data } = sensitivity({ SGD: { rates: [0.01, 0.1, 1], losses: [9, 4, Infinity] } });
 * data.length; // = 4: the line, the star, the cross, and what a cross means
 * data[0].y; // = [9, 4, null]
 */
export function sensitivity(
  losses: Comparison | readonly Comparison[] | Readonly<Record<string, RatesAndLosses>>,
  options: SensitivityOptions = {},
): Figure {
  const words = readChoices(options, ["axis", "optimum"]);
  const { axis: type = "log", optimum, title = words.sensitivity.title } = options;
  checkChoice("axis", type, ["linear", "log"]);
  if (optimum !== undefined) checkOption("draw", "optimum", optimum);
  const lines = linesOf(losses);
  if (lines.length === 0) throw new TypeError("Cannot draw as there must be at least one learning rate with its loss");
  const drawn = lines.map((each) => heightsOf(each, type, optimum ?? 0));
  const all = drawn.flatMap(({ points }) => points.flatMap(({ y }) => (y === null ? [] : [y])));
  const [low, high] = all.length ? [Math.min(...all), Math.max(...all)] : [1, 10];
  const ends = type === "log" ? [Math.log10(low), Math.log10(high)] : [Math.min(0, low), high];
  const span = ends[1] - ends[0] || 1;
  const losers = drawn.filter(({ points }) => points.some(({ y }) => y === null));
  // Above all lines, a row of crosses for each optimizer that needs one: in one row they would hide each other.
  const rowAt = (row: number) => ends[1] + (0.1 + 0.07 * row) * span;
  const range = [ends[0] - 0.06 * span, rowAt(losers.length)];
  const heightOf = (each: Drawn) => (type === "log" ? 10 ** rowAt(losers.indexOf(each)) : rowAt(losers.indexOf(each)));
  const traces = drawn.flatMap((each, k) => tracesOf(each, k, heightOf(each), words));
  const key = { symbol: "x", size: 11, color: "#000000" };
  const legend = { type: "scatter", mode: "markers", name: words.sensitivity.lost, x: [null], y: [null], marker: key };
  const { axes = [words.learningRate, optimum === undefined ? words.loss : `${words.gap} ${digits(optimum)}`] } =
    options;
  const powers = { type: "log", exponentformat: "power", tickfont: { size: 14 } };
  const marks = { ...powers, dtick: Math.ceil(span / 8) };
  const layout = {
    title: heading(title),
    xaxis: { ...axis(axes[0]), ...powers, dtick: 1 },
    yaxis: { ...axis(axes[1]), ...(type === "log" ? marks : {}), range },
    legend: { tracegroupgap: 0 },
    // On a narrow page each entry of the legend has a line of its own.
    height: 520 + 24 * Math.max(0, drawn.length - 2),
  };
  const says = drawn.map((each) => bestInWords(each, words, `${each.best ? ` (${digits(each.best.y)})` : ""}`));
  return figure([...traces, ...(losers.length ? [legend] : [])], layout, `${title}: ${says.join(", ")}`);
}

/** Each line with its rates in order; `limit` is the loss before training, where it is known. */
interface Line {
  readonly name: string;
  readonly points: readonly { readonly rate: number; readonly loss: number; readonly limit: number }[];
}

type Given = Parameters<typeof sensitivity>[0];

function linesOf(losses: Given): Line[] {
  if (Array.isArray(losses)) return grouped(losses.flatMap((each) => curvesOf(each)));
  if (typeof losses === "object" && losses !== null && "curves" in losses) return grouped(curvesOf(losses));
  return Object.entries((losses ?? {}) as Readonly<Record<string, RatesAndLosses>>).map(([name, each]) => {
    return { name, points: pointsOf(name, each) };
  });
}

function curvesOf(comparison: unknown): { curve: Curve; epochs: number }[] {
  const { curves, epochs } = (comparison ?? {}) as Partial<Comparison>;
  if (!Array.isArray(curves) || epochs === undefined) {
    throw new TypeError(`Cannot draw as losses must be what compare gave: found ${quoted(comparison)}`);
  }
  return curves.map((curve) => ({ curve, epochs }));
}

/** The curves of one optimizer that differ in nothing but the learning rate make a line. */
function grouped(curves: readonly { readonly curve: Curve; readonly epochs: number }[]): Line[] {
  const lines = new Map<string, { rate: number; loss: number; limit: number }[]>();
  for (const { curve, epochs } of curves) {
    const { optimizer, median, tuning } = curve;
    const name = optimizer.label.replace(/η = [^,)]*(, )?/, "").replace(" ()", "");
    const { learningRate: rate } = optimizer.options;
    const points = lines.get(name) ?? [];
    if (tuning) points.push(...pointsOf(name, tuning));
    // A rate that is a function of the step has no place on the axis.
    else if (typeof rate === "number") points.push({ rate, loss: median[epochs], limit: median[0] });
    if (points.length > 0) lines.set(name, points);
  }
  return Array.from(lines, ([name, points]) => ({ name, points: points.sort((a, b) => a.rate - b.rate) }));
}

function pointsOf(name: string, given: RatesAndLosses): { rate: number; loss: number; limit: number }[] {
  const rates = toColumn("draw", `the rates of ${name}`, given?.rates);
  const losses = Array.from(given.losses ?? []);
  if (rates.length !== losses.length || rates.length === 0) {
    throw new TypeError(
      `Cannot draw as ${name} must have a loss for each rate: ${rates.length} rates, ${losses.length} losses`,
    );
  }
  for (const rate of rates) checkOption("draw", "learningRate", rate);
  return Array.from(rates, (rate, i) => ({ rate, loss: losses[i], limit: Number.POSITIVE_INFINITY })).sort(
    (a, b) => a.rate - b.rate,
  );
}

interface Drawn {
  readonly name: string;
  readonly points: readonly { readonly rate: number; readonly y: number | null }[];
  readonly best: { readonly rate: number; readonly y: number } | undefined;
  readonly isEdge: boolean;
}

function heightsOf({ name, points }: Line, type: string, optimum: number): Drawn {
  const drawn = points.map(({ rate, loss, limit }) => {
    const y = loss - optimum;
    const isLost = !Number.isFinite(y) || loss > limit || (type === "log" && y <= 0);
    return { rate, y: isLost ? null : y };
  });
  const came = drawn.flatMap(({ rate, y }) => (y === null ? [] : [{ rate, y }]));
  const best = came.length ? came.reduce((a, b) => (b.y < a.y ? b : a)) : undefined;
  const isEdge = best !== undefined && (best.rate === drawn[0].rate || best.rate === drawn[drawn.length - 1].rate);
  return { name, points: drawn, best, isEdge };
}

function tracesOf(each: Drawn, k: number, top: number, words: Words): JsonObject[] {
  const { color } = line(k);
  const name = bestInWords(each, words);
  const shared = { type: "scatter", name, legendgroup: name };
  const x = each.points.map(({ rate }) => rate);
  const lost = each.points.filter(({ y }) => y === null);
  const aside = { ...shared, mode: "markers", showlegend: false };
  const star = { symbol: "star", size: 17, color, line: { color: "#000000", width: 1.5 } };
  const cross = { symbol: "x-thin", size: 11, line: { color, width: 3 } };
  return [
    {
      ...shared,
      mode: "lines+markers",
      x,
      y: each.points.map(({ y }) => y),
      line: line(k),
      marker: { size: 8, color },
    },
    ...(each.best ? [{ ...aside, x: [each.best.rate], y: [each.best.y], marker: star }] : []),
    ...(lost.length ? [{ ...aside, x: lost.map(({ rate }) => rate), y: lost.map(() => top), marker: cross }] : []),
  ];
}

function bestInWords({ name, best, isEdge }: Drawn, { sensitivity: words }: Words, value = ""): string {
  if (!best) return `${name}: ${words.none}`;
  return `${name}: ${words.best} ${digits(best.rate)}${value}${isEdge ? `, ${words.edge}` : ""}`;
}
