import type { History } from "./history";
import type { Optimizer } from "./optimizer";
import { quoted } from "./words";

/** What must be as it was when a run goes on. */
interface Conditions {
  readonly optimizer: Optimizer;
  readonly epochs: number;
  readonly batchSize: number;
  readonly seed: number;
  readonly rows: Int32Array;
  readonly validation: unknown;
}

/** The door for a run to go on with: a history that can be gone on with, under the conditions that it had. */
export function checkResume(resume: History, now: Conditions): void {
  const { state } = resume ?? {};
  if (!state) {
    throw new TypeError(
      `Cannot train as resume must be the history of a run that did not diverge: found ${quoted(resume)}`,
    );
  }
  if (now.epochs < state.epoch) {
    throw new RangeError(
      `Cannot train as epochs counts those before resume, too: ${state.epoch} are done, epochs is ${now.epochs}`,
    );
  }
  const before = { seed: state.seed, batchSize: resume.batchSize, rows: resume.rows };
  same("seed", before.seed, now.seed);
  same("batchSize", before.batchSize, now.batchSize);
  same("the number of rows", before.rows, now.rows.length);
  same("validation", resume.validationLoss.length > 0 ? "there" : "absent", now.validation ? "there" : "absent");
  const keys = Object.keys(now.optimizer.init(state.w.length)).join(", ");
  same("what the optimizer remembers", Object.keys(state.optimizer).join(", "), keys);
}

function same(name: string, before: unknown, now: unknown): void {
  if (before === now) return;
  throw new RangeError(`Cannot train as ${name} must be what it was before resume: ${before} before, ${now} now`);
}
