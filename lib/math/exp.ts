import { scale } from "./scale";

/** 1/n! for n from 2 to 13. */
const coefficients = [
  1 / 2,
  1 / 6,
  1 / 24,
  1 / 120,
  1 / 720,
  1 / 5040,
  1 / 40320,
  1 / 362880,
  1 / 3628800,
  1 / 39916800,
  1 / 479001600,
  1 / 6227020800,
];

/** ln 2 in two parts: one with so few digits that k times it is exact, and the rest. */
export const LN2_HIGH = 0xb17217f7 / 2 ** 32;
export const LN2_LOW = 1.9082149292705877e-10;

/**
 * eˣ, with the same bits on every machine.
 *
 *     x = k ln 2 + r, |r| ≤ ½ ln 2          eˣ = 2ᵏ (1 + r + r²/2! + r³/3! + …)
 *
 * Engines differ in the last bit of `Math.exp`, one result in ten, and so would every curve that uses it. This uses
 * nothing but + − × ÷. Within ½ ln 2 of zero a dozen terms of the series are enough for all digits, and a product with
 * 2ᵏ is exact.
 *
 * @param x any number
 * @returns eˣ within one unit in the last place; 0 below −745.13, infinite above 709.78, NaN for NaN
 *
 * Source: Cody and Waite (1980), Software manual for the elementary functions.
 *
 * @example
 * math.exp(1); // ≈ 2.718281828459045
 * math.exp(0); // = 1
 * math.exp(-1000); // = 0
 */
export function exp(x: number): number {
  if (x > 710) return Number.POSITIVE_INFINITY;
  if (x < -746) return 0;
  if (Number.isNaN(x)) return x;
  const k = Math.floor(x / (LN2_HIGH + LN2_LOW) + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const sum = 1 + high;
  // What rounding took from 1 + high goes to the small terms, where there is room for it.
  const lost = 1 - sum + high;
  return scale(sum + (lost + (series(high - low) - low)), k);
}

/** eʳ − 1 − r for |r| ≤ ½ ln 2: r²/2! + r³/3! + … */
export function series(r: number): number {
  let sum = 0;
  for (let n = coefficients.length - 1; n >= 0; n--) sum = coefficients[n] + r * sum;
  return r * r * sum;
}
