import { type Data, toData } from "../dataset";
import { checkOption } from "../options";
import { quoted } from "../words";
import { type FigureOptions, readChoices, spread } from "./choices";
import { axis, digits, type Figure, figure, heading, line } from "./figure";

/** What can be drawn through data: a model that was fitted to it, or a function of the one feature. */
export type Fit = { predict(x: readonly (readonly number[])[]): ArrayLike<number> } | ((x: number) => number);

/** How to draw a fitted line. */
export interface FittedLineOptions extends FigureOptions {
  /** Whether a stick leads from each point to the first line (default false). */
  readonly residuals?: boolean;
}

/**
 * The data of one feature as points, and what was fitted to them as lines.
 *
 * With `residuals` a stick shows what the first line misses at each point: the mean of the squared lengths of all sticks
 * is the loss.
 *
 * @param data rows of one feature, and targets; a dataset names the axes, too
 * @param fits a fitted model or a function of x, or several under the names that they are to have
 * @param options.residuals whether to draw the sticks (default false)
 * @param options.title, options.axes, options.language words of the figure
 * @returns a figure for Plotly, as plain JSON
 * @throws TypeError when the data have more than one feature or there is nothing to draw, RangeError for other options
 *
 * @example
 * const data = { x: [[1], [2], [4]], y: [3, 5, 8] };
 * const { data: traces } = fittedLine(data, (x) => 2 * x + 1, { residuals: true });
 * traces.map((trace) => trace.name); // = ["residuals", "data", "fitted line"]
 * traces[0].y; // = [3, 3, null, 5, 5, null, 8, 9, null]
 */
export function fittedLine(
  data: Data & { readonly features?: readonly string[]; readonly target?: string },
  fits: Fit | Readonly<Record<string, Fit>>,
  options: FittedLineOptions = {},
): Figure {
  const words = readChoices(options, ["residuals"]);
  const { residuals = false, title = words.fittedLine.title } = options;
  checkOption("draw", "residuals", residuals, false);
  const { x, y } = toData("draw", data);
  if (x.cols !== 1) throw new TypeError(`Cannot draw as x must have one column for a line: it has ${x.cols}`);
  const lines = named(fits, words.fittedLine.line);
  const [from, to] = [x.data.reduce((a, b) => Math.min(a, b)), x.data.reduce((a, b) => Math.max(a, b))];
  const across = from < to ? spread(from, to, 101) : [from - 1, from + 1];
  const points = {
    type: "scatter",
    mode: "markers",
    name: words.fittedLine.data,
    // Hundreds of points lie on one another: where they are dense, it is darker.
    marker: { size: x.rows > 100 ? 7 : 10, color: "#000000", opacity: x.rows > 100 ? 0.5 : 1 },
  };
  const traces = [
    ...(residuals ? [sticks(words.fittedLine.residuals, x.data, y, heightsAt(lines[0][1], x.data))] : []),
    { ...points, x: Array.from(x.data), y: Array.from(y) },
    // Above the points, which would hide it.
    ...lines.map(([name, fit], k) => ({
      type: "scatter",
      mode: "lines",
      name,
      x: across,
      y: heightsAt(fit, across),
      line: line(lineStart + k),
    })),
  ];
  const [horizontal, vertical] = options.axes ?? [data.features?.[0] ?? "x", data.target ?? "y"];
  const layout = { title: heading(title), xaxis: axis(horizontal), yaxis: axis(vertical) };
  return figure(
    traces,
    layout,
    `${title}: ${lines.map(([name, fit]) => `${name} ${loss(fit, x.data, y)}`).join(", ")}`,
  );
}

// The lecture's line is red; the second colour of the palette is the nearest to it.
const lineStart = 1;

function named(fits: Fit | Readonly<Record<string, Fit>>, usual: string): [string, Fit][] {
  const isFit = (fit: unknown): fit is Fit =>
    typeof fit === "function" || typeof (fit as { predict?: unknown } | null)?.predict === "function";
  const all: [string, unknown][] = isFit(fits) ? [[usual, fits]] : Object.entries(fits ?? {});
  return all.map(([name, fit]) => {
    if (isFit(fit)) return [name, fit];
    throw new TypeError(`Cannot draw as ${name} must be a fitted model or a function of x: found ${quoted(fit)}`);
  });
}

/** JSON has no infinity: what is not finite leaves a gap. */
function heightsAt(fit: Fit, x: ArrayLike<number>): (number | null)[] {
  const all = Array.from(x);
  const heights = typeof fit === "function" ? all.map(fit) : fit.predict(all.map((value) => [value]));
  return Array.from(heights, (height) => (Number.isFinite(height) ? height : null));
}

/** All sticks in one trace, with a gap after each. */
function sticks(name: string, x: Float64Array, y: Float64Array, ends: readonly (number | null)[]) {
  const look = { type: "scatter", mode: "lines", name, line: { color: "#666666", width: 2, dash: "solid" } };
  const across = Array.from(x).flatMap((value) => [value, value, null]);
  return { ...look, x: across, y: Array.from(y).flatMap((value, i) => [value, ends[i], null]), hoverinfo: "skip" };
}

function loss(fit: Fit, x: Float64Array, y: Float64Array): string {
  const heights = heightsAt(fit, x);
  return digits(heights.reduce<number>((sum, height, i) => sum + ((height ?? Number.NaN) - y[i]) ** 2, 0) / y.length);
}
