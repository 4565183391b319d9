import { cosine, sine } from "./circle";
import { turns } from "./turns";

/**
 * The cosine of an angle in radians, with the same bits on every machine.
 *
 *     x = k π/2 + r, |r| ≤ π/4          cos x = ± cos r or ± sin r, as k has it
 *     cos r = 1 − r²/2! + r⁴/4! − …
 *
 * @param x any number; the remainder of a large one is exact, too
 * @returns cos x within one unit in the last place; NaN for NaN and for what is infinite
 *
 * Source: Cody and Waite (1980), Software manual for the elementary functions.
 *
 * @example
 * math.cos(1); // ≈ 0.540302305868140
 * math.cos(0); // = 1
 */
export function cos(x: number): number {
  const { quarter, high, low } = turns(x);
  const value = quarter % 2 === 0 ? cosine(high, low) : sine(high, low);
  return quarter === 0 || quarter === 3 ? value : -value;
}
