import type { History } from "./history";
import type { Optimizer } from "./optimizer";
import { upTo } from "./run";

/** Where a run was when its loss left every bound. */
export interface Divergence {
  /** Steps taken until then. */
  readonly step: number;
  /** The epoch that the run was in, counted from 1; 0 before the first step. */
  readonly epoch: number;
  readonly loss: number;
  /** The losses of the epochs before. */
  readonly history: History;
}

/**
 * A run that ran away: `train` stops with this error at the first loss that is not finite or has exploded.
 *
 * The message says after how many steps, with which learning rate, and what to do. `step`, `epoch`, `loss` and
 * `history` tell the same to a program.
 *
 * @example
 * const x = [[1], [2], [3], [4], [5]], y = [3, 5, 7, 9, 11];
 * const model = new LinearRegression(), optimizer = sgd({ learningRate: 0.5 });
 * model.fit(x, y, { optimizer }); // throws Cannot go on training as the loss must not explode: after 5 steps (epoch 5)
 */
export class DivergenceError extends RangeError implements Divergence {
  override readonly name = "DivergenceError";
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly history: History;

  constructor({ step, epoch, loss, history }: Divergence, optimizer: Optimizer) {
    const found = Number.isFinite(loss) ? loss.toExponential(1) : String(loss);
    super(
      `Cannot go on training as the loss must not explode: after ${step} steps (epoch ${epoch}) of ${optimizer.label} ` +
        `it is ${found}; ${remedy(step, optimizer)}`,
    );
    this.step = step;
    this.epoch = epoch;
    this.loss = loss;
    this.history = history;
  }
}

function remedy(step: number, optimizer: Optimizer): string {
  const first = step === 0 ? "start from smaller weights" : smallerSteps(optimizer);
  return `${first}, or standardize the features`;
}

/** What to do about steps that were too long, as words for an error. */
export function smallerSteps({ options: { learningRate } }: Optimizer): string {
  if (typeof learningRate !== "number") return "take smaller steps";
  return `try learningRate ${Number((learningRate / 10).toPrecision(3))}`;
}

/**
 * The largest loss that a run may have: 10¹⁰ times what it was before the first step, or 10¹⁰ if that was less than 1.
 *
 * No useful run climbs so high, and a diverging one is there long before its numbers overflow.
 */
export function largestLoss({ loss }: History): number {
  return 1e10 * Math.max(1, Math.abs(loss[0]));
}

/** Whether a loss lies within its bound; NaN, for which every comparison is false, does not. */
export function isWithin(limit: number, loss: number): boolean {
  return Math.abs(loss) <= limit;
}

/** The error for a loss that does not, with the history of the epochs before this one. */
export function divergence(loss: number, epoch: number, history: History, optimizer: Optimizer): DivergenceError {
  const before: History = { ...upTo(history, epoch - 1), stopped: "divergence", state: undefined };
  return new DivergenceError({ step: history.updates, epoch, loss, history: before }, optimizer);
}
