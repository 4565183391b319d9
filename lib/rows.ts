import { random } from "./random";
import { quoted } from "./words";

/** Numbers of rows in two parts, each in the order of the data. */
export interface RowSplit {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** Sets a share of the rows aside, drawn by chance. */
export function splitRows(action: string, name: string, rows: number, share: number, seed: number): RowSplit {
  const size = sizeOf(action, name, rows, share);
  // A stream of its own: the orders of `train` and the start of the weights grow out of the same seed.
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  random(seed, 2).shuffle(order);
  return { train: order.slice(size).sort(), test: order.slice(0, size).sort() };
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
