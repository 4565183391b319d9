import type { Model } from "../compare-options";
import { type Data, toData } from "../dataset";
import { softmax } from "../math/softmax";
import { type Matrix, toColumn } from "../matrix";
import { checkNames, checkOption } from "../options";
import { random } from "../random";
import { quoted } from "../words";
import { toRows } from "./door";
import { drawn } from "./drawn";

/** What the arms of a bandit pay. */
export interface BanditOptions {
  /** What each arm pays on average. */
  readonly means: readonly number[];
  /** How far a payment is from the average, as a standard deviation (default 1). */
  readonly deviation?: number;
  /** How many rounds are played (default 1,000). */
  readonly rounds?: number;
  /** Decides the chance (default 0). */
  readonly seed?: number;
  /** What a reward is measured against: at the mean reward, the steps are the quietest (default 0). */
  readonly baseline?: number;
}

/** A bandit: its rounds, and a policy without weights that can learn to play. */
export interface Bandit extends Model {
  /** A row for each round: x what every arm would pay, y the number from [0, 1) that decides which one is pulled. */
  readonly data: { readonly x: Matrix; readonly y: Float64Array };
}

/**
 * A policy that learns which arm of a bandit pays most by pulling them: REINFORCE, the first policy gradient.
 *
 *     π = softmax(w)          pull a ~ π, get r          ∂loss/∂w_k = −(r − baseline)(1[k = a] − π_k)
 *
 * Only the arm that was pulled tells what it pays; the slope of the mean reward is not known, but this is it on average.
 * An arm that paid more than the baseline becomes likelier, the better the reward the more. The loss is the mean reward
 * with a minus.
 *
 * All chance is in the data, drawn beforehand from the seed: the same rounds for every optimizer, so that `compare` is
 * fair, and the same bits everywhere. A batch of 1 plays round after round, one of all rounds plays them in advance.
 * The weights are one score per arm; from zeros all arms are equally likely. `math.softmax(w)` is the policy.
 *
 * @param options.means what each arm pays on average, at least two
 * @param options.deviation how far payments are from that (default 1)
 * @param options.rounds how many rounds there are (default 1,000)
 * @param options.seed decides the chance (default 0)
 * @param options.baseline what a reward is measured against (default 0)
 * @returns a model for `train` and `compare`, with its own `data`
 * @throws RangeError when an option is outside its range or does not exist
 *
 * Source: Williams (1992), Simple statistical gradient-following algorithms for connectionist reinforcement learning.
 *
 * @example
 * const arms = bandit({ means: [0.2, 0.5, 1.5], deviation: 0.5, seed: 1 });
 * const w = new Float64Array(3);
 * train(arms.objective(arms.data), w, arms.data, { optimizer: sgd({ learningRate: 0.1 }), epochs: 2, batchSize: 1 });
 * math.softmax(w)[2] > 0.95; // = true
 */
export function bandit(options: BanditOptions): Bandit {
  const { means, deviation, rounds, seed, baseline } = checkBandit(options);
  const chance = random(seed);
  const arms = means.length;
  const rewards = Float64Array.from({ length: rounds * arms }, (_, k) => means[k % arms] + deviation * chance.normal());
  const data = {
    x: { data: rewards, rows: rounds, cols: arms },
    y: Float64Array.from({ length: rounds }, chance.next),
  };
  return {
    data,
    objective(played: Data) {
      const { x, y } = toData("make an objective", played);
      checkRounds("make an objective", { x, y }, arms);
      return {
        size: arms,
        check: (action, rows) => checkRounds(action, rows, arms),
        lossAndGradient(w, g, { x: { data: pays }, y: numbers, rows, from, to }) {
          const n = to - from;
          const policy = softmax(w);
          let loss = 0;
          g.fill(0);
          for (let i = from; i < to; i++) {
            const arm = drawn(policy, numbers[rows[i]]);
            const reward = pays[rows[i] * arms + arm];
            loss -= reward / n;
            for (let k = 0; k < arms; k++) g[k] -= ((reward - baseline) * (Number(k === arm) - policy[k])) / n;
          }
          return loss;
        },
      };
    },
  };
}

function checkBandit(options: BanditOptions) {
  const action = "build a bandit";
  checkNames(action, "bandit", options, ["means", "deviation", "rounds", "seed", "baseline"]);
  const { deviation = 1, rounds = 1000, seed = 0, baseline = 0 } = options;
  const means = toColumn(action, "means", options.means).slice();
  if (means.length < 2)
    throw new RangeError(`Cannot ${action} as there must be at least two arms: means has ${means.length}`);
  if (!(Number.isFinite(deviation) && deviation >= 0)) {
    throw new RangeError(
      `Cannot ${action} as deviation must be 0 or greater and finite: current value is ${quoted(deviation)}`,
    );
  }
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 1e7) {
    throw new RangeError(
      `Cannot ${action} as rounds must be a whole number from 1 to 10000000: current value is ${quoted(rounds)}`,
    );
  }
  checkOption(action, "seed", seed);
  checkOption(action, "baseline", baseline);
  return { means, deviation, rounds, seed, baseline };
}

function checkRounds(action: string, { x, y }: { readonly x: Matrix; readonly y: Float64Array }, arms: number): void {
  toRows(action, x, arms);
  const wrong = y.findIndex((number) => !(number >= 0 && number < 1));
  if (wrong < 0) return;
  throw new RangeError(
    `Cannot ${action} as y must hold numbers from [0, 1) that pick an arm: row ${wrong} is ${y[wrong]}`,
  );
}
