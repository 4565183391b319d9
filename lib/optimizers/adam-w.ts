import { optimizer } from "../optimizer";
import { power } from "../power";

/**
 * Adam whose weights decay by themselves: the pull towards zero does not go through the gradient.
 *
 *     w ← w − η λ w
 *     m ← β₁ m + (1 − β₁) g                m̂ = m / (1 − β₁ᵗ)
 *     v ← β₂ v + (1 − β₂) g²               v̂ = v / (1 − β₂ᵗ)
 *     w ← w − η m̂ / (√v̂ + ε)              amsgrad: the largest v so far in the place of v
 *
 * Adam divides whatever is in the gradient by its size, a decay that was added to it included: weights with large
 * gradients then hardly decay. Here all decay by the same share, 1 − ηλ a step, the bias of a model too.
 *
 * @param options.learningRate η > 0, length of a step while the gradient keeps its value (default 0.001, PyTorch's)
 * @param options.beta1 β₁ in [0, 1), the share of the average of gradients that stays (default 0.9, PyTorch's)
 * @param options.beta2 β₂ in [0, 1), the share of the average of squares that stays (default 0.999, PyTorch's)
 * @param options.epsilon ε > 0, keeps the quotient finite where no gradient was seen (default 1e-8, PyTorch's)
 * @param options.weightDecay λ ≥ 0, share of a weight that decays, per unit of η (default 0.01, PyTorch's)
 * @param options.amsgrad whether steps may not grow again when gradients shrink (default false, PyTorch's)
 * @returns an optimizer whose state is that of `adam`
 * @throws RangeError when an option is outside its range
 *
 * Convention: the decay is multiplied by η, as in PyTorch, Keras (default 0.004) and optax (0.0001); the paper scales it
 * apart.
 * Source: Loshchilov and Hutter (2019), Decoupled weight decay regularization.
 *
 * @example
 * const { step, init } = adamW({ learningRate: 1, epsilon: 1, weightDecay: 0.25 });
 * const w = Float64Array.of(4), state = init(1);
 * step(w, Float64Array.of(3), state); // w ≈ 2.250000000000: ¾ · 4, and then 3 / (√9 + 1)
 */
export const adamW = optimizer(
  "AdamW",
  { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01, amsgrad: false },
  (size, { amsgrad }) => ({
    m: new Float64Array(size),
    v: new Float64Array(size),
    vMax: new Float64Array(amsgrad ? size : 0),
  }),
  (w, g, { m, v, vMax, t }, { learningRate, beta1, beta2, epsilon, weightDecay, amsgrad }) => {
    const eta = learningRate / (1 - power(beta1, t));
    const root = Math.sqrt(1 - power(beta2, t));
    for (let j = 0; j < w.length; j++) {
      w[j] *= 1 - learningRate * weightDecay;
      m[j] += (1 - beta1) * (g[j] - m[j]);
      v[j] = beta2 * v[j] + (1 - beta2) * g[j] * g[j];
      if (amsgrad) vMax[j] = Math.max(vMax[j], v[j]);
      w[j] -= (eta * m[j]) / (Math.sqrt(amsgrad ? vMax[j] : v[j]) / root + epsilon);
    }
  },
);
