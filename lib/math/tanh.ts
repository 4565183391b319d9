import { exp, series } from "./exp";

/**
 * The hyperbolic tangent, with the same bits on every machine: an S from −1 to 1 through the origin, where its slope is 1.
 *
 *     tanh x = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ) = 1 − 2/(e²ˣ + 1)
 *
 * Near 0 that difference would lose digits: there e²ˣ − 1 is summed without the 1.
 *
 * @param x any number
 * @returns tanh x within three units in the last place; NaN for NaN
 *
 * @example
 * math.tanh(0.5); // ≈ 0.46211715726001
 * math.tanh(-100); // = -1
 */
export function tanh(x: number): number {
  if (!(x > 0)) return x < 0 ? -tanh(-x) : x;
  if (x > 0.17) return 1 - 2 / (exp(2 * x) + 1);
  const growth = 2 * x + series(2 * x);
  return growth / (growth + 2);
}
