import { doWhile, type Func, f64, f64x2, func, i32, i32x4, type Local, type Statement, type Value } from "./assembler";
import { golden, mixer } from "./sums";

/**
 * What is where in the memory that the functions work on, in bytes: weights w₁ … w_d b, gradient, and then the table.
 *
 * A row of the table is x₁ … x_d y: all that a step needs of a row stands together, as rows come in random order.
 */
export function layout(d: number) {
  const vector = 8 * (d + 1);
  return { weights: 0, gradient: vector, table: Math.ceil((2 * vector) / 64) * 64, row: vector };
}

/** Functions whose rows are numbers of rows in memory, from the address `rows` up to, but not including, `end`. */
export interface Functions {
  /** Writes the gradient of the mean squared error over the rows, and returns that error. */
  lossAndGradient(rows: number, end: number, count: number): number;
  loss(rows: number, end: number, count: number): number;
  /** Reads a number at either end of each row: then they are near, and all waiting was done at once. */
  touch(rows: number, end: number): number;
  /** Shuffles at least two rows, given the state of the random numbers; returns the state afterwards. */
  shuffle(rows: number, last: number, state: number): number;
  /** Writes four parts of each sum of a fingerprint where weights and gradient stand; the count of rows is one of fours. */
  sums(rows: number, end: number): number;
}

/** The source of all functions, for a table with d columns of x. */
export function kernel(d: number): readonly Func[] {
  return [lossAndGradient(d), loss(d), touch(d), shuffle, sums];
}

const zero = i32.of(0);

/** The columns of x two by two, and the last alone where d is odd: so many registers of each kind, and their offsets. */
function columns(d: number) {
  const pairs = Array.from({ length: Math.floor(d / 2) }, (_, k) => 16 * k);
  const single = d % 2 === 1 ? [8 * (d - 1)] : [];
  return { pairs, single };
}

/**
 * The loop of the readable objective, with weights and gradient in registers.
 *
 * Products of two columns are made at a time, but sums are added up in the order of the readable loop: the bits agree.
 */
function lossAndGradient(d: number): Func {
  return func("lossAndGradient", ["i32", "i32", "f64"], "f64", ([rows, end, count], local) => {
    const { pairs, single } = columns(d);
    const at = layout(d);
    const w = weights(d, local);
    const g2 = pairs.map(() => local("f64x2"));
    const g1 = single.map(() => local("f64"));
    const gb = local("f64");
    const row = local("i32");
    const error = local("f64");
    const errors = local("f64x2");
    const sum = local("f64");
    const factor = local("f64");
    const x2 = pairs.map((offset) => f64x2.load(row, at.table + offset));
    const x1 = single.map((offset) => f64.load(row, at.table + offset));
    const addRow = [
      ...errorOf(d, w, rows, row, error, local),
      sum.set(f64.add(sum, f64.mul(error, error))),
      errors.set(f64x2.both(error)),
      ...g2.map((g, k) => g.set(f64x2.add(g, f64x2.mul(errors, x2[k])))),
      ...g1.map((g, k) => g.set(f64.add(g, f64.mul(error, x1[k])))),
      gb.set(f64.add(gb, error)),
      rows.set(i32.add(rows, i32.of(4))),
    ];
    const write = [
      factor.set(f64.div(f64.of(2), count)),
      ...g2.map((g, k) => f64x2.store(zero, f64x2.mul(g, f64x2.both(factor)), at.gradient + pairs[k])),
      ...g1.map((g, k) => f64.store(zero, f64.mul(g, factor), at.gradient + single[k])),
      f64.store(zero, f64.mul(gb, factor), at.gradient + 8 * d),
    ];
    return [[...w.load, doWhile(addRow, i32.lessThan(rows, end)), ...write], f64.div(sum, count)];
  });
}

function loss(d: number): Func {
  return func("loss", ["i32", "i32", "f64"], "f64", ([rows, end, count], local) => {
    const w = weights(d, local);
    const row = local("i32");
    const error = local("f64");
    const sum = local("f64");
    const addRow = [
      ...errorOf(d, w, rows, row, error, local),
      sum.set(f64.add(sum, f64.mul(error, error))),
      rows.set(i32.add(rows, i32.of(4))),
    ];
    return [[...w.load, doWhile(addRow, i32.lessThan(rows, end))], f64.div(sum, count)];
  });
}

