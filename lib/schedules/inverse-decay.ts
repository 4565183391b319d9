import { checkNames, checkOptions } from "../options";
import type { Schedule } from "../schedule";
import { named } from "./named";

/**
 * A rate that falls as 1/t: fast enough to quiet the noise of batches, slowly enough to arrive from any distance.
 *
 *     η(t) = η₁ / (1 + d (t − 1))
 *
 * With d = 1 this is η₁/t, the rate for which Robbins and Monro proved that stochastic descent arrives. A smaller d
 * starts more slowly: after 1/d steps the rate is half of the first.
 *
 * @param learningRate η₁ > 0, that of the first step
 * @param options.decay d ≥ 0 (default 1)
 * @throws RangeError when a number is outside its range
 *
 * Source: Robbins and Monro (1951), A stochastic approximation method.
 *
 * @example
 * [1, 2, 4].map(inverseDecay(1)); // = [1, 0.5, 0.25]
 * [1, 11, 21].map(inverseDecay(1, { decay: 0.1 })); // ≈ [1.0000, 0.5000, 0.3333]
 */
export function inverseDecay(learningRate: number, options: { readonly decay?: number } = {}): Schedule {
  checkNames("build inverseDecay", "it", options, ["decay"]);
  const { decay = 1 } = options;
  checkOptions("build inverseDecay", { learningRate, decay });
  const name = decay === 1 ? `${learningRate} / t` : `${learningRate} / (1 + ${decay} (t−1))`;
  return named(name, (t) => learningRate / (1 + decay * (t - 1)));
}
