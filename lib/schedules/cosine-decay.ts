import { cos } from "../math/cos";
import { checkNames, checkOptions } from "../options";
import type { Schedule } from "../schedule";
import { named } from "./named";

/**
 * A rate that falls along half a wave: slowly at first, fast in the middle, and gently at the end.
 *
 *     η(t) = η′ + ½ (η₁ − η′) (1 + cos(π (t − 1) / n))
 *
 * @param learningRate η₁ > 0, that of the first step
 * @param options.over n, how many steps the fall takes, a whole number from 1; later steps have the rate of step n
 * @param options.to η′ from 0 to η₁, where the wave ends (default 0, PyTorch's)
 * @throws RangeError when a number is outside its range
 *
 * Convention: PyTorch's wave rises again after n steps; Keras's stays at η′.
 * Source: Loshchilov and Hutter (2017), SGDR: stochastic gradient descent with warm restarts.
 *
 * @example
 * const rate = cosineDecay(1, { over: 4 });
 * [1, 2, 3, 4, 5].map(rate); // ≈ [1.000000, 0.853553, 0.500000, 0.146447, 0.146447]
 */
export function cosineDecay(learningRate: number, options: { readonly over: number; readonly to?: number }): Schedule {
  const action = "build cosineDecay";
  checkNames(action, "it", options, ["over", "to"]);
  const { over, to = 0 } = options;
  checkOptions(action, { learningRate, over });
  if (!(to >= 0 && to <= learningRate)) {
    throw new RangeError(
      `Cannot ${action} as to must be from 0 to ${learningRate}, the first rate: current value is ${to}`,
    );
  }
  return named(`${learningRate} ↘ ${to}, cos`, (t) => {
    return to + 0.5 * (learningRate - to) * (1 + cos((Math.PI * (Math.min(t, over) - 1)) / over));
  });
}
