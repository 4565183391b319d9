import type { MimeBundle } from "../../cells";
import type { Output } from "../output";
import { reason } from "../reason";
import { makePlace } from "./place";
import type { State, Widget, Widgets } from "./widgets";

/** A figure with controls, as its value describes it under `Symbol.for("descent.explore")`. */
export interface Explored {
  readonly controls: Readonly<Record<string, ExploredControl>>;
  /** The text of the drawing function. */
  readonly source: string;
  /** The figure for the values that the controls are set to. */
  draw(values: Values): MimeBundle;
  /** The same with all that a page needs to draw it for other values. */
  bundle(values: Values): MimeBundle;
}

interface ExploredControl {
  readonly kind: "slider" | "menu" | "toggle";
  readonly label: string;
  readonly values: readonly unknown[];
  readonly index: number;
}

type Values = Readonly<Record<string, unknown>>;

export interface ExplorerParts {
  readonly widgets: Widgets;
  readonly output: Pick<Output, "publish">;
  /** The names that a function uses from outside. */
  readonly freeNames: (source: string) => readonly string[];
  /** Does `work` when all that has come from the front ends was handled. */
  readonly afterwards: (work: () => void) => void;
}

/** How long the controls rest before the stored output gets all that a handout needs, in milliseconds. */
const REST = 1000;

/** Marks the output with the controls, which a handout leaves out: it makes its own. */
const CONTROLS = "application/vnd.descent.controls+json";

const EXPLORE = Symbol.for("descent.explore");

/** What a value says of itself when it is a figure with controls. One that cannot be asked is none. */
export function exploredOf(value: unknown): Explored | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  try {
    return EXPLORE in value ? (value[EXPLORE] as Explored) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Shows a figure with controls that redraw it.
 *
 * The figure is an output of its own, which is updated: it stays in the notebook when the kernel is gone, and a front
 * end without widgets shows it too. While values come faster than figures can be drawn, the newest are drawn.
 *
 * @throws TypeError when the drawing function uses what it would miss in a handout, and whatever it throws itself
 */
export function explore(explored: Explored, { widgets, output, freeNames, afterwards }: ExplorerParts): void {
  checkFreeNames(freeNames(explored.source));
  const { controls, draw, bundle } = explored;
  const first = Object.entries(controls).map(([name, { values, index }]) => [name, values[index]]);
  let values: Values = Object.fromEntries(first);
  const place = makePlace(output);
  const figure = bundle(values);

  let timer: NodeJS.Timeout | undefined;
  const attempt = (work: () => void) => {
    let found = "";
    try {
      work();
    } catch (error) {
      found = reason(error);
    }
    if (found !== problem.state.value) problem.set({ value: found });
  };
  const redraw = widgets.bind(() => {
    attempt(() => place.replace(draw(values)));
    clearTimeout(timer);
    timer = setTimeout(() => attempt(() => place.replace(bundle(values))), REST).unref();
  });
  const set = (name: string, value: unknown) => {
    values = { ...values, [name]: value };
    afterwards(redraw);
  };
  const { panel, problem } = makePanel(widgets, controls, set);
  const data = { ...panel.view, [CONTROLS]: {}, "text/plain": inWords(controls) };
  output.publish("display_data", { data, metadata: {}, transient: {} });
  place.show(figure);
  // The page may have been loaded with an older figure than the controls say.
  widgets.onPage(() => timer && afterwards(redraw));
}

/** Where each control starts: this output stays as it is, so that no page loses a slider that is being moved. */
function inWords(controls: Explored["controls"]): string {
  const lines = Object.values(controls).map(({ label, values, index }) => `${label}: ${values[index]}`);
  return ["controls, as they start", ...lines].join("\n");
}

function checkFreeNames(names: readonly string[]): void {
  if (names.length === 0) return;
  const all = names.join(", ");
  throw new TypeError(
    `Cannot explore as the drawing function must use nothing but its arguments: it uses ${all}, which belongs into the data (the library is the first argument)`,
  );
}

/** The controls below each other, and a line for what a drawing came to grief over. */
function makePanel(
  widgets: Widgets,
  controls: Explored["controls"],
  set: (name: string, value: unknown) => void,
): { panel: Widget; problem: Widget } {
  const look = {
    style: widgets.make("DescriptionStyle", { description_width: "9em" }).reference,
    layout: widgets.make("Layout", { width: "min(40em, 100%)" }).reference,
  };
  const parts = Object.entries(controls).map(([name, control]) =>
    makeControl(widgets, control, look, (value) => set(name, value)),
  );
  const red = widgets.make("LabelStyle", { text_color: "var(--jp-error-color1)" });
  const problem = widgets.make("Label", { value: "", style: red.reference, layout: null });
  const children = [...parts, problem].map(({ reference }) => reference);
  return { panel: widgets.make("VBox", { children, layout: null }), problem };
}

function makeControl(
  widgets: Widgets,
  { kind, label, values, index }: ExploredControl,
  look: { readonly style: string; readonly layout: string },
  set: (value: unknown) => void,
): Widget {
  const changed = (changes: State) => {
    const place = kind === "toggle" ? Number(changes.value) : Number(changes.index);
    // A page may also say how wide it is.
    if (place in values) set(values[place]);
  };
  if (kind === "toggle") {
    return widgets.make("Checkbox", { description: label, value: index === 1, ...look }, { changed });
  }
  const state = { description: label, _options_labels: values.map(String), index, ...look };
  return kind === "slider"
    ? widgets.make("SelectionSlider", { ...state, continuous_update: true, readout: true }, { changed })
    : widgets.make("Dropdown", state, { changed });
}
