import { type MimeBundle, shown } from "../display";
import type { Figure } from "../figures/figure";
import * as descent from "../index";
import { quoted } from "../words";
import type { Control, ControlValue } from "./controls";
import { encode } from "./encode";
import { inWords } from "./in-words";

/** The whole library, as a drawing function gets it. */
export type Library = typeof descent;

/** Sliders, menus and toggles by the names of what they set. */
export type Controls = Readonly<Record<string, Control>>;

/** What the controls are set to, by name. */
export type ControlValues<C extends Controls> = { readonly [K in keyof C]: C[K]["values"][number] };

/** Draws a figure for what the controls are set to, with nothing but its arguments. */
export type Draw<C extends Controls, D> = (library: Library, values: ControlValues<C>, data: D) => Figure;

/** Controls, data and a drawing function; a notebook makes sliders and a figure of them that follows. */
export interface Exploration<C extends Controls = Controls, D = unknown> {
  readonly controls: C;
  readonly data: D;
  readonly draw: Draw<C, D>;
}

/**
 * What a host needs of an exploration; it is found under `Symbol.for("descent.explore")`, so that the host need not
 * know the library.
 */
export interface Explored {
  readonly controls: Readonly<Record<string, Control & { readonly label: string }>>;
  /** The source text of the drawing function, as an expression. */
  readonly source: string;
  /** The figure for these values, in the formats of a notebook. */
  draw(values: Readonly<Record<string, ControlValue>>): MimeBundle;
  /** The same with all that a page needs to draw it for other values. */
  bundle(values: Readonly<Record<string, ControlValue>>): MimeBundle;
}

const EXPLORE = Symbol.for("descent.explore");

/** The format that a handout reads: controls, encoded data, and the source text of the drawing function. */
export const EXPLORE_TYPE = "application/vnd.descent.explore+json";

/**
 * A figure that follows its sliders, in JupyterLab and in a handout.
 *
 * It only describes: the notebook makes the sliders, and calls the drawing function whenever one of them moves. In a
 * handout the same function runs in the page, where nothing of the notebook is left; so it may use nothing but its
 * arguments.
 *
 * @param controls a `slider`, `menu` or `toggle` under the name of each value
 * @param data what the function draws from: numbers, texts, arrays, typed arrays and plain objects, such as a dataset
 * @param draw gets the whole library, the values and the data, and returns a figure; called again for each move
 * @throws TypeError when there is no control, `draw` is no function with a text of its own, or a part of the data cannot be sent to a page
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const live = explore({ learningRate: slider(0.01, 0.1) }, data, (descent, { learningRate }, data) => {
 *   const optimizers = [descent.sgd({ learningRate }), descent.adam({ learningRate })];
 *   const result = descent.compare({ model: descent.LinearRegression, optimizers, data, epochs: 20, seeds: [0] });
 *   return descent.lossCurves(result);
 * });
 * live.controls.learningRate.index; // = 0
 * explore({ learningRate: 0.1 } as never, data, live.draw); // throws Cannot explore as each control must be a slider, a menu or a toggle: learningRate is 0.1
 */
export function explore<const C extends Controls, const D>(controls: C, data: D, draw: Draw<C, D>): Exploration<C, D> {
  checkControls(controls);
  if (typeof draw !== "function") {
    throw new TypeError(`Cannot explore as draw must be a function that returns a figure: found ${quoted(draw)}`);
  }
  const labelled = Object.fromEntries(
    Object.entries(controls).map(([name, control]) => [name, { ...control, label: control.label ?? name }]),
  );
  const encoded = encode(data);
  const source = sourceOf(draw);
  const explored: Explored = {
    controls: labelled,
    source,
    draw: (values) => figureBundle(draw(descent, values as ControlValues<C>, data)),
    bundle: (values) => {
      const set = Object.entries(labelled).map(([name, control]) => [name, at(name, control, values[name])]);
      const description = { controls: Object.fromEntries(set), data: encoded, draw: source };
      return { ...explored.draw(values), [EXPLORE_TYPE]: description };
    },
  };
  const exploration: Exploration<C, D> = { controls, data, draw };
  Object.defineProperty(exploration, EXPLORE, { value: explored, enumerable: false });
  return shown(exploration, () => explored.bundle(firstValues(controls)));
}

/** The text of a function as an expression; a method of an object lacks the word for it. */
function sourceOf(draw: unknown): string {
  const text = String(draw);
  if (/\{\s*\[native code\]\s*\}$/.test(text)) {
    throw new TypeError("Cannot explore as draw must be a function whose text can be read: it was made by bind()");
  }
  return /^(?!function\b|async\b)[\p{ID_Start}$_][\p{ID_Continue}$]*\s*\(/u.test(text) ? `function ${text}` : text;
}

/** What the controls are set to at first. */
function firstValues(controls: Controls): Record<string, ControlValue> {
  return Object.fromEntries(Object.entries(controls).map(([name, { values, index }]) => [name, values[index]]));
}

/** A control that starts at another of its values. */
function at(name: string, control: Control, value: ControlValue): Control {
  const index = control.values.indexOf(value);
  if (index >= 0) return { ...control, index };
  throw new RangeError(`Cannot explore as ${name} must be one of the values of its control: found ${quoted(value)}`);
}

function checkControls(controls: Controls): void {
  const entries = Object.entries(controls ?? {});
  if (entries.length === 0) {
    throw new TypeError(
      `Cannot explore as there must be at least one control, such as { learningRate: slider(0.01, 1) }: found ${quoted(controls)}`,
    );
  }
  for (const [name, control] of entries) {
    if (Array.isArray((control as Control | undefined)?.values)) continue;
    throw new TypeError(
      `Cannot explore as each control must be a slider, a menu or a toggle: ${name} is ${quoted(control)}`,
    );
  }
}

function figureBundle(figure: unknown): MimeBundle {
  if (typeof (figure as PromiseLike<unknown> | undefined)?.then === "function") {
    throw new TypeError(
      "Cannot explore as draw must return the figure itself, and so must not be async: found a promise",
    );
  }
  const { data, layout } = (figure ?? {}) as Partial<Figure>;
  if (!Array.isArray(data) || typeof layout !== "object") {
    throw new TypeError(`Cannot explore as draw must return a figure, with data and layout: found ${quoted(figure)}`);
  }
  const own = Reflect.get(figure as object, Symbol.for("Jupyter.display"));
  if (typeof own === "function") return own.call(figure);
  return { "application/vnd.plotly.v1+json": { data, layout }, "text/plain": inWords({ data, layout } as Figure) };
}
