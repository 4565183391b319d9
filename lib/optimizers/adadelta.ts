import { optimizer } from "../optimizer";

/**
 * RMSprop that finds its own step: as long as its steps have been lately, in the units of the weights.
 *
 *     g ← g + λ w
 *     v ← ρ v + (1 − ρ) g²
 *     Δ = √(u + ε) / √(v + ε) g            the new v, but the old u: the step is not known yet
 *     u ← ρ u + (1 − ρ) Δ²
 *     w ← w − η Δ
 *
 * Both averages start at 0, so the first step is only √(ε / (1 − ρ)) long: Adadelta starts slowly and gathers speed.
 *
 * @param options.learningRate η > 0, scales the steps (default 1, PyTorch's: as they are)
 * @param options.rho ρ in [0, 1), the share of the averages that stays (default 0.9, PyTorch's)
 * @param options.epsilon ε > 0, where the first step comes from (default 1e-6, PyTorch's)
 * @param options.weightDecay λ ≥ 0, pulls each weight towards 0 (default 0, PyTorch's)
 * @returns an optimizer whose state is `v` and `u`, the averages of squared gradients and of squared steps, one number
 * per weight each
 * @throws RangeError when an option is outside its range
 *
 * Convention: ε inside both roots, as in the paper, in PyTorch, Keras and optax; Keras takes η = 0.001, ρ = 0.95 and
 * ε = 1e-7. TensorFlow.js 4.22 takes the old v, which is a mistake: its first step is −ηg.
 * Source: Zeiler (2012), ADADELTA: an adaptive learning rate method.
 *
 * @example
 * const { step, init } = adadelta({ learningRate: 1, rho: 0.75, epsilon: 1 });
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(4), state); // state.v = 4, w ≈ −1.78885, state.u ≈ 0.80000: Δ² = 1 / (4 + 1) · 4² = 3.2
 */
export const adadelta = optimizer(
  "Adadelta",
  { learningRate: 1, rho: 0.9, epsilon: 1e-6, weightDecay: 0 },
  ["v", "u"],
  (w, g, { v, u }, { learningRate, rho, epsilon, weightDecay }) => {
    for (let j = 0; j < w.length; j++) {
      const slope = g[j] + weightDecay * w[j];
      v[j] = rho * v[j] + (1 - rho) * slope * slope;
      const delta = (Math.sqrt(u[j] + epsilon) / Math.sqrt(v[j] + epsilon)) * slope;
      u[j] = rho * u[j] + (1 - rho) * delta * delta;
      w[j] -= learningRate * delta;
    }
  },
);
