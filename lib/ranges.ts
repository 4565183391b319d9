import { log as logarithm } from "./math/log";
import { quoted } from "./words";

/** What a setting of a search may be. */
export type SettingValue = number | string | boolean;

/** Where a search looks for one setting: between two numbers, spread evenly or evenly by factors, or among a few values. */
export type SearchRange =
  | { readonly kind: "linear" | "log"; readonly from: number; readonly to: number; readonly count: number }
  | { readonly kind: "choice"; readonly values: readonly SettingValue[] };

/**
 * A range of numbers at equal distances, for settings whose size is known, such as a momentum.
 *
 * @param from the lowest
 * @param to the highest, greater than `from`
 * @param count how many of them a grid takes, the two ends included (default 5); a random search takes any between
 * @throws RangeError when `to` is not greater than `from`, or count is no whole number from 2
 *
 * @example
 * gridValues(linear(0, 0.8, 5)); // = [0, 0.2, 0.4, 0.6, 0.8]
 */
export function linear(from: number, to: number, count = 5): SearchRange {
  return range("linear", from, to, count);
}

/**
 * A range of numbers at equal factors, for settings of which only the size is asked, above all a learning rate: from
 * 0.001 to 0.01 is as far as from 0.1 to 1.
 *
 * @param from the lowest, greater than 0
 * @param to the highest, greater than `from`
 * @param count how many of them a grid takes, the two ends included (default 5); a random search takes any between
 * @throws RangeError when `from` is not greater than 0, or as in `linear`
 *
 * @example
 * gridValues(log(0.0001, 1, 5)); // = [0.0001, 0.001, 0.01, 0.1, 1]
 */
export function log(from: number, to: number, count = 5): SearchRange {
  if (!(from > 0)) throw new RangeError(`Cannot make a range as log must start above 0: it starts at ${quoted(from)}`);
  return range("log", from, to, count);
}

/**
 * A few values to choose from: numbers, texts or booleans, in no order; with a single one, a setting that stays fixed.
 *
 * @param values at least one
 * @throws TypeError when it is no array, or has no value
 *
 * @example
 * gridValues(choice([8, 32, 128])); // = [8, 32, 128]
 */
export function choice(values: readonly SettingValue[]): SearchRange {
  const isData = (value: unknown) => ["number", "string", "boolean"].includes(typeof value);
  if (!Array.isArray(values) || values.length === 0 || !values.every(isData)) {
    throw new TypeError(
      `Cannot make a range as choice must be an array of numbers, texts or booleans: found ${quoted(values)}`,
    );
  }
  return { kind: "choice", values: [...values] };
}

function range(kind: "linear" | "log", from: number, to: number, count: number): SearchRange {
  for (const end of [from, to]) {
    if (!Number.isFinite(end)) {
      throw new RangeError(`Cannot make a range as its ends must be finite numbers: found ${quoted(end)}`);
    }
  }
  if (!(from < to)) throw new RangeError(`Cannot make a range as ${kind} must rise: it goes from ${from} to ${to}`);
  if (!Number.isInteger(count) || count < 2) {
    throw new RangeError(
      `Cannot make a range as count must be a whole number from 2: current value is ${quoted(count)}`,
    );
  }
  return { kind, from, to, count };
}

/** The values that a grid takes from a range. */
export function gridValues(range: SearchRange): readonly SettingValue[] {
  if (range.kind === "choice") return range.values;
  return Array.from({ length: range.count }, (_, k) => valueAt(range, k / (range.count - 1)));
}

/** The value at a share of the way through a range, from 0 to 1. */
export function valueAt(range: SearchRange, share: number): SettingValue {
  if (range.kind === "choice")
    return range.values[Math.min(Math.floor(share * range.values.length), range.values.length - 1)];
  const { kind, from, to } = range;
  if (share <= 0) return from;
  if (share >= 1) return to;
  const value = readable(kind === "linear" ? from + share * (to - from) : byFactors(from, to, share));
  // Rounded, it may have left a narrow range.
  return Math.min(Math.max(value, from), to);
}

/** How far through a range a value lies, from 0 to 1; undefined where the range has no order. */
export function placeOf(range: SearchRange, value: SettingValue): number | undefined {
  if (range.kind === "choice" || typeof value !== "number") return undefined;
  const along = range.kind === "log" ? logarithm : (x: number) => x;
  return (along(value) - along(range.from)) / (along(range.to) - along(range.from));
}

/**
 * from¹⁻ˢ · toˢ by halving: the middle of two numbers by factors is the root of their product. So it has the same bits on
 * every machine, as `Math.pow` has not.
 */
function byFactors(from: number, to: number, share: number): number {
  let [low, high, left] = [from, to, share];
  for (let halving = 0; halving < 60; halving++) {
    const middle = Math.sqrt(low) * Math.sqrt(high);
    left *= 2;
    if (left >= 1) {
      low = middle;
      left -= 1;
    } else high = middle;
  }
  return low;
}

/** Six digits are enough to search with, and can be read and typed. */
function readable(value: number): number {
  return Number(value.toPrecision(6));
}
