import type { History, RunState, Stopped } from "./history";
import type { State } from "./optimizer";
import { type Random, random } from "./random";
import type { Progress, TrainSettings } from "./train-options";

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

/** A run under way: what it has found so far, and all that decides how it goes on. */
export interface Run {
  epoch: number;
  /** Its arrays have room for every epoch. */
  readonly history: Mutable<History>;
  readonly optimizer: State;
  order: Int32Array;
  readonly random: Random;
  best: RunState["best"];
}

/** A run before its first epoch, or where the one that is resumed stood; then `w` gets the weights of that time. */
export function beginRun(settings: TrainSettings, w: Float64Array): Run {
  const { resume, optimizer, rows, seed } = settings;
  const history = emptyHistory(settings);
  const chance = random(seed);
  if (!resume?.state) {
    return {
      epoch: 0,
      history,
      optimizer: optimizer.init(w.length),
      order: rows.slice(),
      random: chance,
      best: undefined,
    };
  }
  for (const name of ["loss", "validationLoss", "batchLoss", "secondsAt"] as const) history[name].set(resume[name]);
  const { updates, samples, seconds } = resume;
  const { epoch, optimizer: state, order, random: place, best, w: weights } = resume.state;
  w.set(weights);
  chance.state.set(place);
  const done = Object.assign(history, { updates, samples, seconds });
  return { epoch, history: done, optimizer: copied(state), order: order.slice(), random: chance, best: copied(best) };
}

function emptyHistory({ epochs, rows, batchSize, validation }: TrainSettings): Mutable<History> {
  return {
    loss: new Float64Array(epochs + 1),
    // No rows to look at, no losses.
    validationLoss: new Float64Array(validation ? epochs + 1 : 0),
    batchLoss: new Float64Array(epochs),
    updates: 0,
    samples: 0,
    seconds: 0,
    secondsAt: new Float64Array(epochs + 1),
    rows: rows.length,
    batchSize,
    stopped: "epochs",
    best: undefined,
    state: undefined,
  };
}

/** Whether a run need not go on although it has epochs left, and why. */
export function enough({ epoch, history, best }: Run, { patience, tolerance }: TrainSettings): Stopped | undefined {
  if (best && epoch - best.epoch >= patience) return "patience";
  const { loss } = history;
  return epoch > 0 && Math.abs(loss[epoch] - loss[epoch - 1]) <= tolerance ? "tolerance" : undefined;
}

/** With patience: remembers the weights that have the smallest loss over the validation rows. */
export function keepBest(run: Run, { patience }: TrainSettings, w: Float64Array): void {
  if (patience === Number.POSITIVE_INFINITY) return;
  const loss = run.history.validationLoss[run.epoch];
  if (loss >= (run.best?.loss ?? Number.POSITIVE_INFINITY)) return;
  run.best = { epoch: run.epoch, loss, w: w.slice() };
}

/** What `onEpoch` is told. */
export function progress(run: Run, settings: TrainSettings, w: Float64Array): Progress {
  const { epoch, history } = run;
  const { epochs } = settings;
  const { seconds } = history;
  return {
    epoch,
    epochs,
    loss: history.loss[epoch],
    validationLoss: history.validationLoss[epoch],
    batchLoss: history.batchLoss[epoch - 1],
    w,
    seconds,
    secondsLeft: (seconds / epoch) * (epochs - epoch),
    snapshot: () => snapshot(run, settings, w),
  };
}

/** The history up to here, with a copy of all that is needed to go on. */
export function snapshot(run: Run, settings: TrainSettings, w: Float64Array): History {
  const { epoch, history, optimizer, order, random, best } = run;
  return {
    ...upTo(history, epoch),
    stopped: enough(run, settings) ?? "epochs",
    best: best && { epoch: best.epoch, loss: best.loss },
    state: copied({ epoch, seed: settings.seed, w, optimizer, order, random: random.state, best }),
  };
}

/** A history whose arrays end with this epoch; with −1 they are empty. */
export function upTo(history: History, epoch: number): History {
  const { loss, validationLoss, batchLoss, secondsAt } = history;
  return {
    ...history,
    loss: loss.slice(0, epoch + 1),
    validationLoss: validationLoss.slice(0, epoch + 1),
    batchLoss: batchLoss.slice(0, Math.max(0, epoch)),
    secondsAt: secondsAt.slice(0, epoch + 1),
  };
}

/** A copy of plain data; what is none, such as a function in a state of a student's own, is the same in both. */
function copied<T>(value: T): T {
  if (ArrayBuffer.isView(value)) return (value as unknown as Float64Array).slice() as T;
  if (Array.isArray(value)) return value.map(copied) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copied(each)])) as T;
}
