import { meanOf, toPair } from "./pair";

/**
 * The mean absolute error: how far off a prediction is on average. An error twice as large counts twice, so that a few
 * outliers weigh less than in the mean squared error.
 *
 *     MAE = Σ |y − ŷ| / n
 *
 * @param y what was to be predicted
 * @param yHat the predictions, in the same order
 * @throws TypeError when they differ in length or there is none, RangeError when an entry is not a finite number
 *
 * @example
 * mae([3, 5, 8], [3, 6, 6]); // = 1
 */
export function mae(y: ArrayLike<number>, yHat: ArrayLike<number>): number {
  return meanOf(...toPair("measure errors", y, yHat), (value, predicted) => Math.abs(value - predicted));
}
