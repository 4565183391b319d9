import { cosine, sine } from "./circle";
import { turns } from "./turns";

/**
 * The sine of an angle in radians, with the same bits on every machine.
 *
 *     x = k π/2 + r, |r| ≤ π/4          sin x = ± sin r or ± cos r, as k has it
 *     sin r = r − r³/3! + r⁵/5! − …
 *
 * @param x any number; the remainder of a large one is exact, too
 * @returns sin x within one unit in the last place; NaN for NaN and for what is infinite
 *
 * Source: Cody and Waite (1980), Software manual for the elementary functions.
 *
 * @example
 * math.sin(1); // ≈ 0.841470984807897
 * math.sin(0); // = 0
 * math.sin(1e22); // ≈ −0.852200849767189
 */
export function sin(x: number): number {
  // A number so small is its own sine, and −0 stays −0.
  if (Math.abs(x) < 1e-8) return x;
  const { quarter, high, low } = turns(x);
  const value = quarter % 2 === 0 ? sine(high, low) : cosine(high, low);
  return quarter < 2 ? value : -value;
}
