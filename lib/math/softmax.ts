import { exp } from "./exp";
import { largest } from "./log-sum-exp";

/**
 * Scores to probabilities: all positive, 1 together, the largest score with the largest.
 *
 *     p_k = e^z_k / (e^z₁ + … + e^z_K)
 *
 * Only differences between scores matter, so the largest is taken off first: then no exponential can overflow.
 *
 * @param z scores, finite numbers; left as they are
 * @returns one probability per score
 *
 * @example
 * math.softmax([1, 1]); // = [0.5, 0.5]
 * math.softmax([1000, 0]); // = [1, 0]
 */
export function softmax(z: ArrayLike<number>): Float64Array {
  return softmaxInPlace(Float64Array.from(z));
}

/** The same, written over the scores; the sum of their exponentials before that is not lost: see `logSumExp`. */
export function softmaxInPlace(z: Float64Array): Float64Array {
  const most = largest(z);
  let sum = 0;
  for (let k = 0; k < z.length; k++) sum += z[k] = exp(z[k] - most);
  for (let k = 0; k < z.length; k++) z[k] /= sum;
  return z;
}
