import { checkNames, checkOptions } from "../options";
import { power } from "../power";
import type { Schedule } from "../schedule";
import { named } from "./named";

/**
 * A rate that keeps its height for a while and then falls by a factor, again and again: a staircase.
 *
 *     η(t) = η₁ γ^⌊(t − 1) / n⌋
 *
 * @param learningRate η₁ > 0, that of the first n steps
 * @param options.every n, the steps between two falls, a whole number from 1
 * @param options.factor γ in (0, 1], what a fall leaves (default 0.1, PyTorch's)
 * @throws RangeError when a number is outside its range
 *
 * Convention: t counts steps of the optimizer, not epochs: with 12 batches an epoch, 10 epochs are `every: 120`.
 *
 * @example
 * const rate = stepDecay(0.5, { every: 10, factor: 0.5 });
 * [1, 10, 11, 20, 21].map(rate); // = [0.5, 0.5, 0.25, 0.25, 0.125]
 */
export function stepDecay(
  learningRate: number,
  options: { readonly every: number; readonly factor?: number },
): Schedule {
  checkNames("build stepDecay", "it", options, ["every", "factor"]);
  const { every, factor = 0.1 } = options;
  checkOptions("build stepDecay", { learningRate, every, factor });
  const name = `${learningRate} · ${factor}^⌊(t−1)/${every}⌋`;
  return named(name, (t) => learningRate * power(factor, Math.floor((t - 1) / every)));
}
