import { toPair } from "./pair";

/**
 * What a model leaves unexplained, row by row: positive where the prediction was too low.
 *
 *     y − ŷ
 *
 * @param y what was to be predicted
 * @param yHat the predictions, in the same order
 * @throws TypeError when they differ in length or there is none, RangeError when an entry is not a finite number
 *
 * @example
 * residuals([3, 5, 8], [3, 6, 6]); // = [0, −1, 2]
 */
export function residuals(y: ArrayLike<number>, yHat: ArrayLike<number>): Float64Array {
  const [found, predicted] = toPair("take residuals", y, yHat);
  return found.map((value, i) => value - predicted[i]);
}
