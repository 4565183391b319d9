import type { MimeBundle, Report } from "../../cells";
import { type ExploredControl, makePanel } from "./panel";
import type { Stage } from "./stage";
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
  /** The names that a function uses from outside. */
  readonly freeNames: (source: string) => readonly string[];
  /** Does `work` when all that has come from the front ends was handled. */
  readonly afterwards: (work: () => void) => void;
  /** What a reader sees of an error. */
  readonly report: (error: unknown) => Report;
}

/** How long the controls rest before the stored output gets all that a handout needs, in milliseconds. */
const REST = 1000;

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
 * Shows a figure with controls that redraw it. While values come faster than figures can be drawn, the newest are drawn.
 *
 * @throws TypeError when the drawing function uses what it would miss in a handout, and whatever it throws itself
 */
export function explore(explored: Explored, stage: Stage, parts: ExplorerParts): void {
  const { widgets, freeNames, afterwards, report } = parts;
  checkFreeNames(freeNames(explored.source));
  const { controls, draw, bundle } = explored;
  const first = Object.entries(controls).map(([name, { values, index }]) => [name, values[index]]);
  let values: Values = Object.fromEntries(first);
  let drawn = values;
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
      stage.replace(draw(values));
      drawn = values;
    });
    clearTimeout(timer);
    // Not where the controls stand: there the drawing may have come to grief.
    timer = setTimeout(() => stage.replace(bundle(drawn)), REST).unref();
  });
  const set = (name: string, value: unknown) => {
    values = { ...values, [name]: value };
    afterwards(redraw);
  };
  const { panel, complain } = makePanel(widgets, controls, set);
  stage.show(panel, inWords(controls), figure);
  // The page may have been loaded with an older figure than the controls say.
  widgets.onPage(() => timer && afterwards(redraw));
}

/** Where each control starts. */
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
