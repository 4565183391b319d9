import { mse } from "./mse";

/**
 * The root of the mean squared error: the size of a typical error, in the unit of what is predicted.
 *
 *     RMSE = √MSE
 *
 * @param y what was to be predicted
 * @param yHat the predictions, in the same order
 * @throws TypeError when they differ in length or there is none, RangeError when an entry is not a finite number
 *
 * @example
 * rmse([3, 5], [0, 1]); // = Math.sqrt(12.5)
 */
export function rmse(y: ArrayLike<number>, yHat: ArrayLike<number>): number {
  return Math.sqrt(mse(y, yHat));
}
