import { random } from "./random";
import { quoted } from "./words";

/** Numbers of rows in two parts, each in the order of the data. */
export interface RowSplit {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** The numbers of so many rows, in the order of the data. */
export function allRows(rows: number): Int32Array {
  const all = new Int32Array(rows);
  for (let i = 0; i < rows; i++) all[i] = i;
  return all;
}

/** The numbers of so many rows in a random order; with a label for each row, those of one label stand together. */
export function shuffledRows(rows: number, seed: number, labels?: ArrayLike<unknown>): Int32Array {
  const order = allRows(rows);
  // A stream of its own: the orders of `train` and the start of the weights grow out of the same seed.
  random(seed, 2).shuffle(order);
  if (!labels) return order;
  const groups = new Map<unknown, number[]>(Array.from(labels, (label) => [label, []]));
  for (const row of order) groups.get(labels[row])?.push(row);
  return Int32Array.from([...groups.values()].flat());
}

/** Sets so many rows aside, spread evenly over the order: of every label its share, give or take one. */
export function splitRows(order: Int32Array, size: number): RowSplit {
  const before = (i: number) => Math.floor((i * size) / order.length);
  const isTest = (_: number, i: number) => before(i + 1) > before(i);
  return { train: order.filter((row, i) => !isTest(row, i)).sort(), test: order.filter(isTest).sort() };
}

/** How many rows a share of them is; both parts must get one. */
export function sizeOf(action: string, name: string, rows: number, share: number): number {
  const size = Math.round(share * rows);
  if (!(share > 0 && share < 1) || size < 1 || size >= rows) {
    throw new RangeError(
      `Cannot ${action} as ${name} must be a share in (0, 1) that leaves rows on both sides: current value is ${quoted(share)}, of ${rows} rows`,
    );
  }
  return size;
}
