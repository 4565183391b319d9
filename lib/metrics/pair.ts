import { toColumn } from "../matrix";

/** The door of every measure: what was to be predicted and the predictions, finite numbers and as many of each. */
export function toPair(action: string, y: ArrayLike<number>, yHat: ArrayLike<number>): [Float64Array, Float64Array] {
  const [found, predicted] = [toColumn(action, "y", y), toColumn(action, "yHat", yHat)];
  if (found.length !== predicted.length || found.length === 0) {
    throw new TypeError(
      `Cannot ${action} as y and yHat must have the same number of rows, at least one: y has ${found.length}, yHat has ${predicted.length}`,
    );
  }
  return [found, predicted];
}

/** The mean of f over all rows. */
export function meanOf(y: Float64Array, yHat: Float64Array, f: (y: number, yHat: number) => number): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += f(y[i], yHat[i]);
  return sum / y.length;
}
