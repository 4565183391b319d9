import { exp } from "../math/exp";
import { log } from "../math/log";
import { largest } from "../math/log-sum-exp";

/**
 * The surprise at a label, given a score for each class, and its slope: the last layer of every classifier here.
 *
 *     loss = − ln p(label) = ln Σ e^z − z(label)          ∂loss/∂z = p − 1 at the label, p elsewhere
 *
 * The slope is the error of the predicted probabilities, and nothing else: that is why softmax and this loss go
 * together.
 *
 * @param z the scores; the slopes are written over them
 * @param label which of them should have been the largest
 *
 * @example
 * const z = Float64Array.of(0, 0);
 * crossEntropy(z, 1); // ≈ 0.693147: ln 2
 * z; // = [0.5, −0.5]
 */
export function crossEntropy(z: Float64Array, label: number): number {
  const most = largest(z);
  const score = z[label] - most;
  let sum = 0;
  for (let k = 0; k < z.length; k++) sum += z[k] = exp(z[k] - most);
  for (let k = 0; k < z.length; k++) z[k] /= sum;
  z[label] -= 1;
  return log(sum) - score;
}

/** The place of the largest score, the first of equal ones: the label that a classifier answers. */
export function labelOf(z: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < z.length; k++) if (z[k] > z[best]) best = k;
  return best;
}
