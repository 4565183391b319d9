import { doWhile, type Func, f64, f64x2, func, i32, type Local, type Statement, type Value, when } from "./assembler";
import { layout } from "./layout";
import { type MakeLocal, pairsOf, twoRows } from "./two-rows";

/** The loop of the readable objective, two rows at a time. Sums are added up in the same order: the bits agree. */
export function lossAndGradient(d: number): Func {
  return func("lossAndGradient", ["i32", "i32", "f64"], "f64", ([rows, end, count], local) => {
    const two = twoRows(d, rows, local);
    const sums = gradient(d, two, local);
    const loop = overRows(rows, end, two.make, sums.addFirst, sums.addSecond);
    return [[...two.loadWeights, ...loop, ...sums.store(count)], f64.div(sums.ofSquares, count)];
  });
}

/** The same without a gradient. */
export function loss(d: number): Func {
  return func("loss", ["i32", "i32", "f64"], "f64", ([rows, end, count], local) => {
    const { loadWeights, make, squares } = twoRows(d, rows, local);
    // The sum is the first number of its register; the other one is of no use.
    const sum = local("f64x2");
    const addFirst = [sum.set(f64x2.add(sum, squares))];
    const addSecond = [sum.set(f64x2.add(sum, f64x2.seconds(squares, squares)))];
    return [[...loadWeights, ...overRows(rows, end, make, addFirst, addSecond)], f64.div(f64.first(sum), count)];
  });
}

/** Goes through all rows by twos; of an odd number of them, the last has a neighbour that is left out. */
function overRows(
  rows: Local<"i32">,
  end: Value<"i32">,
  make: readonly Statement[],
  addFirst: readonly Statement[],
  addSecond: readonly Statement[],
): Statement[] {
  const areTwo = i32.lessThan(i32.add(rows, i32.of(4)), end);
  const next = rows.set(i32.add(rows, i32.of(8)));
  return [
    when(areTwo, [doWhile([...make, ...addFirst, ...addSecond, next], areTwo)]),
    when(i32.lessThan(rows, end), [...make, ...addFirst]),
  ];
}

/** The sums over rows: of error times x two by two, and of squared errors and errors, which share a register. */
function gradient(d: number, { a, b, errors, squares }: ReturnType<typeof twoRows>, local: MakeLocal) {
  const pairs = pairsOf(d).map(() => local("f64x2"));
  const [sums, error, factor] = [local("f64x2"), local("f64x2"), local("f64x2")];
  const add = (row: readonly Value<"f64x2">[], pick: typeof f64x2.firsts): Statement[] => [
    sums.set(f64x2.add(sums, pick(squares, errors))),
    error.set(pick(errors, errors)),
    ...pairs.map((sum, k) => sum.set(f64x2.add(sum, f64x2.mul(error, row[k])))),
  ];
  /** Writes their means, doubled: what belongs to no weight is written over. */
  const store = (count: Value<"f64">): Statement[] => {
    const at = layout(d).gradient;
    return [
      factor.set(f64x2.both(f64.div(f64.of(2), count))),
      ...pairsOf(d).map((offset, k) => f64x2.store(i32.of(0), f64x2.mul(pairs[k], factor), at + offset)),
      f64.store(i32.of(0), f64.second(f64x2.mul(sums, factor)), at + 8 * d),
    ];
  };
  return { addFirst: add(a, f64x2.firsts), addSecond: add(b, f64x2.seconds), store, ofSquares: f64.first(sums) };
}
