import { checkNames } from "../options";
import { quoted } from "../words";
import { type Language, texts, type Words } from "./texts";

/** What every figure lets be chosen. */
export interface FigureOptions {
  /** The title above (default: one that says what is drawn). */
  readonly title?: string;
  /** The names of the horizontal and the vertical axis, with their units. */
  readonly axes?: readonly [horizontal: string, vertical: string];
  /** The language of the figure's own words (default "en"). */
  readonly language?: Language;
}

/** The door of a figure: its options exist, and what comes back are the words of its language. */
export function readChoices(options: FigureOptions, more: readonly string[] = []): Words {
  checkNames("draw", "the figure", options, ["title", "axes", "language", ...more]);
  const { axes } = options;
  if (axes !== undefined && !(Array.isArray(axes) && axes.length === 2)) {
    throw new TypeError(`Cannot draw as axes must be two names, such as ["x", "y"]: found ${quoted(axes)}`);
  }
  return texts(options.language ?? "en");
}

/** Refuses a value that is none of these. */
export function checkChoice(name: string, value: unknown, known: readonly string[]): void {
  if (known.some((each) => each === value)) return;
  const all = known.map(quoted).join(" or ");
  throw new RangeError(`Cannot draw as ${name} must be ${all}: current value is ${quoted(value)}`);
}

/** Numbers evenly spread from one to another, both included. */
export function spread(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (i === count - 1 ? to : from + ((to - from) * i) / (count - 1)));
}
