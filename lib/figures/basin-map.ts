import { minimize, RunawayError } from "../minimize";
import type { Optimizer } from "../optimizer";
import { checkOption } from "../options";
import { quoted } from "../words";
import { checkChoice, type FigureOptions, readChoices, spread } from "./choices";
import { axis, digits, type Figure, figure, heading, type JsonObject } from "./figure";
import { type Ground, readGround, slopesAt, viewOf } from "./ground";

/** How to draw a map of basins. */
export interface BasinMapOptions extends FigureOptions {
  /** Where to start: each is a column (default: 61 places over the view of the function). */
  readonly starts?: readonly number[];
  /** Which learning rates to take: each is a row (default: 31 from 0.01 to 10, evenly by their powers). */
  readonly learningRates?: readonly number[];
  /** How many steps each descent may take (default 200). */
  readonly steps?: number;
  /** A descent has arrived where the slope is at most this, to stay (default 0.001). */
  readonly tolerance?: number;
  /** What the colours show: where each descent ends ("ends", default), or how many steps it takes ("steps"). */
  readonly show?: "ends" | "steps";
}

/**
 * Where descent ends on a function of one variable, for many starts and learning rates at once: a run for every cell.
 *
 * With small rates each valley has its basin, the starts from which one ends in it. As the rate grows the borders fray,
 * the descent jumps from valley to valley, and beyond the cliff it diverges.
 *
 * @param f the function, or an object with its `value` and `gradient`
 * @param optimizer a function of the learning rate, such as `sgd` or what `optimizer` made of your own rule
 * @param options.starts, options.learningRates the columns and the rows
 * @param options.steps (default 200), options.tolerance the slope that counts as level ground (default 0.001)
 * @param options.show "ends" (default) or "steps"
 * @param options.title, options.axes, options.language words of the figure
 * @returns a figure for Plotly, as plain JSON
 * @throws RangeError when an option is outside its range or does not exist, TypeError when f or optimizer is no function
 *
 * @example
 * const figure = basinMap(parabola, sgd, { starts: [1, 5], learningRates: [0.001, 0.5, 2] });
 * figure.data.map((trace) => trace.name); // = ["x = 3", "not there yet", "diverged"]
 * figure.data[0].z; // = [[null, null], [1, 1], [null, null]]
 */
export function basinMap(
  f: Ground,
  optimizer: (options: { readonly learningRate: number }) => Optimizer,
  options: BasinMapOptions = {},
): Figure {
  const { basinMap: words, learningRate } = readChoices(options, [
    "starts",
    "learningRates",
    "steps",
    "tolerance",
    "show",
  ]);
  const ground = readGround(f);
  const chosen = readCells(optimizer, options, () => spread(...viewOf(ground, undefined, [[0]], 1)[0], 61));
  const { starts, rates, show } = chosen;
  const hill: Hill = { value: ground.value, gradient: (...w: number[]) => slopesAt(ground, w) };
  const cells = rates.map((rate) => {
    return starts.map((start) => fate(hill, start, optimizer({ learningRate: rate }), chosen));
  });
  const fates = cells.flat();
  const ends = endsOf(fates, starts);
  const where = { type: "heatmap", x: starts, y: rates, hoverinfo: "x+y+name" };
  const layer = (name: string, color: string, isIn: (cell: Fate) => boolean): JsonObject[] => {
    const z = cells.map((row) => row.map((cell) => (isIn(cell) ? 1 : null)));
    const flat = [
      [0, color],
      [1, color],
    ];
    return fates.some(isIn) ? [{ ...where, name, z, colorscale: flat, showscale: false, showlegend: true }] : [];
  };
  const traces = [
    ...(show === "steps"
      ? [stepsLayer(where, words.count, cells)]
      : ends.flatMap((end, k) =>
          layer(named(end), colours[k % colours.length], (cell) => nearest(cell, ends) === end),
        )),
    ...layer(words.onTheWay, "#C8C8C8", (cell) => cell === "on the way"),
    ...layer(words.diverged, "#000000", (cell) => cell === "diverged"),
  ];
  const { name } = optimizer({ learningRate: rates[0] });
  const about = `${show === "steps" ? words.steps : words.ends} ${name}${ground.name ? `, ${ground.name}` : ""}`;
  const { title = about, axes = [words.horizontal, learningRate] } = options;
  const layout = {
    title: heading(title),
    xaxis: axis(axes[0]),
    yaxis: { ...axis(axes[1]), type: "log", exponentformat: "power", dtick: 1 },
  };
  const share = (name: string, isIn: (cell: Fate) => boolean) => {
    const count = fates.filter(isIn).length;
    return count > 0 ? [`${name} ${digits((100 * count) / fates.length)} %`] : [];
  };
  const says = [
    ...ends.flatMap((end) => share(named(end), (cell) => nearest(cell, ends) === end)),
    ...share(words.onTheWay, (cell) => cell === "on the way"),
    ...share(words.diverged, (cell) => cell === "diverged"),
  ];
  return figure(traces, layout, `${title}: ${says.join(", ")}`);
}

