import type { Optimizer, State } from "../optimizer";
import { withGradient } from "./with-gradient";

/**
 * An optimizer that never sees a slope beyond a limit, in any weight.
 *
 *     g ← max(−c, min(c, g))          each entry for itself
 *
 * A single large entry is cut and the others are not, so the direction changes; `clipByNorm` keeps it.
 *
 * @param optimizer what takes the steps
 * @param limit c > 0, the largest slope
 * @returns an optimizer with the same state; wrappers can be put around each other
 * @throws RangeError when the limit is not greater than 0
 *
 * @example
 * const { step, init, label } = clipByValue(sgd({ learningRate: 1 }), 2); // label = "SGD (η = 1), |g| ≤ 2"
 * const w = Float64Array.of(0, 0);
 * step(w, Float64Array.of(8, 1), init(2)); // w = [−2, −1]
 */
export function clipByValue<S extends State>(optimizer: Optimizer<S>, limit: number): Optimizer<S> {
  return withGradient(optimizer, "clipByValue", limit, `|g| ≤ ${limit}`, (g) => {
    for (let j = 0; j < g.length; j++) g[j] = Math.max(-limit, Math.min(limit, g[j]));
  });
}
