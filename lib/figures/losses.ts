import type { Comparison } from "../compare";
import { checkNames, checkOption } from "../options";
import { quoted } from "../words";
import { axis, type Figure } from "./figure";
import { type Language, texts } from "./texts";

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

/** What can be drawn of a loss: JSON has no infinity and a logarithm no zero, so both leave a gap. */
export function heights(losses: ArrayLike<number>, { type, optimum = 0 }: ReturnType<typeof readOptions>) {
  return Array.from(losses, (loss) => {
    const height = loss - optimum;
    return Number.isFinite(height) && (type === "linear" || height > 0) ? height : null;
  });
}

/** Title and axes. `drawn` are the heights of the lines: where one runs away, the axis stays with the others. */
export function layoutOf(
  { title, type, optimum, words }: ReturnType<typeof readOptions>,
  drawn: readonly (readonly (number | null)[])[],
): Figure["layout"] {
  const loss = optimum === undefined ? words.loss : `${words.gap} ${digits(optimum)}`;
  const top = 2 * Math.max(...drawn.map((heights) => heights[0] ?? 0));
  const runsAway = top > 0 && drawn.some((heights) => heights.some((height) => height !== null && height > top));
  const vertical = axis(loss, type);
  const yaxis = runsAway && type === "linear" ? { ...vertical, range: [0, top] } : vertical;
  return { title: { text: title }, xaxis: axis(words.epochs), yaxis };
}

/** A number as a person would write it: four digits that count. */
export function digits(value: number): string {
  return String(Number(value.toPrecision(4)));
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
export function namesOf({ curves }: Comparison, words: ReturnType<typeof texts>): string[] {
  return curves.map(({ name, diverged, runs }) =>
    diverged === 0 ? name : `${name}, ${words.diverged} ${diverged}/${runs.length}`,
  );
}
