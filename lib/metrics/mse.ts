import { meanOf, toPair } from "./pair";

/**
 * The mean squared error: the loss of linear regression. An error twice as large counts four times.
 *
 *     MSE = Σ (y − ŷ)² / n
 *
 * @param y what was to be predicted
 * @param yHat the predictions, in the same order
 * @throws TypeError when they differ in length or there is none, RangeError when an entry is not a finite number
 *
 * @example
 * mse([3, 5, 8], [3, 6, 6]); // ≈ 1.6667: (0 + 1 + 4) / 3
 */
export function mse(y: ArrayLike<number>, yHat: ArrayLike<number>): number {
  return meanOf(...toPair("measure errors", y, yHat), (value, predicted) => (value - predicted) * (value - predicted));
}
