import type { Matrix } from "./matrix";
import type { Random } from "./random";

/** Some rows of the data: those whose numbers stand in `rows` from place `from` up to, but not including, place `to`. */
export interface Batch {
  readonly x: Matrix;
  readonly y: Float64Array;
  readonly rows: Int32Array;
  readonly from: number;
  readonly to: number;
}

/**
 * What is to become small: a loss that depends on weights, and its slope.
 *
 * Everything that the library trains comes through this interface, and an object in a notebook that has its members can
 * be trained like a built-in model.
 *
 * @example
 * const typicalValue: Objective = {
 *   size: 1,
 *   lossAndGradient(w, g, { y, rows, from, to }) {
 *     let loss = 0;
 *     g[0] = 0;
 *     for (let i = from; i < to; i++) {
 *       loss += Math.abs(w[0] - y[rows[i]]) / (to - from);
 *       g[0] += Math.sign(w[0] - y[rows[i]]) / (to - from);
 *     }
 *     return loss;
 *   },
 * };
 * const w = Float64Array.of(0);
 * train(typicalValue, w, { x: [[0], [0], [0]], y: [1, 2, 900] }, { optimizer: sgd({ learningRate: 0.5 }), epochs: 50 });
 * Math.round(w[0]); // = 2: the median, which the 900 does not move
 */
export interface Objective {
  /** How many weights there are. */
  readonly size: number;
  /** Writes the gradient of the mean loss over the batch into `g`, all of it, and returns that mean loss. */
  lossAndGradient(w: Float64Array, g: Float64Array, batch: Batch): number;
  /** Weights to start from, drawn by chance (default: zeros). */
  start?(random: Random): Float64Array;
  /** What the weights are judged by on rows set aside: this loss without a penalty, where it has one (default: itself). */
  readonly judge?: Objective;
  /** Throws when these are not rows that it can learn from: `train` asks before the first step (default: any will do). */
  check?(action: string, rows: Pick<Batch, "x" | "y">): void;
}

/** One that has to be started by chance, as zeros would be a dead point. */
export type StartedObjective = Objective & Required<Pick<Objective, "start">>;
