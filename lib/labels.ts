import { toColumn } from "./matrix";

/** The door for labels: whole numbers from 0 up to, but not including, the number of classes. */
export function toLabels(
  action: string,
  y: ArrayLike<number>,
  classes = 2 ** 31,
  name = "labels",
  column = "y",
): Float64Array {
  const labels = toColumn(action, column, y);
  const wrong = labels.findIndex((label) => !(Number.isInteger(label) && label >= 0 && label < classes));
  if (wrong < 0) return labels;
  const rule = classes === 2 ? "0 or 1" : `whole numbers from 0${classes < 2 ** 31 ? ` to ${classes - 1}` : ""}`;
  throw new RangeError(`Cannot ${action} as ${name} must be ${rule}: row ${wrong} of ${column} is ${labels[wrong]}`);
}

/** How many classes the labels speak of: one more than the largest; two at least, as one would leave nothing to learn. */
export function countClasses(action: string, y: ArrayLike<number>): number {
  return toLabels(action, y).reduce((most, label) => Math.max(most, label + 1), 2);
}
