import { meanOf, toPair } from "./pair";

/**
 * The share of labels that were predicted right.
 *
 * With rare labels it says little: who always answers "healthy" is right about most people.
 *
 * @param y the labels
 * @param yHat the predicted labels, in the same order; not probabilities
 * @throws TypeError when they differ in length or there is none, RangeError when an entry is not a finite number
 *
 * @example
 * accuracy([0, 1, 2, 1], [0, 1, 1, 1]); // = 0.75
 */
export function accuracy(y: ArrayLike<number>, yHat: ArrayLike<number>): number {
  return meanOf(...toPair("measure accuracy", y, yHat), (label, predicted) => Number(label === predicted));
}
