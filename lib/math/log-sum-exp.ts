import { exp } from "./exp";
import { log } from "./log";

/**
 * The logarithm of a sum of exponentials: a maximum with round corners.
 *
 *     ln (e^z₁ + … + e^z_k) = M + ln (e^(z₁ − M) + … + e^(z_k − M)),  M = max z
 *
 * With M taken out nothing can overflow, and the largest term, which counts most, is exactly 1.
 *
 * @param z numbers; left as they are
 * @returns the logarithm; −∞ for none
 *
 * @example
 * math.logSumExp([0, 0]); // ≈ 0.693147180560: ln 2
 * math.logSumExp([1000, 0]); // = 1000
 */
export function logSumExp(z: ArrayLike<number>): number {
  const most = largest(z);
  // Infinite less infinite would be NaN.
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (let k = 0; k < z.length; k++) sum += exp(z[k] - most);
  return most + log(sum);
}

/** The largest of the numbers; NaN if one of them is, −∞ for none. */
export function largest(z: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < z.length; k++) if (!(z[k] <= most)) most = z[k];
  return most;
}
