import { checkGiven } from "./given";
import type { State } from "./optimizer";
import { checkOption } from "./options";
import { quoted } from "./words";

/** What a run leaves behind, besides the weights: plain data, which can be copied, stored and resumed from. */
export interface History {
  /** The mean loss over all rows that are trained on: at place 0 before the first step, at place k after epoch k. */
  readonly loss: Float64Array;
  /** The same over the rows of `validation`, which are only looked at; empty where none were set aside. */
  readonly validationLoss: Float64Array;
  /** The loss of the last batch of each epoch, just before its step: at place k − 1 for epoch k. */
  readonly batchLoss: Float64Array;
  /** Steps taken. */
  readonly updates: number;
  /** Rows looked at to take them. */
  readonly samples: number;
  /** Time that the run took, the evaluation of `loss` included. */
  readonly seconds: number;
  /** The same for each place of `loss`. */
  readonly secondsAt: Float64Array;
  /** Rows that are trained on, once per epoch. */
  readonly rows: number;
  /** Rows per step. */
  readonly batchSize: number;
  /** What ended the run. */
  readonly stopped: Stopped;
  /** With `patience`: when the loss over the validation rows was smallest. The weights are those of that epoch. */
  readonly best: { readonly epoch: number; readonly loss: number } | undefined;
  /** What `resume` needs to go on; undefined for a run that diverged. */
  readonly state: RunState | undefined;
}

/** Why a run ended: all epochs were done, or it stopped early for one of these reasons. */
export type Stopped = "epochs" | "patience" | "tolerance" | "divergence";

/** Where a run stood between two epochs: all that decides how it goes on. */
export interface RunState {
  readonly epoch: number;
  readonly seed: number;
  /** The weights after that epoch, which need not be the best. */
  readonly w: Float64Array;
  readonly optimizer: State;
  /** The numbers of the rows in the order of the last epoch. */
  readonly order: Int32Array;
  /** Where the random numbers stand. */
  readonly random: Int32Array;
  readonly best: { readonly epoch: number; readonly loss: number; readonly w: Float64Array } | undefined;
}

/** In what the work of a run can be counted. */
export type Unit = "epochs" | "updates" | "samples" | "seconds";

/**
 * How much work lay behind each loss of a run: the horizontal axis for a curve of losses.
 *
 * Which optimizer is fast depends on what is counted. A small batch takes many updates from few samples, and what it
 * costs in seconds is decided by the machine.
 *
 * @param history what `train` gave
 * @param unit "epochs", "updates", "samples" or "seconds"
 * @returns one number for each place of `history.loss`, the first being 0, or in seconds what the first look took
 * @throws RangeError when there is no such unit
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const model = new LinearRegression().fit(data.x, data.y, { epochs: 2, batchSize: 2 });
 * effort(model.history!, "updates"); // = [0, 3, 6]
 * effort(model.history!, "samples"); // = [0, 5, 10]
 */
export function effort(history: History, unit: Unit): Float64Array {
  checkGiven("measure effort", "the history", history, "loss", "train");
  const { loss, rows, batchSize, secondsAt } = history;
  if (unit === "seconds") return secondsAt.slice();
  const perEpoch = { epochs: 1, updates: Math.ceil(rows / batchSize), samples: rows }[unit];
  if (perEpoch === undefined) {
    throw new RangeError(
      `Cannot measure effort as its unit must be epochs, updates, samples or seconds: current value is ${quoted(unit)}`,
    );
  }
  return loss.map((_, epoch) => epoch * perEpoch);
}

/**
 * What a run needed to bring its loss down to a target, counted in every unit; undefined when it never got there.
 *
 * The loss is looked at after every epoch, so the answer is the first epoch at whose end the target was reached.
 *
 * @param history what `train` gave
 * @param target a loss over all rows that are trained on
 * @throws RangeError when the target is not a finite number
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const { history } = new LinearRegression().fit(data.x, data.y, { optimizer: sgd({ learningRate: 0.05 }) });
 * const { epochs, samples } = timeTo(history!, 1)!; // epochs = 2, samples = 10
 * timeTo(history!, 0); // = undefined
 */
export function timeTo(history: History, target: number): Readonly<Record<Unit, number>> | undefined {
  checkGiven("measure the time", "the history", history, "loss", "train");
  checkOption("measure the time", "target", target);
  const epoch = history.loss.findIndex((loss) => loss <= target);
  if (epoch < 0) return undefined;
  const at = (unit: Unit) => effort(history, unit)[epoch];
  return { epochs: epoch, updates: at("updates"), samples: at("samples"), seconds: at("seconds") };
}
