import { checkNames, checkOptions } from "../options";
import type { Schedule } from "../schedule";
import { named } from "./named";

/**
 * A rate that begins small: the first steps, when the averages of an optimizer know little, cannot lead far astray.
 *
 *     η(t) = η t / n          up to step n, and η from there on
 *
 * @param learningRate η > 0, or another schedule; that counts its steps from the beginning, too
 * @param options.over n, how many steps the rise takes, a whole number from 1
 * @throws RangeError when a number is outside its range
 *
 * @example
 * sgd({ learningRate: warmUp(0.1, { over: 50 }) }).label; // = "SGD (η = 0.1 · min(1, t/50))"
 * [1, 2, 3, 4, 5].map(warmUp(1, { over: 4 })); // = [0.25, 0.5, 0.75, 1, 1]
 * [1, 2, 3, 4, 5].map(warmUp(inverseDecay(1), { over: 2 })); // ≈ [0.5, 0.5, 0.3333, 0.25, 0.2]
 */
export function warmUp(learningRate: number | Schedule, options: { readonly over: number }): Schedule {
  checkNames("build warmUp", "it", options, ["over"]);
  const { over } = options;
  const later = typeof learningRate === "function" ? learningRate : named(`${learningRate}`, () => learningRate);
  checkOptions("build warmUp", { learningRate: later(1), over });
  return named(`${later.name} · min(1, t/${over})`, (t) => later(t) * Math.min(1, t / over));
}