// Of different lightness, as in a print in grey they are told apart by that alone.
const colours = ["#0072B2", "#F0E442", "#56B4E9", "#D55E00", "#009E73", "#CC79A7"];

type Hill = { value(x: number): number; gradient(x: number): number[] };

/** Where a descent arrived and after how many steps, or why it did not. */
type Fate = { readonly end: number; readonly steps: number } | "diverged" | "on the way";

/** A descent has arrived when it is on level ground to stay: one with momentum runs through the bottom, too. */
function fate(
  hill: Hill,
  start: number,
  optimizer: Optimizer,
  { steps, tolerance }: Required<Pick<BasinMapOptions, "steps" | "tolerance">>,
): Fate {
  try {
    const { w, path } = minimize(hill, start, { optimizer, steps });
    const last = path.findLastIndex(([x]) => !(Math.abs(hill.gradient(x)[0]) <= tolerance));
    return last === steps ? "on the way" : { end: w[0], steps: last + 1 };
  } catch (error) {
    if (error instanceof RunawayError) return "diverged";
    throw error;
  }
}

/** The places where descents ended, from left to right; what lies within a hundredth of the picture is one place. */
function endsOf(fates: readonly Fate[], starts: readonly number[]): number[] {
  const width = Math.max(...starts) - Math.min(...starts) || 1;
  const all = fates.flatMap((cell) => (typeof cell === "string" ? [] : [cell.end])).sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const end of all) {
    const last = groups.at(-1);
    if (last && end - last[last.length - 1] < width / 100) last.push(end);
    else groups.push([end]);
  }
  return groups.map((group) => group[Math.floor(group.length / 2)]);
}

function nearest(cell: Fate, ends: readonly number[]): number | undefined {
  if (typeof cell === "string") return undefined;
  return ends.reduce((a, b) => (Math.abs(b - cell.end) < Math.abs(a - cell.end) ? b : a));
}

/** As exact as a place is that a tolerance decided. */
function named(end: number): string {
  return `x = ${digits(Number(end.toFixed(2)) + 0)}`;
}

const fewToMany = [
  [0, "#FFFFFF"],
  [0.5, "#6BAED6"],
  [1, "#08306B"],
];

function stepsLayer(where: JsonObject, name: string, cells: readonly (readonly Fate[])[]): JsonObject {
  const z = cells.map((row) => row.map((cell) => (typeof cell === "string" ? null : cell.steps)));
  const colorbar = {
    title: { text: `<br>${name}`, side: "right", font: { size: 15 } },
    thickness: 14,
    outlinewidth: 0,
  };
  return { ...where, name, z, colorscale: fewToMany, colorbar, hoverinfo: "x+y+z" };
}

/** The door for the choices of a map. */
function readCells(optimizer: unknown, options: BasinMapOptions, usual: () => number[]) {
  const { steps = 200, tolerance = 0.001, show = "ends" } = options;
  if (typeof optimizer !== "function") {
    throw new TypeError(
      `Cannot draw as optimizer must be a function of the learning rate, such as sgd: found ${quoted(optimizer)}`,
    );
  }
  const starts = options.starts ?? usual();
  const rates = options.learningRates ?? spread(-2, 1, 31).map((power) => 10 ** power);
  for (const [name, values] of Object.entries({ starts, learningRates: rates })) {
    if (!Array.isArray(values) || values.length === 0) {
      throw new TypeError(`Cannot draw as ${name} must be an array of numbers: found ${quoted(values)}`);
    }
  }
  for (const start of starts) checkOption("draw", "every start", start);
  for (const rate of rates) checkOption("draw", "learningRate", rate);
  checkOption("draw", "steps", steps);
  checkOption("draw", "tolerance", tolerance);
  checkChoice("show", show, ["ends", "steps"]);
  return { starts: [...starts], rates: [...rates], steps, tolerance, show };
}
