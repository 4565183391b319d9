import { type Data, toData } from "./dataset";
import { checkGiven } from "./given";
import type { Matrix } from "./matrix";
import { checkNames, checkOption } from "./options";
import { allRows, type RowSplit, shuffledRows, sizeOf, splitRows } from "./rows";
import { StandardScaler } from "./standard-scaler";
import { quoted } from "./words";

/** Rows to learn from and rows to be judged by; what else the data had, such as the names of columns, both have. */
export interface Split<D extends Data = Data> {
  readonly train: Rows<D>;
  readonly test: Rows<D>;
}

/** Some rows of data, copied. */
export type Rows<D extends Data = Data> = Omit<D, "x" | "y"> & { readonly x: Matrix; readonly y: Float64Array };

/** How rows are dealt. */
export interface SplitOptions {
  /** Whether the rows are dealt by chance (default true); without, in the order of the data. */
  readonly shuffle?: boolean;
  /** Decides the chance (default 0). */
  readonly seed?: number;
  /** A label for each row: every part gets the same share of every label, give or take one row. */
  readonly stratify?: ArrayLike<string | number>;
}

/**
 * Sets a share of the rows aside, to judge a model by rows that it has not learned from.
 *
 * Rows are dealt by chance, as many files are sorted: auto-mpg by year, so that its last rows are the cars that use
 * least, and a model that has seen none of them fails there. Use the test rows once, at the end: whoever chooses by
 * them has learned from them.
 *
 * @param data rows and targets; left as they are
 * @param options.test the share of the rows to set aside (default 0.25, as in scikit-learn)
 * @param options.shuffle whether to deal by chance (default true); without, the last rows are set aside
 * @param options.seed decides the chance (default 0)
 * @param options.stratify a label for each row: both parts get the same share of every label, give or take one row
 * @throws RangeError when a part would have no row, or an option is outside its range or does not exist
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5], [6], [7], [8]], y: [0, 0, 0, 0, 1, 1, 1, 1] };
 * const { train, test } = trainTestSplit(data, { test: 0.25, stratify: data.y });
 * train.y; // = [0, 0, 0, 1, 1, 1]
 * test.y; // = [0, 1]
 * trainTestSplit(data, { shuffle: false }).test.x.data; // = [7, 8]
 */
export function trainTestSplit<D extends Data>(
  data: D,
  options: SplitOptions & { readonly test?: number } = {},
): Split<D> {
  const { y } = toData("split", data);
  checkNames("split", "trainTestSplit", options, ["test", "shuffle", "seed", "stratify"]);
  const order = dealt(y.length, options);
  const size = sizeOf("split", "test", y.length, options.test ?? 0.25);
  const cut = y.length - size;
  return taken(
    data,
    options.shuffle === false ? { train: order.slice(0, cut), test: order.slice(cut) } : splitRows(order, size),
  );
}

/**
 * Deals the rows into k parts of one size, give or take one row; each part is the test of one split, and the others its
 * training rows.
 *
 * Every row is judged once, by a model that has not learned from it: with few rows the mean of k results says more than
 * one split, whose luck it can also show.
 *
 * @param data rows and targets; left as they are
 * @param options.folds k, from 2 to the number of rows (default 5, as in scikit-learn)
 * @param options.shuffle whether to deal by chance (default true); without, each part is a run of neighbours
 * @param options.seed decides the chance (default 0)
 * @param options.stratify a label for each row: every part gets the same share of every label, give or take one row
 * @throws RangeError when an option is outside its range or does not exist
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5], [6]], y: [3, 5, 7, 9, 11, 13] };
 * const splits = kFold(data, { folds: 3 });
 * splits.map(({ test }) => test.y.length); // = [2, 2, 2]
 * const fit = ({ train }: Split) => new LinearRegression().fit(train.x, train.y, { epochs: 1000 });
 * splits.map((split) => fit(split).score(split.test.x, split.test.y)); // ≈ [1.0, 1.0, 1.0]
 */
export function kFold<D extends Data>(
  data: D,
  options: SplitOptions & { readonly folds?: number } = {},
): readonly Split<D>[] {
  const { y } = toData("split", data);
  checkNames("split", "kFold", options, ["folds", "shuffle", "seed", "stratify"]);
  const { folds = 5, shuffle = true } = options;
  if (!Number.isInteger(folds) || folds < 2 || folds > y.length) {
    throw new RangeError(
      `Cannot split as folds must be a whole number from 2 to ${y.length}, the number of rows: current value is ${quoted(folds)}`,
    );
  }
  const order = dealt(y.length, options);
  // Dealt like cards when shuffled, so that neighbours in the order, which share a label, go to different parts.
  const foldOf = (_: number, i: number) => (shuffle ? i % folds : Math.floor((i * folds) / y.length));
  return Array.from({ length: folds }, (_, k) => {
    const [train, test] = [false, true].map((isTest) => order.filter((row, i) => (foldOf(row, i) === k) === isTest));
    return taken(data, { train: train.sort(), test: test.sort() });
  });
}

/**
 * Both sides of a split standardized with mean and deviation of the training rows: the scaler has not seen the test rows.
 *
 * Whoever scales first and splits then lets the test rows take part in the training, if only through a mean.
 *
 * @param split what `trainTestSplit` or `kFold` gave; left as it is
 * @returns the split, and the scaler for rows to come
 *
 * @example
 * const data = { x: [[1], [3], [5], [7]], y: [1, 3, 5, 7] };
 * const { train, test, scaler } = standardize(trainTestSplit(data, { shuffle: false }));
 * scaler.mean; // = [3]
 * test.x.data; // ≈ [2.4495]: (7 − 3) / √(8/3)
 */
export function standardize<D extends Data>(split: Split<D>): Split<D> & { readonly scaler: StandardScaler } {
  checkGiven("standardize", "the split", split, "train", "trainTestSplit or kFold");
  const scaler = new StandardScaler().fit(split.train.x);
  const scaled = (side: Rows<D>): Rows<D> => ({ ...side, x: scaler.transform(side.x) });
  return { train: scaled(split.train), test: scaled(split.test), scaler };
}

function dealt(rows: number, { shuffle = true, seed = 0, stratify }: SplitOptions): Int32Array {
  checkOption("split", "shuffle", shuffle);
  if (stratify && !shuffle) throw new RangeError("Cannot split as stratify must be dealt by chance: shuffle is false");
  if (stratify && stratify.length !== rows) {
    throw new TypeError(
      `Cannot split as stratify must have a label for each of ${rows} rows: it has ${stratify.length}`,
    );
  }
  return shuffle ? shuffledRows(rows, seed, stratify) : allRows(rows);
}

function taken<D extends Data>(data: D, { train, test }: RowSplit): Split<D> {
  return { train: takeRows(data, train), test: takeRows(data, test) };
}

/** These rows of the data, in this order, copied. */
export function takeRows<D extends Data>(data: D, rows: Int32Array): Rows<D> {
  const { x, y } = toData("take rows", data);
  const { cols } = x;
  const taken = new Float64Array(rows.length * cols);
  rows.forEach((row, i) => {
    taken.set(x.data.subarray(row * cols, (row + 1) * cols), i * cols);
  });
  return { ...data, x: { data: taken, rows: rows.length, cols }, y: Float64Array.from(rows, (row) => y[row]) };
}
