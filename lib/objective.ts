import type { Matrix } from "./matrix";
import type { Random } from "./random";

/** Some rows of the data: those whose numbers stand in `rows` from place `from` up to, but without, place `to`. */
export interface Batch {
  readonly x: Matrix;
  readonly y: Float64Array;
  readonly rows: Int32Array;
  readonly from: number;
  readonly to: number;
}

/**
 * What is to become small: a loss of the weights, and its slope.
 *
 * Everything that the library trains goes through this interface. Anything with these three members is an objective, a few
 * lines in a notebook included.
 */
export interface Objective {
  /** How many weights there are. */
  readonly size: number;
  /** Weights to start from, drawn by chance. */
  start(random: Random): Float64Array;
  /** Writes the gradient of the mean loss over the batch into `g` and returns that mean loss. */
  lossAndGradient(w: Float64Array, g: Float64Array, batch: Batch): number;
}
