import { type Data, toData } from "./dataset";
import { divergence, isWithin, largestLoss } from "./divergence";
import { type Engine, type Rows, withEngine } from "./fast/engine";
import type { History } from "./history";
import type { Batch, Objective } from "./objective";
import { beginRun, enough, keepBest, progress, type Run, snapshot } from "./run";
import { checkTrainOptions, checkWeights, type TrainOptions, type TrainSettings } from "./train-options";

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
 * With `validation` some rows are only looked at. With `patience`, too, a run whose loss over these rows no longer
 * falls is over, and the weights go back to where that loss was smallest.
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
 * @param options.validation rows to look at without learning from them: data such as { x, y }, or the share of the
 * rows to set aside, drawn by chance (default: none)
 * @param options.patience stops after so many epochs without a smaller loss over the validation rows, and goes back to
 * the best weights (default: never)
 * @param options.tolerance stops after an epoch that changed the loss by no more than this (default: never)
 * @param options.resume the history of a run to go on with: weights, optimizer and orders are as they were, so that
 * the result has the same bits as one run of `epochs` epochs
 * @param options.onEpoch called after each epoch with where the run stands, such as { epoch, epochs, loss, secondsLeft }
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
 *
 * // Ten epochs, and ten more out of the history: the same as twenty.
 * const ten = train(objective, w.fill(0), data, { optimizer: momentum(), epochs: 10 });
 * const more = train(objective, w.fill(0), data, { optimizer: momentum(), epochs: 20, resume: ten });
 * const twenty = train(objective, w.fill(0), data, { optimizer: momentum(), epochs: 20 });
 * more.loss[20] === twenty.loss[20]; // = true
 */
export function train(objective: Objective, w: Float64Array, data: Data, options: TrainOptions): History {
  const { x, y } = toData("train", data);
  const settings = checkTrainOptions(options, { x, y });
  checkWeights(objective, w);
  objective.check?.("train", { x, y });
  if (settings.validation) objective.check?.("train", settings.validation);
  return withEngine(objective, { x, y }, (engine) => {
    engine.w.set(w);
    try {
      return descend(engine, { x, y }, w, settings, objective.judge);
    } finally {
      w.set(engine.w);
    }
  });
}

function descend(
  engine: Engine,
  data: Pick<Batch, "x" | "y">,
  given: Float64Array,
  settings: TrainSettings,
  judge: Objective | undefined,
): History {
  const { optimizer, epochs, batchSize, shuffle, rows, onEpoch, signal } = settings;
  const { w } = engine;
  const run = beginRun(settings, w);
  const { history } = run;
  const began = performance.now() - 1000 * history.seconds;
  const all = engine.take({ ...data, rows, from: 0, to: rows.length });
  const batch = engine.take({ ...data, rows: run.order, from: 0, to: rows.length });
  run.order = batch.rows;
  const validation = settings.validation && engine.take(settings.validation);

  function checked(loss: number, limit: number): number {
    if (isWithin(limit, loss)) return loss;
    throw divergence(loss, run.epoch, history, optimizer);
  }

  /** The losses that count, where the run stands now. */
  function look(limit: number): void {
    const { epoch } = run;
    history.loss[epoch] = checked(engine.loss(all), limit);
    if (validation) {
      const loss = judge ? judge.lossAndGradient(w, engine.g, validation) : engine.loss(validation);
      history.validationLoss[epoch] = checked(loss, limit);
    }
    keepBest(run, settings, w);
    history.seconds = history.secondsAt[epoch] = (performance.now() - began) / 1000;
  }

  /** What is done with the weights there counts. */
  function tell(listener: NonNullable<TrainOptions["onEpoch"]>): void {
    given.set(w);
    listener(progress(run, settings, given));
    w.set(given);
  }

  if (run.epoch === 0) look(Number.MAX_VALUE);
  const limit = largestLoss(history);
  while (run.epoch < epochs && !enough(run, settings)) {
    signal?.throwIfAborted();
    // The rows stay where they are; their numbers are dealt anew.
    if (shuffle && batchSize < rows.length) engine.shuffle(batch.rows, run.random);
    const batchLoss = goThrough(batch, engine, run, settings, limit);
    history.batchLoss[run.epoch++] = batchLoss;
    look(limit);
    if (onEpoch) tell(onEpoch);
  }
  const result = snapshot(run, settings, w);
  if (run.best) w.set(run.best.w);
  return result;
}

/** Goes through all rows once, with a step after each batch; returns the loss of the last one. */
function goThrough(
  batch: Rows,
  engine: Engine,
  { epoch, history, optimizer: state }: Run,
  { optimizer, batchSize }: TrainSettings,
  limit: number,
): number {
  const { w, g } = engine;
  const { length } = batch.rows;
  let loss = 0;
  for (let from = 0; from < length; from += batchSize) {
    batch.from = from;
    batch.to = Math.min(from + batchSize, length);
    loss = engine.lossAndGradient(batch);
    if (!isWithin(limit, loss)) {
      count(history, from, batchSize);
      throw divergence(loss, epoch + 1, history, optimizer);
    }
    optimizer.step(w, g, state);
  }
  count(history, length, batchSize);
  return loss;
}

function count(history: Run["history"], rows: number, batchSize: number): void {
  history.updates += Math.ceil(rows / batchSize);
  history.samples += rows;
}
