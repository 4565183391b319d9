import { optimizer } from "../optimizer";
import { power } from "../power";

/**
 * The direction of momentum with the step lengths of RMSprop, and both averages corrected for having started at zero.
 *
 *     g ← g + λ w
 *     m ← β₁ m + (1 − β₁) g                m̂ = m / (1 − β₁ᵗ)
 *     v ← β₂ v + (1 − β₂) g²               v̂ = v / (1 − β₂ᵗ)
 *     w ← w − η m̂ / (√v̂ + ε)              amsgrad: the largest v so far in the place of v
 *
 * At the first step m̂ = g and v̂ = g²: Adam starts with a step of length η for every weight, whatever its gradient.
 *
 * @param options.learningRate η > 0, length of a step while the gradient keeps its value (default 0.001, PyTorch's)
 * @param options.beta1 β₁ in [0, 1), the share of the average of gradients that stays (default 0.9, PyTorch's)
 * @param options.beta2 β₂ in [0, 1), the share of the average of squares that stays (default 0.999, PyTorch's)
 * @param options.epsilon ε > 0, keeps the quotient finite where no gradient was seen (default 1e-8, PyTorch's)
 * @param options.amsgrad whether steps may not grow again when gradients shrink (default false, PyTorch's)
 * @param options.weightDecay λ ≥ 0, pulls each weight towards 0 through the gradient (default 0, PyTorch's)
 * @returns an optimizer whose state is `m` and `v`, one number per weight each, and the count of steps `t`; with
 * amsgrad also `vMax`, which is empty otherwise
 * @throws RangeError when an option is outside its range
 *
 * Convention: ε outside the corrected root, as in the paper, in PyTorch and optax; Keras adds it to the uncorrected one
 * ("epsilon hat"), with 1e-7. The largest v is that of the uncorrected ones, as in PyTorch; in optax of the corrected.
 * Source: Kingma and Ba (2015), Adam: a method for stochastic optimization; amsgrad, Reddi, Kale and Kumar (2018), On
 * the convergence of Adam and beyond.
 *
 * @example
 * const { step, init } = adam({ learningRate: 1, beta1: 0.5, beta2: 0.75, epsilon: 1 });
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(3), state); // w = −0.75, state.m = 1.5, state.v = 2.25: m̂ = 3, v̂ = 9, and 3 / (√9 + 1)
 */
export const adam = optimizer(
  "Adam",
  { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, amsgrad: false, weightDecay: 0 },
  (size, { amsgrad }) => ({
    m: new Float64Array(size),
    v: new Float64Array(size),
    vMax: new Float64Array(amsgrad ? size : 0),
  }),
  (w, g, { m, v, vMax, t }, { learningRate, beta1, beta2, epsilon, amsgrad, weightDecay }) => {
    const eta = learningRate / (1 - power(beta1, t));
    const root = Math.sqrt(1 - power(beta2, t));
    for (let j = 0; j < w.length; j++) {
      const slope = g[j] + weightDecay * w[j];
      m[j] += (1 - beta1) * (slope - m[j]);
      v[j] = beta2 * v[j] + (1 - beta2) * slope * slope;
      if (amsgrad) vMax[j] = Math.max(vMax[j], v[j]);
      w[j] -= (eta * m[j]) / (Math.sqrt(amsgrad ? vMax[j] : v[j]) / root + epsilon);
    }
  },
);
