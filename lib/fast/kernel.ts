import { doWhile, type Func, func, i32 } from "./assembler";
import { layout } from "./layout";
import { loss, lossAndGradient } from "./mean-squared-error";
import { shuffle } from "./shuffle";

/** Functions whose rows are numbers of rows in memory, from the address `rows` up to, but not including, `end`. */
export interface Functions {
  /** Writes the gradient of the mean squared error over the rows, and returns that error. */
  lossAndGradient(rows: number, end: number, count: number): number;
  loss(rows: number, end: number, count: number): number;
  /** Reads a number in each line of the cache that a row lies in: then it is near, and all waiting was done at once. */
  touch(rows: number, end: number): number;
  /** Shuffles at least two rows, given the state of the random numbers; returns the state afterwards. */
  shuffle(rows: number, last: number, state: number): number;
}

/** The source of all functions, for a table with d columns of x. */
export function kernel(d: number): readonly Func[] {
  return [lossAndGradient(d), loss(d), touch(d), shuffle];
}

function touch(d: number): Func {
  return func("touch", ["i32", "i32"], "i32", ([rows, end], local) => {
    const { table, row: size } = layout(d);
    const [row, bits] = [local("i32"), local("i32")];
    const places = [...Array.from({ length: Math.ceil(size / 64) }, (_, k) => 64 * k), size - 8];
    const touchRow = [
      row.set(i32.mul(i32.load(rows), i32.of(size))),
      // What is read must count for something, or the compiler leaves it out.
      ...places.map((offset) => bits.set(i32.xor(bits, i32.load(row, table + offset)))),
      rows.set(i32.add(rows, i32.of(4))),
    ];
    return [[doWhile(touchRow, i32.lessThan(rows, end))], bits];
  });
}
