import { optimizer } from "../optimizer";
import { power } from "../power";

/**
 * Adam that divides by the largest gradient it remembers, instead of the average of their squares.
 *
 *     g ← g + λ w
 *     m ← β₁ m + (1 − β₁) g                m̂ = m / (1 − β₁ᵗ)
 *     u ← max(β₂ u, |g| + ε)
 *     w ← w − η m̂ / u
 *
 * A large gradient takes hold at once and is forgotten by the share β₂ a step. Nothing is to be corrected in u: a
 * maximum does not mind where it started.
 *
 * @param options.learningRate η > 0, length of a step while the gradient keeps its value (default 0.002, PyTorch's)
 * @param options.beta1 β₁ in [0, 1), the share of the average of gradients that stays (default 0.9, PyTorch's)
 * @param options.beta2 β₂ in [0, 1), the share of the maximum that stays (default 0.999, PyTorch's)
 * @param options.epsilon ε > 0, keeps the quotient finite where no gradient was seen (default 1e-8, PyTorch's)
 * @param options.weightDecay λ ≥ 0, pulls each weight towards 0 (default 0, PyTorch's)
 * @returns an optimizer whose state is `m` and `u`, one number per weight each
 * @throws RangeError when an option is outside its range
 *
 * Convention: ε inside the maximum, as in PyTorch and optax; Keras adds 1e-7 to u, and its default η is 0.001.
 * Source: Kingma and Ba (2015), Adam: a method for stochastic optimization, section 7.1.
 *
 * @example
 * const { step, init } = adamax({ learningRate: 1, beta1: 0.5, beta2: 0.5, epsilon: 1 });
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(3), state); // w = −0.75, state.m = 1.5, state.u = 4: m̂ = 3, and u = 3 + 1
 */
export const adamax = optimizer(
  "Adamax",
  { learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
  ["m", "u"],
  (w, g, { m, u, t }, { learningRate, beta1, beta2, epsilon, weightDecay }) => {
    const eta = learningRate / (1 - power(beta1, t));
    for (let j = 0; j < w.length; j++) {
      const slope = g[j] + weightDecay * w[j];
      m[j] += (1 - beta1) * (slope - m[j]);
      u[j] = Math.max(beta2 * u[j], Math.abs(slope) + epsilon);
      w[j] -= (eta * m[j]) / u[j];
    }
  },
);