function touch(d: number): Func {
  return func("touch", ["i32", "i32"], "i32", ([rows, end], local) => {
    const { table, row: size } = layout(d);
    const [row, bits] = [local("i32"), local("i32")];
    const touchRow = [
      row.set(i32.mul(i32.load(rows), i32.of(size))),
      // What is read must count for something, or the compiler leaves it out.
      ...[0, size - 8].map((offset) => bits.set(i32.xor(bits, i32.load(row, table + offset)))),
      rows.set(i32.add(rows, i32.of(4))),
    ];
    return [[doWhile(touchRow, i32.lessThan(rows, end))], bits];
  });
}

type MakeLocal = <T extends "i32" | "f64" | "f64x2">(type: T) => Local<T>;

/** The weights in registers, and the code that loads them. */
function weights(d: number, local: MakeLocal) {
  const { pairs, single } = columns(d);
  const { weights: at } = layout(d);
  const [two, one, bias] = [pairs.map(() => local("f64x2")), single.map(() => local("f64")), local("f64")];
  const load = [
    ...two.map((w, k) => w.set(f64x2.load(zero, at + pairs[k]))),
    ...one.map((w, k) => w.set(f64.load(zero, at + single[k]))),
    bias.set(f64.load(zero, at + 8 * d)),
  ];
  return { two, one, bias, load };
}

/** error = b − y + w₁ x₁ + … + w_d x_d, added up from left to right. */
function errorOf(
  d: number,
  w: ReturnType<typeof weights>,
  rows: Value<"i32">,
  row: Local<"i32">,
  error: Local<"f64">,
  local: MakeLocal,
): Statement[] {
  const { pairs, single } = columns(d);
  const { table, row: size } = layout(d);
  const products = local("f64x2");
  return [
    row.set(i32.mul(i32.load(rows), i32.of(size))),
    error.set(f64.sub(w.bias, f64.load(row, table + 8 * d))),
    ...w.two.flatMap((each, k) => [
      products.set(f64x2.mul(each, f64x2.load(row, table + pairs[k]))),
      error.set(f64.add(f64.add(error, f64.first(products)), f64.second(products))),
    ]),
    ...w.one.map((each, k) => error.set(f64.add(error, f64.mul(each, f64.load(row, table + single[k]))))),
  ];
}

/** As `shuffle` of random.ts, which floors x/2³² · count: that is the upper half of x · count. */
const shuffle = func("shuffle", ["i32", "i32", "i32"], "i32", ([rows, last, x], local) => {
  const count = local("i32");
  const other = local("i32");
  const value = local("i32");
  const swapOne = [
    x.set(i32.xor(x, i32.shiftLeft(x, 13))),
    x.set(i32.xor(x, i32.shiftRight(x, 17))),
    x.set(i32.xor(x, i32.shiftLeft(x, 5))),
    other.set(i32.add(rows, i32.shiftLeft(i32.upperProduct(x, count), 2))),
    value.set(i32.load(last)),
    i32.store(last, i32.load(other)),
    i32.store(other, value),
    count.set(i32.sub(count, i32.of(1))),
    last.set(i32.sub(last, i32.of(4))),
  ];
  const begin = count.set(i32.add(i32.shiftRight(i32.sub(last, rows), 2), i32.of(1)));
  return [[begin, doWhile(swapOne, i32.lessThan(rows, last))], x];
});

/** As `addSums` of sums.ts, four rows at a time. */
const sums = func("sums", ["i32", "i32"], "i32", ([rows, end], local) => {
  const [first, second, word, place] = [local("i32x4"), local("i32x4"), local("i32x4"), local("i32x4")];
  const addFour = [
    word.set(i32x4.mul(i32x4.xor(i32x4.load(rows), place), i32x4.all(mixer))),
    word.set(i32x4.xor(word, i32x4.shiftRight(word, 15))),
    first.set(i32x4.add(first, word)),
    second.set(i32x4.add(second, i32x4.xor(word, place))),
    place.set(i32x4.add(place, i32x4.all(Math.imul(4, golden)))),
    rows.set(i32.add(rows, i32.of(4 * 4))),
  ];
  const begin = place.set(i32x4.of(0, golden, Math.imul(2, golden), Math.imul(3, golden)));
  const write = [i32x4.store(zero, first), i32x4.store(zero, second, 16)];
  return [[begin, doWhile(addFour, i32.lessThan(rows, end)), ...write], zero];
});
