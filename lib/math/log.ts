import { LN2_HIGH, LN2_LOW } from "./exp";
import { exponent, scale } from "./scale";

/** 2/n for n = 3, 5, …, 23. */
const coefficients = [3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23].map((n) => 2 / n);

/**
 * The natural logarithm, with the same bits on every machine.
 *
 *     x = 2ᵏ (1 + f), ½√2 ≤ 1 + f < √2          s = f/(2 + f)
 *     ln x = k ln 2 + ln (1 + s) − ln (1 − s) = k ln 2 + 2s + 2s³/3 + 2s⁵/5 + …
 *
 * The terms with even powers cancel, and as |s| < 0.172 each of the others is less than a thirtieth of the one before.
 * In place of 2s stands f − f²/2 + s f²/2, which is the same: f has no rounding error, and s has.
 *
 * @param x any number
 * @returns ln x within one unit in the last place; −∞ for 0, NaN below 0 and for NaN
 *
 * Source: Cody and Waite (1980), Software manual for the elementary functions.
 *
 * @example
 * math.log(10); // ≈ 2.302585092994046
 * math.log(1); // = 0
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = exponent(x);
  if (scale(x, -k) > Math.SQRT2) k++;
  const f = scale(x, -k) - 1;
  const s = f / (2 + f);
  const square = s * s;
  let series = 0;
  for (let n = coefficients.length - 1; n >= 0; n--) series = square * (coefficients[n] + series);
  const half = (f * f) / 2;
  const sum = k * LN2_HIGH + f;
  const lost = k * LN2_HIGH - sum + f;
  return sum + (lost - (half - (s * (half + series) + k * LN2_LOW)));
}
