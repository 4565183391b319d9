import { type Data, toData } from "../dataset";
import type { Objective } from "../objective";
import { checkOption } from "../options";
import { random } from "../random";
import { isFloat64Array, quoted } from "../words";
import { type FigureOptions, readChoices, spread } from "./choices";
import { axis, digits, type Figure, figure, heading, type JsonObject, line } from "./figure";

/** How to draw a cloud of gradients. */
export interface GradientCloudOptions extends FigureOptions {
  /** Rows per batch: a cloud for each (default 1, 8 and 64, as far as there are so many rows). */
  readonly batchSizes?: readonly number[];
  /** The numbers of the two weights whose gradients are drawn (default [0, 1]). */
  readonly weights?: readonly [number, number];
  /** How many batches of each size (default 200). */
  readonly draws?: number;
  /** Decides the batches (default 0). */
  readonly seed?: number;
}

/**
 * The gradients of random mini-batches around the gradient of all rows, at the same weights.
 *
 * Each batch is a guess at the full gradient: right on average, and the larger the batch, the closer. The circle of a
 * batch size has the radius that is to be expected, the root of the mean squared distance:
 *
 *     σ/√b · √((n − b)/(n − 1))
 *
 * with σ, the same for single rows. Four times the rows halve the distance; the second root, near 1 for small
 * batches, is there because a batch never takes a row twice: with all n rows nothing is left to chance.
 *
 * @param objective what is to become small, such as `LinearRegression.objective(data)`
 * @param w the weights at which to look; left as they are
 * @param data rows and targets
 * @param options.batchSizes (default [1, 8, 64]), options.draws (default 200), options.seed (default 0)
 * @param options.weights the numbers of the two weights to draw (default [0, 1])
 * @param options.title, options.axes, options.language words of the figure
 * @returns a figure for Plotly, as plain JSON
 * @throws RangeError when an option is outside its range or does not exist, TypeError when shapes do not fit
 *
 * @example
 * const data = { x: [[1], [2], [3], [4]], y: [3, 5, 7, 9] };
 * const w = Float64Array.of(0, 0);
 * const figure = gradientCloud(LinearRegression.objective(data), w, data, { batchSizes: [1, 4], draws: 5 });
 * figure.data.map((trace) => trace.mode); // = ["markers", "markers", "lines", "lines", "markers"]
 * figure.data[1].x; // = [−35, −35, −35, −35, −35]: four of four rows are the full gradient
 */
export function gradientCloud(
  objective: Objective,
  w: Float64Array,
  data: Data,
  options: GradientCloudOptions = {},
): Figure {
  const { gradientCloud: words } = readChoices(options, ["batchSizes", "weights", "draws", "seed"]);
  const { x, y } = toData("draw", data);
  const chosen = checkCloud(objective, w, y.length, options);
  const at = gradients(objective, w, { x, y }, chosen.weights);
  const rows = Int32Array.from({ length: y.length }, (_, i) => i);
  const full = at(rows, rows.length);
  const sigma = distance(
    Array.from(rows, (row) => at(Int32Array.of(row), 1)),
    full,
  );
  const chance = random(chosen.seed);
  const clouds = chosen.batchSizes.map((b) => {
    const points = Array.from({ length: chosen.draws }, () => {
      chance.shuffle(rows);
      return at(rows, b);
    });
    // A single row is the whole only where there is no other.
    const correction = y.length > 1 ? Math.sqrt((y.length - b) / (y.length - 1)) : 0;
    return { b, points, radius: (sigma / Math.sqrt(b)) * correction, found: distance(points, full) };
  });
  if (!Number.isFinite(sigma)) {
    throw new RangeError(
      "Cannot draw as the gradients must be finite: standardize the features, or take smaller weights",
    );
  }
  const traces = [
    ...clouds.map(({ b, points }, k) => dots(`${words.batch} ${b}`, points, k)),
    ...clouds.map(({ b, radius }, k) => circle(`${words.batch} ${b}`, full, radius, k)),
  ];
  const cross = { symbol: "cross", size: 16, color: "#000000", line: { color: "#FFFFFF", width: 2 } };
  const middle = { type: "scatter", mode: "markers", name: words.full, x: [full[0]], y: [full[1]], marker: cross };
  const { title = words.title, axes = chosen.weights.map((j) => `${words.slope} w${"₀₁₂₃₄₅₆₇₈₉"[j + 1] ?? j + 1}`) } =
    options;
  const layout = {
    title: heading(title),
    xaxis: axis(axes[0]),
    // The same scale on both axes, as a circle is to be round.
    yaxis: { ...axis(axes[1]), scaleanchor: "x" },
  };
  const says = clouds.map(
    ({ b, radius, found }) =>
      `${words.batch} ${b}: ${words.expected} ${digits(radius)}, ${words.found} ${digits(found)}`,
  );
  return figure([...traces, middle], layout, `${title}: ${says.join("; ")}`);
}

