import type { MimeBundle, Report } from "../../cells";
import type { Output } from "../output";
import { type ExploredControl, makePanel } from "./panel";
import { makePlace } from "./place";
import type { Widgets } from "./widgets";

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

type Values = Readonly<Record<string, unknown>>;

export interface ExplorerParts {
  readonly widgets: Widgets;
  readonly output: Pick<Output, "publish">;
  /** The names that a function uses from outside. */
  readonly freeNames: (source: string) => readonly string[];
  /** Does `work` when all that has come from the front ends was handled. */
  readonly afterwards: (work: () => void) => void;
  /** What a reader sees of an error. */
  readonly report: (error: unknown) => Report;
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
export function explore(explored: Explored, { widgets, output, freeNames, afterwards, report }: ExplorerParts): void {
  checkFreeNames(freeNames(explored.source));
  const { controls, draw, bundle } = explored;
  const first = Object.entries(controls).map(([name, { values, index }]) => [name, values[index]]);
  let values: Values = Object.fromEntries(first);
  let drawn = values;
  const place = makePlace(output);
  const figure = bundle(values);

  let timer: NodeJS.Timeout | undefined;
  const attempt = (work: () => void) => {
    let found: Report | undefined;
    try {
      work();
    } catch (error) {
      found = report(error);
    }
    complain(found);
  };
  const redraw = widgets.bind(() => {
    attempt(() => {
      place.replace(draw(values));
      drawn = values;
    });
    clearTimeout(timer);
    // Not where the controls stand: there the drawing may have come to grief.
    timer = setTimeout(() => place.replace(bundle(drawn)), REST).unref();
  });
  const set = (name: string, value: unknown) => {
    values = { ...values, [name]: value };
    afterwards(redraw);
  };
  const { panel, complain } = makePanel(widgets, controls, set);
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
