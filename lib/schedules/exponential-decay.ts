import { checkNames, checkOptions } from "../options";
import { power } from "../power";
import type { Schedule } from "../schedule";
import { named } from "./named";

/**
 * A rate that falls by the same factor at every step. All the steps together are finite: it can stop before it arrives.
 *
 *     η(t) = η₁ γᵗ⁻¹
 *
 * @param learningRate η₁ > 0, that of the first step
 * @param options.factor γ in (0, 1], what each step leaves of the rate
 * @throws RangeError when a number is outside its range
 *
 * @example
 * const rate = exponentialDecay(1, { factor: 0.5 });
 * [1, 2, 3].map(rate); // = [1, 0.5, 0.25]
 */
export function exponentialDecay(learningRate: number, options: { readonly factor: number }): Schedule {
  checkNames("build exponentialDecay", "it", options, ["factor"]);
  const { factor } = options;
  checkOptions("build exponentialDecay", { learningRate, factor });
  return named(`${learningRate} · ${factor}^(t−1)`, (t) => learningRate * power(factor, t - 1));
}
