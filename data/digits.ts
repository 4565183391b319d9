import type { Matrix } from "../lib/index";
import { readTable } from "./table";

/** Images, and the digit that each of them shows. */
export interface Digits {
  /** A row for each image: its pixels, row after row from the top, from 0 for paper to 1 for ink. */
  readonly x: Matrix;
  /** The digits, 0 to 9. */
  readonly y: Float64Array;
  /** Rows of pixels of an image. */
  readonly height: 8;
  /** Pixels of a row. */
  readonly width: 8;
}

/**
 * Five hundred handwritten digits, fifty of each, as images of 8 × 8 pixels.
 *
 * @returns images and digits, new ones at every call
 * @throws RangeError when the file is damaged, with its line and column
 *
 * @example
 * const { x, y, height, width } = digits();
 * [x.rows, x.cols, height * width]; // = [500, 64, 64]
 * y.slice(0, 5); // = [0, 1, 2, 3, 4]
 * x.data.slice(0, 8); // = [0, 0, 5 / 16, 13 / 16, 9 / 16, 1 / 16, 0, 0]
 */
export function digits(): Digits {
  const columns = Object.fromEntries(
    [...Array.from({ length: 64 }, (_, k) => `pixel ${k}`), "digit"].map((name) => [name, "number" as const]),
  );
  const { values } = readTable(new URL("./digits/digits.csv", import.meta.url), { columns, header: false, rows: 500 });
  const numbers = values as number[][];
  const data = Float64Array.from(numbers.flatMap((row) => row.slice(0, 64).map((ink) => ink / 16)));
  return { x: { data, rows: 500, cols: 64 }, y: Float64Array.from(numbers, (row) => row[64]), height: 8, width: 8 };
}
