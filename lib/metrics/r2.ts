import { mse } from "./mse";
import { meanOf, toPair } from "./pair";

/**
 * R², the share of the variance that a model explains: 1 is perfect, 0 no better than always answering the mean, and
 * below 0 worse than that.
 *
 *     R² = 1 − Σ (y − ŷ)² / Σ (y − mean)²
 *
 * Convention: for targets that are all equal, 1 if every prediction is right and 0 otherwise, as in scikit-learn; the
 * fraction would have no value.
 *
 * @param y what was to be predicted
 * @param yHat the predictions, in the same order
 * @throws TypeError when they differ in length or there is none, RangeError when an entry is not a finite number
 *
 * @example
 * r2([1, 2, 3], [1, 2, 3]); // = 1
 * r2([1, 2, 3], [2, 2, 2]); // = 0
 * r2([1, 2, 3], [3, 2, 1]); // = -3
 */
export function r2(y: ArrayLike<number>, yHat: ArrayLike<number>): number {
  const [found, predicted] = toPair("measure R²", y, yHat);
  const mean = meanOf(found, found, (value) => value);
  const unexplained = mse(found, predicted);
  const total = meanOf(found, found, (value) => (value - mean) * (value - mean));
  return total === 0 ? Number(unexplained === 0) : 1 - unexplained / total;
}
