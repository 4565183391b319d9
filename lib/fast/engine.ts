import type { Matrix } from "../matrix";
import type { Batch, Objective } from "../objective";
import type { Random } from "../random";
import { layout } from "./kernel";
import { borrow, giveBack, type Machine } from "./machine";
import { addSums } from "./sums";

/** Some rows of the data; which of them, can be changed. */
export interface Rows extends Batch {
  from: number;
  to: number;
  /** Where the numbers of the rows are in the memory of the fast engine; undefined where they are not. */
  readonly at?: number;
}

/** What a run computes with: the readable code, or the same in WebAssembly, with the same bits. */
export interface Engine {
  /** A batch to compute with. Its rows are a copy, and only they may be shuffled. */
  take(batch: Batch): Rows;
  /** Where the gradient is written. */
  readonly g: Float64Array;
  /** The mean loss over the batch; the gradient is not kept. */
  loss(w: Float64Array, batch: Rows): number;
  /** Writes the gradient into `g` and returns the mean loss. */
  lossAndGradient(w: Float64Array, batch: Rows): number;
  shuffle(rows: Int32Array, random: Random): void;
  /** Adds to two sums over all rows and their places, for a fingerprint. */
  sum(rows: Int32Array, sums: Int32Array): void;
}

/** The objectives that are the mean squared error of a linear model, each with the method that a fast one stands for. */
const meanSquaredErrors = new WeakMap<Objective, Objective["lossAndGradient"]>();

/** Says of an objective that it is the mean squared error of a linear model with intercept, which has a fast path. */
export function asMeanSquaredError(objective: Objective): Objective {
  meanSquaredErrors.set(objective, objective.lossAndGradient);
  return objective;
}

/**
 * Lends an engine for these data: the fast one where there is one, else the readable one.
 *
 * Data are copied once, row after row with the target behind its features, into the memory of a WebAssembly module.
 * Nothing in the result tells which of the two was used: every sum is made in the same order.
 */
export function withEngine<T>(
  objective: Objective,
  { x, y }: { readonly x: Matrix; readonly y: Float64Array },
  use: (engine: Engine) => T,
): T {
  const { table, row } = layout(x.cols);
  // Besides the data, room for their rows in three lists: all in order, shuffled, and those set aside.
  const bytes = table + x.rows * (row + 3 * 4) + 3 * 16;
  const fits = objective.size === x.cols + 1 && meanSquaredErrors.get(objective) === objective.lossAndGradient;
  const machine = fits ? borrow(x.cols, bytes) : undefined;
  if (!machine) return use(readable(objective));
  try {
    return use(fast(objective, machine, x, y));
  } finally {
    giveBack(machine);
  }
}

export function readable(objective: Objective): Engine {
  const g = new Float64Array(objective.size);
  return {
    take: (batch) => ({ ...batch, rows: batch.rows.slice() }),
    g,
    loss: (w, batch) => objective.lossAndGradient(w, g, batch),
    lossAndGradient: (w, batch) => objective.lossAndGradient(w, g, batch),
    shuffle: (rows, random) => random.shuffle(rows),
    sum(rows, sums) {
      addSums(sums, rows, 0, rows.length);
    },
  };
}

/** Beyond, JavaScript's product of two whole numbers of 32 bits is rounded, and that of WebAssembly is not. */
const maxShuffled = 2 ** 21;

/** A table of more bytes lies in memory that is far: rows in random order are fetched before they are needed. */
const nearBytes = 2 ** 24;

function fast(objective: Objective, machine: Machine, x: Matrix, y: Float64Array): Engine {
  const { functions, memory, d } = machine;
  const place = layout(d);
  const weights = new Float64Array(memory.buffer, place.weights, d + 1);
  const g = new Float64Array(memory.buffer, place.gradient, d + 1);
  const parts = new Int32Array(memory.buffer, 0, 8);
  const slow = readable(objective);
  const isFar = x.rows * place.row > nearBytes;
  copyTable(new Float64Array(memory.buffer, place.table, x.rows * (d + 1)), x, y);
  let free = place.table + x.rows * place.row;

  return {
    take(batch) {
      if (batch.x.data !== x.data || batch.y !== y) return slow.take(batch);
      const at = free;
      const rows = new Int32Array(memory.buffer, at, batch.rows.length);
      rows.set(batch.rows);
      free += Math.ceil(rows.byteLength / 16) * 16;
      return { ...batch, rows, at };
    },
    g,
    loss(w, batch) {
      const { at, from, to } = batch;
      if (at === undefined) return slow.loss(w, batch);
      for (let j = 0; j <= d; j++) weights[j] = w[j];
      return functions.loss(at + 4 * from, at + 4 * to, to - from);
    },
    lossAndGradient(w, batch) {
      const { at, from, to } = batch;
      if (at === undefined) return objective.lossAndGradient(w, g, batch);
      for (let j = 0; j <= d; j++) weights[j] = w[j];
      if (isFar && to - from < x.rows) functions.touch(at + 4 * from, at + 4 * to);
      return functions.lossAndGradient(at + 4 * from, at + 4 * to, to - from);
    },
    shuffle(rows, random) {
      if (rows.length < 2 || rows.length > maxShuffled) return slow.shuffle(rows, random);
      const last = rows.byteOffset + 4 * (rows.length - 1);
      random.state[0] = functions.shuffle(rows.byteOffset, last, random.state[0]);
    },
    sum(rows, sums) {
      const fours = rows.length - (rows.length % 4);
      if (fours > 0) functions.sums(rows.byteOffset, rows.byteOffset + 4 * fours);
      for (let k = 0; fours > 0 && k < 8; k++) sums[k >> 2] += parts[k];
      addSums(sums, rows, fours, rows.length);
    },
  };
}

function copyTable(table: Float64Array, { data, rows, cols }: Matrix, y: Float64Array): void {
  for (let i = 0, from = 0, to = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) table[to++] = data[from++];
    table[to++] = y[i];
  }
}
