import { f64, f64x2, i32, type Local, type Statement, type Value } from "./assembler";
import { layout } from "./layout";

export type MakeLocal = <T extends "i32" | "f64x2">(type: T) => Local<T>;

/** The offsets of x two by two; where d is odd, the last column stands together with y. */
export function pairsOf(d: number): number[] {
  return Array.from({ length: Math.ceil(d / 2) }, (_, k) => 16 * k);
}

/**
 * Two rows of the table in registers, and their errors: of the rows whose numbers stand at the address `rows`, and behind it.
 *
 * What two rows do not share is computed for both at once, each as if it were alone.
 */
export function twoRows(d: number, rows: Value<"i32">, local: MakeLocal) {
  const [a, b] = [0, 4].map((offset) => oneRow(d, rows, offset, local));
  const w = weights(d, local);
  const [errors, squares, ofA, ofB] = ["f64x2", "f64x2", "f64x2", "f64x2"].map(() => local("f64x2"));
  const addPair = (k: number) => [
    ofA.set(f64x2.mul(w.pairs[k], a.pairs[k])),
    ofB.set(f64x2.mul(w.pairs[k], b.pairs[k])),
    errors.set(f64x2.add(errors, f64x2.firsts(ofA, ofB))),
    ...(2 * k + 1 < d ? [errors.set(f64x2.add(errors, f64x2.seconds(ofA, ofB)))] : []),
  ];
  /** error = b − y + w₁ x₁ + … + w_d x_d, added up from left to right. */
  const make = [
    ...a.load,
    ...b.load,
    errors.set(f64x2.sub(w.bias, d % 2 === 1 ? f64x2.seconds(a.last, b.last) : f64x2.firsts(a.last, b.last))),
    ...w.pairs.flatMap((_, k) => addPair(k)),
    squares.set(f64x2.mul(errors, errors)),
  ];
  return { loadWeights: w.load, make, a: a.pairs, b: b.pairs, errors, squares };
}

/** A row in registers, two numbers in each; the last of them holds y. */
function oneRow(d: number, rows: Value<"i32">, offset: number, local: MakeLocal) {
  const { table, row: size } = layout(d);
  const address = local("i32");
  const pairs = pairsOf(d).map(() => local("f64x2"));
  const last = d % 2 === 1 ? pairs[pairs.length - 1] : f64x2.load(address, table + 8 * d);
  const load: Statement[] = [
    address.set(i32.mul(i32.load(rows, offset), i32.of(size))),
    ...pairsOf(d).map((at, k) => pairs[k].set(f64x2.load(address, table + at))),
  ];
  return { pairs, last, load };
}

/** The weights in registers. */
function weights(d: number, local: MakeLocal) {
  const [pairs, bias] = [pairsOf(d).map(() => local("f64x2")), local("f64x2")];
  // Each alone: a processor waits when it is to load two numbers at once that were stored one by one just before.
  const at = (j: number) => f64.load(i32.of(0), layout(d).weights + 8 * j);
  const load = [...pairs.map((pair, k) => pair.set(f64x2.of(at(2 * k), at(2 * k + 1)))), bias.set(f64x2.both(at(d)))];
  return { pairs, bias, load };
}
