import { type Data, toData } from "./dataset";
import { watch } from "./divergence";
import type { Objective } from "./objective";
import { random } from "./random";
import { checkTrainOptions, checkWeights, type TrainOptions } from "./train-options";

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
  /** Time that the run took, the evaluation of `loss` included. */
  readonly seconds: number;
}

/**
 * Descends: goes through the rows in batches, epoch after epoch, and lets the optimizer take one step per batch.
 *
 * The weights are changed in place, so that they can be handed on: to be looked at, to be trained further, or, as in
 * the lecture, from one optimizer to the next. What the optimizer remembers is made anew for each call.
 *
 * The loss that counts is the one over all rows, and its first value is from before the first step. The loss of the
 * last batch is kept, too: it is what many programs plot, but it jumps with the luck of the batch and can even lie
 * below the best fit possible.
 *
 * @param objective what is to become small
 * @param w the weights to start from; changed in place
 * @param data rows and targets; left as they are
 * @param options.optimizer takes the steps
 * @param options.epochs how often to go through all rows, a whole number
 * @param options.batchSize rows per step, from 1 to all of them (default all); the last batch of an epoch may be
 * smaller
 * @param options.shuffle whether each epoch has a new random order (default true); with all rows in one batch there is
 * no order to change
 * @param options.seed decides the random orders (default 0)
 * @param options.onEpoch called after each epoch with { epoch, loss, batchLoss, w }
 * @param options.signal an AbortSignal: stops the run between two epochs by throwing the signal's reason
 * @returns the losses, and what they took
 * @throws RangeError when an option is outside its range or does not exist, TypeError when shapes do not fit
 * @throws DivergenceError at the first loss that is not finite or has exploded
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const w = new Float64Array(2); // w = [0, 0]
 * const objective = LinearRegression.objective(data);
 * const history = train(objective, w, data, { optimizer: sgd({ learningRate: 0.05 }), epochs: 1000 });
 * w; // ≈ [2.000000, 1.000000]: y = 2x + 1
 * history.loss[0]; // = 57: (3² + 5² + 7² + 9² + 11²) / 5
 * history.updates; // = 1000
 */
export function train(objective: Objective, w: Float64Array, data: Data, options: TrainOptions): History {
  const { x, y } = toData("train", data);
  const { optimizer, epochs, batchSize, shuffle, seed, onEpoch, signal } = checkTrainOptions(options, y.length);
  checkWeights(objective, w);
  const began = performance.now();
  const history = {
    loss: new Float64Array(epochs + 1),
    batchLoss: new Float64Array(epochs),
    updates: 0,
    samples: 0,
    seconds: 0,
  };
  const watched = watch(optimizer, history);
  const all = { x, y, rows: Int32Array.from({ length: y.length }, (_, i) => i), from: 0, to: y.length };
  const batch = { ...all, rows: all.rows.slice() };
  const order = random(seed);
  const g = new Float64Array(w.length);
  const state = optimizer.init(w.length);

  history.loss[0] = watched(objective.lossAndGradient(w, g, all), 0);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    signal?.throwIfAborted();
    // The rows stay where they are; their numbers are dealt anew.
    if (shuffle && batchSize < y.length) order.shuffle(batch.rows);
    let batchLoss = 0;
    for (let from = 0; from < y.length; from += batchSize) {
      batch.from = from;
      batch.to = Math.min(from + batchSize, y.length);
      batchLoss = watched(objective.lossAndGradient(w, g, batch), epoch);
      optimizer.step(w, g, state);
      history.updates++;
      history.samples += batch.to - from;
    }
    history.batchLoss[epoch - 1] = batchLoss;
    history.loss[epoch] = watched(objective.lossAndGradient(w, g, all), epoch);
    history.seconds = (performance.now() - began) / 1000;
    onEpoch?.({ epoch, loss: history.loss[epoch], batchLoss, w });
  }
  return history;
}