function checkCloud(objective: Objective, w: Float64Array, n: number, options: GradientCloudOptions) {
  const { batchSizes = [1, 8, 64].filter((b) => b <= n), weights = [0, 1], draws = 200, seed = 0 } = options;
  if (typeof objective?.lossAndGradient !== "function") {
    throw new TypeError(`Cannot draw as objective must have lossAndGradient: found ${quoted(objective)}`);
  }
  if (!isFloat64Array(w) || w.length !== objective.size) {
    throw new TypeError(`Cannot draw as w must be a Float64Array of ${objective.size} weights: found ${quoted(w)}`);
  }
  const isWhole = (value: unknown, low: number, high: number) =>
    Number.isInteger(value) && (value as number) >= low && (value as number) <= high;
  if (!Array.isArray(batchSizes) || batchSizes.length === 0 || !batchSizes.every((b) => isWhole(b, 1, n))) {
    throw new RangeError(
      `Cannot draw as batchSizes must be whole numbers from 1 to ${n}: found ${JSON.stringify(batchSizes)}`,
    );
  }
  if (!Array.isArray(weights) || weights.length !== 2 || !weights.every((j) => isWhole(j, 0, w.length - 1))) {
    throw new RangeError(
      `Cannot draw as weights must be two numbers from 0 to ${w.length - 1}: found ${JSON.stringify(weights)}`,
    );
  }
  if (!isWhole(draws, 1, 10000)) {
    throw new RangeError(
      `Cannot draw as draws must be a whole number from 1 to 10000: current value is ${quoted(draws)}`,
    );
  }
  checkOption("draw", "seed", seed);
  return { batchSizes: batchSizes as readonly number[], weights: weights as readonly number[], draws, seed };
}

/** A function that gives the two slopes of the first `count` rows. */
function gradients(
  objective: Objective,
  w: Float64Array,
  data: { x: ReturnType<typeof toData>["x"]; y: Float64Array },
  weights: readonly number[],
) {
  const g = new Float64Array(w.length);
  return (rows: Int32Array, count: number): number[] => {
    objective.lossAndGradient(w.slice(), g, { ...data, rows, from: 0, to: count });
    return weights.map((j) => g[j]);
  };
}

/** The root of the mean squared distance from the middle. */
function distance(points: readonly (readonly number[])[], [a, b]: readonly number[]): number {
  const squares = points.reduce((sum, [x, y]) => sum + (x - a) * (x - a) + (y - b) * (y - b), 0);
  return Math.sqrt(squares / points.length);
}

function dots(name: string, points: readonly (readonly number[])[], k: number): JsonObject {
  const symbol = ["circle", "diamond", "square", "triangle-up", "x"][k % 5];
  const marker = { size: 7, symbol, color: line(k).color, opacity: 0.6 };
  const [x, y] = [0, 1].map((j) => points.map((point) => point[j]));
  return { type: "scatter", mode: "markers", name, legendgroup: name, x, y, marker };
}

/** What is to be expected, above all dots. */
function circle(name: string, [a, b]: readonly number[], radius: number, k: number): JsonObject {
  const turns = spread(0, 2 * Math.PI, 73);
  const x = turns.map((turn) => a + radius * Math.cos(turn));
  const y = turns.map((turn) => b + radius * Math.sin(turn));
  const look = { type: "scatter", mode: "lines", line: { ...line(k), width: 4 } };
  return { ...look, name, legendgroup: name, x, y, showlegend: false, hoverinfo: "skip" };
}
