import { quantile } from "../quantile";
import { checkChoice, spread } from "./choices";
import { digits, type JsonObject } from "./figure";
import { type Known, viewOf } from "./ground";

/** The heights of a function of two variables over its view, ready to be drawn. */
export interface Relief {
  readonly x: number[];
  readonly y: number[];
  /** Row by row, the first row being the lowest y; on the scale of levels "log", the power of ten of the gap. */
  readonly z: (number | null)[][];
  readonly view: [number, number][];
  /** What is drawn of a height. */
  readonly scaled: (height: number) => number | null;
  /** The marks of the scale of heights. */
  readonly marks: JsonObject;
  /** Where to draw contours: about fifteen, at round numbers. */
  readonly contours: { readonly start: number; readonly end: number; readonly size: number };
}

/**
 * The heights on a grid. With levels "log" they are powers of ten of the gap to the minimum, so that the ground of a
 * valley is drawn as finely as its walls; where nobody knows the minimum, it is the lowest place that was seen.
 */
export function reliefOf(
  ground: Known,
  paths: readonly { readonly places: readonly (readonly number[])[] }[],
  options: { readonly levels?: "log" | "linear"; readonly view?: readonly (readonly [number, number])[] },
  count: number,
): Relief {
  const { levels = "log" } = options;
  checkChoice("levels", levels, ["log", "linear"]);
  const view = viewOf(
    ground,
    options.view,
    paths.flatMap(({ places }) => places),
    2,
  );
  const [x, y] = view.map(([from, to]) => spread(from, to, count));
  const heights = y.map((b) => x.map((a) => ground.value(a, b)));
  const seen = heights.flat().filter(Number.isFinite);
  if (seen.length === 0) throw new RangeError("Cannot draw as f must be finite somewhere in the view");
  const lowest = seen.reduce((a, b) => Math.min(a, b));
  const minimum = ground.minimum ?? lowest;
  const gaps = seen.map((height) => height - minimum).filter((gap) => gap > 0);
  // Below that the floor of a valley is narrower than the grid, which would make a row of ponds of it.
  const floor = gaps.length > 0 ? quantile(gaps, 0.008) : 1;
  const scaled = (height: number) => {
    if (!Number.isFinite(height)) return null;
    return rounded(levels === "log" ? Math.log10(Math.max(height - minimum, floor)) : height);
  };
  const z = heights.map((row) => row.map(scaled));
  const ends = [lowest, seen.reduce((a, b) => Math.max(a, b))].map((height) => scaled(height) ?? 0) as [number, number];
  return { x, y, z, view, scaled, contours: levelsOf(ends), marks: levels === "log" ? powers(ends) : {} };
}

function levelsOf([low, high]: readonly [number, number]): Relief["contours"] {
  const rough = (high - low) / 12 || 1;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const size = ten * ([1, 2.5, 5].find((step) => step * ten >= rough) ?? 10);
  // Half a level above the lowest: a line around the floor would show the grid.
  return { start: size * Math.ceil(low / size + 0.5) + 0, end: high, size };
}

/** More digits than a picture can show would make it heavy. */
function rounded(value: number): number {
  return Number(value.toPrecision(5));
}

/** The values at the scale, where what is drawn are their powers of ten. */
function powers([low, high]: readonly [number, number]): JsonObject {
  const every = Math.max(1, Math.ceil((high - low) / 8));
  const whole = spread(Math.ceil(low), Math.floor(high), Math.max(1, Math.floor(high) - Math.ceil(low) + 1));
  const tickvals = high - low < 1 ? [low, high] : whole.filter((k) => k % every === 0);
  const name = (k: number) => (Number.isInteger(k) && Math.abs(k) > 3 ? `10<sup>${k}</sup>` : digits(10 ** k));
  return { tickvals, ticktext: tickvals.map(name) };
}

/** From light to dark, so that paths of any colour are seen on it, and in grey, too. */
export const shades = [
  [0, "#FFFFFF"],
  [0.5, "#D9E2EC"],
  [1, "#9FB3C8"],
];
