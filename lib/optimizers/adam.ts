import { optimizer } from "../optimizer";
import { power } from "../power";

/**
 * The direction of momentum with the step lengths of RMSprop, and both averages corrected for having started at zero.
 *
 *     m ← β₁ m + (1 − β₁) g                m̂ = m / (1 − β₁ᵗ)
 *     v ← β₂ v + (1 − β₂) g²               v̂ = v / (1 − β₂ᵗ)
 *     w ← w − η m̂ / (√v̂ + ε)
 *
 * At the first step m̂ = g and v̂ = g²: Adam starts with a step of length η for every weight, whatever its gradient.
 *
 * @param options.learningRate η > 0, length of a step while the gradient keeps its value (default 0.001, PyTorch's)
 * @param options.beta1 β₁ in [0, 1), the share of the average of gradients that stays (default 0.9, PyTorch's)
 * @param options.beta2 β₂ in [0, 1), the share of the average of squares that stays (default 0.999, PyTorch's)
 * @param options.epsilon ε > 0, keeps the quotient finite where no gradient was seen (default 1e-8, PyTorch's)
 * @returns an optimizer whose state is `m` and `v`, one number per weight each, and the count of steps `t`
 * @throws RangeError when an option is outside its range
 *
 * Convention: ε outside the corrected root, as in the paper and in PyTorch; Keras adds it to the uncorrected one
 * ("epsilon hat"), with 1e-7.
 * Source: Kingma and Ba (2015), Adam: a method for stochastic optimization.
 *
 * @example
 * const { step, init } = adam({ learningRate: 1, beta1: 0.5, beta2: 0.75, epsilon: 1 });
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(3), state); // w = −0.75, state.m = 1.5, state.v = 2.25: m̂ = 3, v̂ = 9, and 3 / (√9 + 1)
 */
export const adam = optimizer(
  "Adam",
  { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  ["m", "v"],
  (w, g, { m, v, t }, { learningRate, beta1, beta2, epsilon }) => {
    const eta = learningRate / (1 - power(beta1, t));
    const root = Math.sqrt(1 - power(beta2, t));
    for (let j = 0; j < w.length; j++) {
      m[j] += (1 - beta1) * (g[j] - m[j]);
      v[j] = beta2 * v[j] + (1 - beta2) * g[j] * g[j];
      w[j] -= (eta * m[j]) / (Math.sqrt(v[j]) / root + epsilon);
    }
  },
);
