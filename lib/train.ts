import type { Data } from "./dataset";
import { toData } from "./dataset";
import { DivergenceError } from "./divergence";
import type { Batch, Objective } from "./objective";
import type { Optimizer } from "./optimizer";
import { checkNames, checkOption } from "./options";
import { random } from "./random";
import { quoted } from "./words";

/** How to train. */
export interface TrainOptions {
  readonly optimizer: Optimizer;
  /** How often to go through all rows. */
  readonly epochs: number;
  /** Rows per step: all of them is batch descent, 1 stochastic, between them mini-batch (default: all rows). */
  readonly batchSize?: number;
  /** Whether each epoch takes the rows in a new random order (default true); batches of all rows keep the order of the file. */
  readonly shuffle?: boolean;
  /** Decides the orders (default 0). */
  readonly seed?: number;
  /** Called after each epoch. */
  readonly onEpoch?: (progress: Progress) => void;
  /** Stops the run between two epochs; the weights keep what they have learned. */
  readonly signal?: AbortSignal;
}

/** Where a run stands after an epoch. */
export interface Progress {
  /** Counted from 1. */
  readonly epoch: number;
  /** The mean loss over all rows, after the epoch. */
  readonly loss: number;
  /** The loss of the epoch's last batch, just before the step that it led to. */
  readonly batchLoss: number;
  /** The weights themselves, not a copy. */
  readonly w: Float64Array;
}

/** What a run leaves behind, besides the weights. */
export interface History {
  /** The mean loss over all rows: at place 0 before the first step, at place k after epoch k. */
  readonly loss: Float64Array;
  /** The loss of the last batch of each epoch, just before its step: at place k − 1 for epoch k. */
  readonly batchLoss: Float64Array;
  /** Steps taken. */
  readonly updates: number;
  /** Rows looked at to take them. */
  readonly samples: number;
  /** Time spent, the evaluation of `loss` included. */
  readonly seconds: number;
}

/**
 * Descends: walks through the rows in batches, epoch after epoch, and lets the optimizer take one step per batch.
 *
 * The weights are changed in place, so that they can be handed on: to look at, to train further, or, as in the lecture, from
 * one optimizer to the next. What the optimizer remembers is made anew for each call.
 *
 * The loss that counts is that over all rows, and its first value is from before the first step. The loss of the last batch
 * is there, too: it is what many programs plot, but it jumps with the luck of the batch and can even lie
 * below the best fit possible.
 *
 * @param objective what is to become small
 * @param w the weights to start from; changed in place
 * @param data rows and targets; left as they are
 * @param options.optimizer takes the steps
 * @param options.epochs how often to go through all rows, a whole number
 * @param options.batchSize rows per step, from 1 to all (default all); a last batch may be smaller
 * @param options.shuffle whether each epoch has a new order (default true)
 * @param options.seed decides the orders (default 0)
 * @param options.onEpoch called after each epoch with { epoch, loss, batchLoss, w }
 * @param options.signal stops the run between two epochs by throwing the signal's reason
 * @returns the losses, and what they took
 * @throws RangeError when an option is outside its range or does not exist, TypeError when shapes do not fit
 * @throws DivergenceError at the first loss that is not finite, or 10¹⁰ times what it was at the start
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const objective = LinearRegression.objective(data);
 * const w = new Float64Array(2); // = [0, 0]
 * const history = train(objective, w, data, { optimizer: sgd({ learningRate: 0.05 }), epochs: 1000 });
 * w; // ≈ [2.000000, 1.000000]: y = 2x + 1
 * history.loss[0]; // = 57: (3² + 5² + 7² + 9² + 11²) / 5
 * history.updates; // = 1000
 */
export function train(objective: Objective, w: Float64Array, data: Data, options: TrainOptions): History {
  const { x, y } = toData("train", data);
  const { optimizer, epochs, batchSize, shuffle, seed, onEpoch, signal } = checked(options, y.length);
  checkWeights(objective, w);
  const clock = performance.now();
  const g = new Float64Array(w.length);
  const state = optimizer.init(w.length);
  const inOrder = Int32Array.from({ length: y.length }, (_, i) => i);
  const all: Batch = { x, y, rows: inOrder, from: 0, to: y.length };
  const batch = { x, y, rows: inOrder.slice(), from: 0, to: 0 };
  const order = random(seed);
  const loss = new Float64Array(epochs + 1);
  const batchLoss = new Float64Array(epochs);
  let updates = 0;

  const history = (epoch: number): History => ({
    loss: loss.slice(0, epoch + 1),
    batchLoss: batchLoss.slice(0, epoch),
    updates,
    samples: Math.floor(updates / Math.ceil(y.length / batchSize)) * y.length + (batch.to % y.length),
    seconds: (performance.now() - clock) / 1000,
  });
  const guarded = (value: number, epoch: number): number => {
    if (Math.abs(value) <= limit) return value;
    throw new DivergenceError({
      step: updates,
      epoch,
      loss: value,
      optimizer,
      history: history(Math.max(0, epoch - 1)),
    });
  };

  let limit = Number.MAX_VALUE;
  loss[0] = guarded(objective.lossAndGradient(w, g, all), 0);
  limit = 1e10 * Math.max(1, Math.abs(loss[0]));
  for (let epoch = 1; epoch <= epochs; epoch++) {
    signal?.throwIfAborted();
    if (shuffle && batchSize < y.length) order.shuffle(batch.rows);
    for (let from = 0; from < y.length; from += batchSize) {
      batch.from = from;
      batch.to = Math.min(from + batchSize, y.length);
      batchLoss[epoch - 1] = guarded(objective.lossAndGradient(w, g, batch), epoch);
      optimizer.step(w, g, state);
      updates++;
    }
    loss[epoch] = guarded(objective.lossAndGradient(w, g, all), epoch);
    onEpoch?.({ epoch, loss: loss[epoch], batchLoss: batchLoss[epoch - 1], w });
  }
  return history(epochs);
}

const names = ["optimizer", "epochs", "batchSize", "shuffle", "seed", "onEpoch", "signal"];

function checked(options: TrainOptions, rows: number) {
  checkNames("train", "train", options, names);
  const { optimizer, epochs, batchSize = rows, shuffle = true, seed = 0, onEpoch, signal } = options;
  if (typeof optimizer?.step !== "function") {
    throw new TypeError(`Cannot train as optimizer must be an optimizer such as sgd(): found ${quoted(optimizer)}`);
  }
  checkOption("train", "epochs", epochs);
  checkOption("train", "shuffle", shuffle);
  checkOption("train", "seed", seed);
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > rows) {
    throw new RangeError(
      `Cannot train as batchSize must be a whole number from 1 to ${rows}, the number of rows: current value is ${quoted(batchSize)}`,
    );
  }
  return { optimizer, epochs, batchSize, shuffle, seed, onEpoch, signal };
}

function checkWeights(objective: Objective, w: Float64Array): void {
  if (!(w instanceof Float64Array) || w.length !== objective.size) {
    throw new TypeError(
      `Cannot train as w must be a Float64Array of ${objective.size} weights: found ${w?.length ?? quoted(w)}`,
    );
  }
  const wrong = w.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new RangeError(`Cannot train as every weight must be finite: weight ${wrong} is ${w[wrong]}`);
}
