import type { Comparison } from "../compare";
import { checkNames, checkOption } from "../options";
import { quoted } from "../words";
import { axis, digits, type Figure, heading } from "./figure";
import { type Language, texts, type Words } from "./texts";

/** How to draw losses. */
export interface LossOptions {
  /** The title above (default: the lecture's, "Loss vs. Epochs for Different Optimizers"). */
  readonly title?: string;
  /** The vertical axis (default "linear"). */
  readonly axis?: "linear" | "log";
  /** The smallest possible loss: when it is given, the curves show how far above it they are. */
  readonly optimum?: number;
  /** The language of the figure's words (default "en"). */
  readonly language?: Language;
}

/** The door of the figures of losses; what comes back has every choice made. */
export function readOptions(options: LossOptions, more: readonly string[] = []) {
  checkNames("draw", "the figure", options, ["title", "axis", "optimum", "language", ...more]);
  const { axis: type = "linear", optimum, language = "en" } = options;
  if (type !== "linear" && type !== "log") {
    throw new RangeError(`Cannot draw as axis must be "linear" or "log": current value is ${quoted(type)}`);
  }
  if (optimum !== undefined) checkOption("draw", "optimum", optimum);
  const words = texts(language);
  return { title: options.title ?? words.title, type, optimum, words };
}

/** What was chosen to be drawn. */
type Chosen = ReturnType<typeof readOptions>;

/** What can be drawn of a loss: JSON has no infinity and a logarithm no zero, so both leave a gap. */
export function heights(losses: ArrayLike<number>, { type, optimum = 0 }: Chosen): (number | null)[] {
  return Array.from(losses, (loss) => {
    const height = loss - optimum;
    return Number.isFinite(height) && (type === "linear" || height > 0) ? height : null;
  });
}

/** Title and axes for lines of these losses. */
export function layoutOf(losses: readonly ArrayLike<number>[], chosen: Chosen): Figure["layout"] {
  const { title, type, optimum, words } = chosen;
  const loss = axis(optimum === undefined ? words.loss : `${words.gap} ${digits(optimum)}`);
  const yaxis = { ...loss, ...(type === "log" ? logarithmic(losses, chosen) : linear(losses, chosen)) };
  return { title: heading(title), xaxis: axis(words.epochs), yaxis };
}

function linear(losses: readonly ArrayLike<number>[], chosen: Chosen): Figure["layout"] {
  const end = endOf(losses, chosen);
  return end === undefined ? { type: "linear" } : { type: "linear", range: [0, end] };
}

/** Marked at powers of ten, at most nine of them; Plotly wants the range of such an axis in powers, too. */
function logarithmic(losses: readonly ArrayLike<number>[], chosen: Chosen): Figure["layout"] {
  const drawn = losses.flatMap((each) => heights(each, chosen)).filter((height) => height !== null);
  if (drawn.length === 0) return { type: "log" };
  const low = drawn.reduce((a, b) => Math.min(a, b));
  const high = endOf(losses, chosen) ?? drawn.reduce((a, b) => Math.max(a, b));
  const range = [Math.floor(Math.log10(low)), Math.ceil(10 * Math.log10(high)) / 10];
  return { type: "log", range, dtick: Math.ceil((range[1] - range[0]) / 8), exponentformat: "power" };
}

/** Where a line climbs to a thousand times the highest start, the axis stays with the others: it ends at twice that start. */
function endOf(losses: readonly ArrayLike<number>[], { optimum = 0 }: Chosen): number | undefined {
  const start = Math.max(...losses.map((each) => each[0] ?? 0));
  const climbs = losses.some((each) => Array.from(each).some((loss) => loss > 1000 * start && loss < Infinity));
  return start > optimum && climbs ? 2 * start - optimum : undefined;
}

/** The figure in one line, for those who cannot see it: its title and where each line ends. */
export function inWords(
  title: string,
  names: readonly string[],
  drawn: readonly (readonly (number | null)[])[],
): string {
  const ends = names.map((name, k) => {
    const end = drawn[k].at(-1);
    return `${name} ${end === null || end === undefined ? "–" : digits(end)}`;
  });
  return `${title}: ${ends.join(", ")}`;
}

/** The names of a comparison's curves; those of which runs diverged say so. */
export function namesOf({ curves }: Comparison, words: Words): string[] {
  return curves.map(({ name, diverged, runs }) =>
    diverged === 0 ? name : `${name}, ${words.diverged} ${diverged}/${runs.length}`,
  );
}
