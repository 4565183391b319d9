import { quoted } from "../words";
import { type FigureOptions, readChoices, spread } from "./choices";
import { axis, digits, type Figure, figure, heading, type JsonObject, line } from "./figure";
import { type Ground, type Path, placesInView, readGround, readPaths, slopesAt, viewOf } from "./ground";

/** How to draw a descent on a curve. */
export interface DescentPathOptions extends FigureOptions {
  /** The number of the step at which to draw the tangent: its slope decides the next step (default: no tangent). */
  readonly tangent?: number;
  /** Where the descent should be after t steps: a second picture below draws it as a line, and the steps as dots. */
  readonly through?: (t: number) => number;
  /** From where to where to draw (default: what a landscape of the library says, else around the path). */
  readonly view?: readonly [from: number, to: number];
}

/**
 * A function of one variable as a curve, and the steps of a descent as dots on it.
 *
 * With `through`, a formula for the place after t steps, a second picture draws the place against t: the steps as dots,
 * the formula as a line. If they part, one of the two is wrong.
 *
 * @param f the function, or an object with its `value` such as `parabola`
 * @param path what `minimize` gave, or the places in order: numbers, or objects with an `x`
 * @param options.tangent the number of the step, from 0, at which to draw the tangent (default: none)
 * @param options.through place as a function of t (default: none)
 * @param options.view from where to where to draw, such as [−1, 7]
 * @param options.title, options.axes, options.language words of the figure
 * @returns a figure for Plotly, as plain JSON; a descent that runs away is drawn up to where it leaves the view
 * @throws TypeError when f is no function or a place is no number, RangeError when an option is outside its range
 *
 * @example
 * const f = (x: number) => x * x - 6 * x + 5;
 * const { data } = descentPath(f, [5, 4.6, 4.28], { tangent: 0 });
 * data.map((trace) => trace.name); // = ["f", "tangent at step 0", "steps"]
 * data[2].y; // ≈ [0.00, −1.44, −2.36]
 */
export function descentPath(f: Ground, path: Path, options: DescentPathOptions = {}): Figure {
  const { descentPath: words, step, start, end } = readChoices(options, ["tangent", "through", "view"]);
  const ground = readGround(f);
  const [{ places }] = readPaths(path, 1, words.steps);
  const all = places.map(([x]) => x);
  const { tangent, through, view: chosen } = options;
  if (tangent !== undefined && !(Number.isInteger(tangent) && tangent >= 0 && tangent < all.length)) {
    const rule = `must be the number of a step from 0 to ${all.length - 1}`;
    throw new RangeError(`Cannot draw as tangent ${rule}: current value is ${quoted(tangent)}`);
  }
  if (through !== undefined && typeof through !== "function") {
    throw new TypeError(`Cannot draw as through must be a function of t: found ${quoted(through)}`);
  }
  const view = viewOf(ground, chosen && [chosen], places, 1);
  const inView = placesInView(places, view);
  const drawn = all.slice(0, inView);
  const name = ground.name ?? "f";
  const { title = `${words.title} ${name}`, axes = ["x", "f(x)"] } = options;
  const across = spread(...view[0], 201);
  const curve = across.map((x) => finite(ground.value(x)));
  const traces: JsonObject[] = [
    { type: "scatter", mode: "lines", name, x: across, y: curve, line: line(0) },
    ...(tangent === undefined || tangent >= inView
      ? []
      : [touching(`${words.tangent} ${tangent}`, all[tangent], slopesAt(ground, [all[tangent]])[0], ground, view[0])]),
    { ...dots(words.steps, drawn.length), x: drawn, y: drawn.map((x) => finite(ground.value(x))) },
    ...(through ? below(words.through, drawn, through) : []),
  ];
  const says = [
    `${start} x = ${digits(all[0])}`,
    ...(tangent === undefined ? [] : [`${words.slope} ${digits(slopesAt(ground, [all[tangent]])[0])}`]),
    inView < all.length
      ? `${words.leaves} ${inView}`
      : `${end} x = ${digits(all[all.length - 1])}, f = ${digits(ground.value(all[all.length - 1]))}, t = ${all.length - 1}`,
  ];
  return figure(
    traces,
    layoutOf(title, axes, step, view[0], curve, through !== undefined),
    `${title}: ${says.join(", ")}`,
  );
}

/** The dots, the later the darker, with the way between them. */
function dots(name: string, count: number): JsonObject {
  const color = line(1).color;
  // A long descent would hide the curve behind dots of the first steps' size.
  const size = count > 60 ? 7 : 11;
  const marker = { size, color, line: { color: "#FFFFFF", width: 1 } };
  return { type: "scatter", mode: "lines+markers", name, line: { color, width: 1.5, dash: "dot" }, marker };
}

function touching(
  name: string,
  at: number,
  slope: number,
  { value }: { value(x: number): number },
  [from, to]: readonly [number, number],
): JsonObject {
  const reach = 0.3 * (to - from);
  const x = [at - reach, at + reach];
  return {
    type: "scatter",
    mode: "lines",
    name,
    x,
    y: x.map((place) => finite(value(at) + slope * (place - at))),
    line: line(2),
  };
}

/** The place against t: a formula that knows what is between two steps is drawn there, too. */
function below(name: string, places: readonly number[], through: (t: number) => number): JsonObject[] {
  const last = places.length - 1;
  const fine = spread(0, Math.max(last, 1), 20 * Math.max(last, 1) + 1);
  const whole = fine.filter((_, i) => i % 20 === 0);
  const t = fine.every((at) => Number.isFinite(through(at))) ? fine : whole;
  const shared = { type: "scatter", xaxis: "x2", yaxis: "y2" };
  const { marker } = dots("x", places.length);
  return [
    { ...shared, mode: "lines", name, x: t, y: t.map((at) => finite(through(at))), line: line(3) },
    { ...shared, mode: "markers", name: "x", showlegend: false, marker, x: places.map((_, i) => i), y: [...places] },
  ];
}

function layoutOf(
  title: string,
  [horizontal, vertical]: readonly [string, string],
  step: string,
  view: readonly [number, number],
  curve: readonly (number | null)[],
  isTwo: boolean,
): JsonObject {
  const heights = curve.filter((height) => height !== null);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const room = 0.06 * (high - low) || 1;
  // Fixed by the curve: a tangent or a step that leads far out does not make it small.
  const xaxis = { ...axis(horizontal), range: [...view] };
  const yaxis = { ...axis(vertical), ...(heights.length ? { range: [low - room, high + room] } : {}) };
  if (!isTwo) return { title: heading(title), xaxis, yaxis };
  return {
    title: heading(title),
    height: 760,
    xaxis: { ...xaxis, anchor: "y" },
    yaxis: { ...yaxis, domain: [0.5, 1] },
    xaxis2: { ...axis(step), anchor: "y2", rangemode: "tozero" },
    yaxis2: { ...axis(horizontal), anchor: "x2", domain: [0, 0.34] },
  };
}

/** JSON has no infinity: what is not finite leaves a gap. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
