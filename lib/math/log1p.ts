import { log } from "./log";

/**
 * ln (1 + x), exact to a few units in the last place where x is so small that 1 + x has lost its digits, too.
 *
 *     u = 1 + x, rounded          ln (1 + x) ≈ ln u · x/(u − 1)
 *
 * ln u is the logarithm of the wrong number, and u − 1 is wrong by the same: the quotient puts both right.
 *
 * @param x any number
 * @returns ln (1 + x); −∞ for −1, NaN below −1 and for NaN
 *
 * Source: Kahan, in the documentation of the HP-15C (1982).
 *
 * @example
 * math.log1p(1e-20); // = 1e-20
 */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x;
  return u === Number.POSITIVE_INFINITY || u === 0 ? log(u) : (log(u) * x) / (u - 1);
}
