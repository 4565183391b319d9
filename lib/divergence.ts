import type { Optimizer } from "./optimizer";
import type { History } from "./train";

/** Where a run was when its loss left every bound. */
export interface Place {
  /** Steps taken until then. */
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly optimizer: Optimizer;
  /** The losses up to there. */
  readonly history: History;
}

/**
 * Training that runs away: the error with which `train` stops at the first loss that is not finite or has exploded.
 *
 * It says at which step, with which learning rate, and what to do; `history` holds the losses up to there.
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * new LinearRegression().fit(data.x, data.y, { optimizer: sgd({ learningRate: 0.5 }), epochs: 100 }); // throws Cannot go on training
 */
export class DivergenceError extends RangeError {
  override readonly name = "DivergenceError";
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly history: History;

  constructor({ step, epoch, loss, optimizer, history }: Place) {
    const rate = optimizer.options.learningRate;
    const remedy =
      rate === undefined ? "take smaller steps" : `try a learningRate of ${Number((rate / 10).toPrecision(3))}`;
    super(
      `Cannot go on training as the loss must not explode: after ${step} steps (epoch ${epoch}) of ${optimizer.label} it is ${shown(loss)}; ${remedy}, or standardize the features`,
    );
    this.step = step;
    this.epoch = epoch;
    this.loss = loss;
    this.history = history;
  }
}

function shown(loss: number): string {
  return Number.isFinite(loss) ? loss.toExponential(1) : String(loss);
}
