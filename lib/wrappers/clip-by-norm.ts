import type { Optimizer, State } from "../optimizer";
import { withGradient } from "./with-gradient";

/**
 * An optimizer that never sees a gradient longer than a limit: at a cliff it takes a step of usual length.
 *
 *     g ← g min(1, c / ‖g‖)
 *
 * The direction stays. A gradient that is not finite stays as it is: the loss will tell.
 *
 * @param optimizer what takes the steps
 * @param limit c > 0, the greatest length of the gradient
 * @returns an optimizer with the same state; wrappers can be put around each other
 * @throws RangeError when the limit is not greater than 0
 *
 * Convention: exactly c, as in TensorFlow and optax; PyTorch divides by ‖g‖ + 1e-6.
 * Source: Pascanu, Mikolov and Bengio (2013), On the difficulty of training recurrent neural networks.
 *
 * @example
 * const { step, init, label } = clipByNorm(sgd({ learningRate: 1 }), 2); // label = "SGD (η = 1), ‖g‖ ≤ 2"
 * const w = Float64Array.of(0, 0);
 * step(w, Float64Array.of(30, 40), init(2)); // w = [−1.2, −1.6]: ‖g‖ = 50
 */
export function clipByNorm<S extends State>(optimizer: Optimizer<S>, limit: number): Optimizer<S> {
  return withGradient(optimizer, "clipByNorm", limit, `‖g‖ ≤ ${limit}`, (g) => {
    const largest = g.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
    // The entries are measured by the largest of them, as the square of a slope at a cliff may be infinite.
    const length = largest * Math.sqrt(g.reduce((sum, slope) => sum + (slope / largest) * (slope / largest), 0));
    if (length > limit && largest < Number.POSITIVE_INFINITY) scale(g, limit / length);
  });
}

function scale(g: Float64Array, factor: number): void {
  for (let j = 0; j < g.length; j++) g[j] *= factor;
}
