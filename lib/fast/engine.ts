import type { Matrix } from "../matrix";
import type { Batch, Objective } from "../objective";
import type { Random } from "../random";
import { layout } from "./layout";
import { borrow, giveBack, type Machine } from "./machine";

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
  /** Where the weights are read. */
  readonly w: Float64Array;
  /** Where the gradient is written. */
  readonly g: Float64Array;
  /** The mean loss over the batch; the gradient is not kept. */
  loss(batch: Rows): number;
  /** Writes the gradient into `g` and returns the mean loss. */
  lossAndGradient(batch: Rows): number;
  shuffle(rows: Int32Array, random: Random): void;
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
  const bytes = table + x.rows * (row + 3 * 4) + 3 * 32;
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
  return inPlace(objective, new Float64Array(objective.size), new Float64Array(objective.size));
}

function inPlace(objective: Objective, w: Float64Array, g: Float64Array): Engine {
  return {
    take: (batch) => ({ ...batch, rows: batch.rows.slice() }),
    w,
    g,
    loss: (batch) => objective.lossAndGradient(w, g, batch),
    lossAndGradient: (batch) => objective.lossAndGradient(w, g, batch),
    shuffle: (rows, random) => random.shuffle(rows),
  };
}

/** Beyond, JavaScript's product of two whole numbers of 32 bits is rounded, and that of WebAssembly is not. */
const maxShuffled = 2 ** 21;

/** A table of more bytes does not stay near the processor: its rows are fetched before they are needed. */
const nearBytes = 2 ** 19;

/** So much is fetched at a time, and a batch of more than the most is not: its first rows would be gone with the last. */
const fetched = { least: 2 ** 14, most: 2 ** 18 };

function fast(objective: Objective, machine: Machine, x: Matrix, y: Float64Array): Engine {
  const { memory, d } = machine;
  const { loss, lossAndGradient, touch, shuffle } = machine.functions;
  const place = layout(d);
  const w = new Float64Array(memory.buffer, place.weights, d + 1);
  const g = new Float64Array(memory.buffer, place.gradient, d + 1);
  const slow = inPlace(objective, w, g);
  const isFar = x.rows * place.row > nearBytes;
  copyTable(new Float64Array(memory.buffer, place.table, (x.rows * place.row) / 8), x, y);
  let free = place.table + x.rows * place.row;
  let fetchedTo = 0;

  /** Fetches the rows of a batch, and with those of a small one the next ones: then all waiting is done at once. */
  function fetch({ rows, from, to }: Rows, at: number): void {
    if (from === 0) fetchedTo = 0;
    if (to <= fetchedTo || (to - from) * place.row > fetched.most) return;
    fetchedTo = Math.min(Math.max(to, from + Math.floor(fetched.least / place.row)), rows.length);
    touch(at + 4 * from, at + 4 * fetchedTo);
  }

  return {
    take(batch) {
      if (batch.x.data !== x.data || batch.y !== y) return slow.take(batch);
      const at = free;
      const rows = new Int32Array(memory.buffer, at, batch.rows.length);
      rows.set(batch.rows);
      // Rows are taken two at a time: the last one, too, needs a neighbour that exists, although nothing comes of it.
      new Int32Array(memory.buffer, at + rows.byteLength, 1)[0] = 0;
      free = 16 * Math.ceil((at + rows.byteLength + 4) / 16);
      return { ...batch, rows, at };
    },
    w,
    g,
    loss(batch) {
      const { at, from, to } = batch;
      if (at === undefined) return slow.loss(batch);
      return loss(at + 4 * from, at + 4 * to, to - from);
    },
    lossAndGradient(batch) {
      const { at, from, to } = batch;
      if (at === undefined) return slow.lossAndGradient(batch);
      if (isFar) fetch(batch, at);
      return lossAndGradient(at + 4 * from, at + 4 * to, to - from);
    },
    shuffle(rows, random) {
      if (rows.length < 2 || rows.length > maxShuffled) return slow.shuffle(rows, random);
      const last = rows.byteOffset + 4 * (rows.length - 1);
      random.state[0] = shuffle(rows.byteOffset, last, random.state[0]);
    },
  };
}

function copyTable(table: Float64Array, { data, rows, cols }: Matrix, y: Float64Array): void {
  const size = table.length / rows;
  for (let i = 0, from = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) table[size * i + j] = data[from++];
    table[size * i + cols] = y[i];
  }
}
