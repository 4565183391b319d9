import { type FigureOptions, readChoices } from "./choices";
import { axis, digits, type Figure, figure, heading, type JsonObject, line } from "./figure";
import { type Ground, type Paths, placesInView, readGround, readPaths } from "./ground";
import { reliefOf, shades } from "./relief";
import type { Words } from "./texts";

/** How to draw paths on a function of two variables. */
export interface ContourPathOptions extends FigureOptions {
  /** How the contours are spaced: by powers of ten above the minimum ("log", default), or evenly. */
  readonly levels?: "log" | "linear";
  /** From where to where to draw, for each variable (default: what a landscape of the library says, else around the paths). */
  readonly view?: readonly [x: readonly [number, number], y: readonly [number, number]];
}

/**
 * A function of two variables as contours, like a hiking map, and the paths of one or more optimizers on it.
 *
 * Gradient descent crosses each contour at a right angle where both axes have the same scale. The contours are spaced by
 * powers of ten above the minimum, so that a valley's floor can be seen next to its walls. A dot is a step: where dots
 * are dense, the descent is slow. A path of more than a hundred places that can be told apart is a line without dots.
 *
 * @param f the function, or an object with its `value` such as `rosenbrock`
 * @param paths what `minimize` gave, or places in order; or several of them under the names that they are to have
 * @param options.levels "log" (default) or "linear"
 * @param options.view from where to where to draw, such as [[−2, 2], [−1, 3]]
 * @param options.title, options.axes, options.language words of the figure
 * @returns a figure for Plotly, as plain JSON; a path that runs away is drawn up to where it is far outside
 * @throws TypeError when f is no function or a place is not two numbers, RangeError when an option is outside its range
 *
 * @example
 * const bowl = (x: number, y: number) => x * x + y * y;
 * const { data } = contourPath(bowl, { SGD: [[3, 4], [1.5, 2]], Newton: [[3, 4], [0, 0]] });
 * data.map((trace) => trace.type); // = ["contour", "scatter", "scatter"]
 * data[1].x; // = [3, 1.5]
 */
export function contourPath(f: Ground, paths: Paths, options: ContourPathOptions = {}): Figure {
  const words = readChoices(options, ["levels", "view"]);
  const ground = readGround(f);
  const { path, minimum, title: about } = words.contourPath;
  const all = readPaths(paths, 2, path);
  const relief = reliefOf(ground, all, options, 81);
  const { x, y, z, view, contours, marks } = relief;
  const { levels = "log", title = `${about} ${ground.name ?? "f"}`, axes = ["x", "y"] } = options;
  const scale = levels === "log" ? words.contourPath.above : words.contourPath.height;
  const map: JsonObject = {
    type: "contour",
    x,
    y,
    z,
    colorscale: shades,
    contours,
    line: { color: "#7B8794", width: 1 },
    colorbar: {
      title: { text: `<br>${scale}`, side: "right", font: { size: 15 } },
      thickness: 14,
      outlinewidth: 0,
      ...marks,
    },
    hoverinfo: "skip",
  };
  const minima = (ground.minima ?? []).filter((place) => place.length === 2);
  const traces = [
    map,
    ...(minima.length ? [stars(minimum, minima)] : []),
    ...all.map(({ name, places }, k) => track(name, visible(places, view), k)),
  ];
  const layout = {
    title: heading(title),
    xaxis: { ...axis(axes[0]), range: view[0] },
    yaxis: { ...axis(axes[1]), range: view[1] },
  };
  return figure(traces, layout, `${title}: ${all.map((each) => pathInWords(each, ground, view, words)).join("; ")}`);
}

function stars(name: string, minima: readonly (readonly number[])[]): JsonObject {
  const marker = { symbol: "star", size: 16, color: "#FFFFFF", line: { color: "#000000", width: 2 } };
  return { type: "scatter", mode: "markers", name, x: minima.map(([x]) => x), y: minima.map(([, y]) => y), marker };
}

/** A line with a dot for each step, where they are not too many to be told apart; a ring where it starts. */
function track(name: string, places: readonly (readonly number[])[], k: number): JsonObject {
  const { color, dash } = line(k);
  const size = places.map((_, t) => (t === 0 ? 13 : places.length > 100 ? 0 : 7));
  const symbol = places.map((_, t) => (t === 0 ? "circle-open" : "circle"));
  const marker = { size, symbol, color, opacity: 1, line: { width: 2, color } };
  const [x, y] = [0, 1].map((j) => places.map((place) => place[j]));
  return { type: "scatter", mode: "lines+markers", name, x, y, line: { color, dash, width: 3 }, marker };
}

/** Up to where a path is far outside, without the places that nobody could tell from the one before. */
export function visible(places: readonly (readonly number[])[], view: readonly (readonly [number, number])[]) {
  const inView = places.slice(0, placesInView(places, view));
  let kept = inView[0];
  return inView.filter((place, t) => {
    const moved = view.some(([from, to], j) => Math.abs(place[j] - kept[j]) > (to - from) / 2000);
    if (!moved && t > 0 && t < inView.length - 1) return false;
    kept = place;
    return true;
  });
}

/** Where a path ends, and how high that is; or when it was lost. */
export function pathInWords(
  { name, places }: { readonly name: string; readonly places: readonly (readonly number[])[] },
  { value }: { value(...w: number[]): number },
  view: readonly (readonly [number, number])[],
  { contourPath: words, end }: Words,
): string {
  const inView = placesInView(places, view);
  if (inView < places.length) return `${name} ${words.leaves} ${inView}`;
  const last = places[places.length - 1];
  return `${name} ${end} (${last.map(digits).join(", ")}), f = ${digits(value(...last))}, t = ${places.length - 1}`;
}
