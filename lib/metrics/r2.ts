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
  if (found.every((value) => value === found[0])) return Number(found.every((value, i) => value === predicted[i]));
  const largest = [found, predicted].reduce(
    (most, column) => column.reduce((a, b) => Math.max(a, Math.abs(b)), most),
    0,
  );
  if (largest > 1e-100 && largest < 1e100) return 1 - unexplained(found, predicted);
  // Squares would leave the range of numbers: in a unit in which the largest value is 1 the share is the same.
  const [first, second] = [found, predicted].map((column) => column.map((value) => value / largest));
  return 1 - unexplained(first, second);
}

function unexplained(y: Float64Array, yHat: Float64Array): number {
  const mean = meanOf(y, y, (value) => value);
  return mse(y, yHat) / meanOf(y, y, (value) => (value - mean) * (value - mean));
}
