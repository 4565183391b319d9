import { optimizer } from "../optimizer";

/**
 * A learning rate of its own for each weight: the more gradient a weight has seen, the smaller its steps.
 *
 *     g ← g + λ w
 *     s ← s + g²
 *     w ← w − η g / (√s + ε)               η / (1 + (t − 1) decay) in the place of η
 *
 * The first step is η for every weight, whatever its gradient; after t equal gradients a step is η/√t. So the steps
 * shrink and never grow again: a small η stays small for ever.
 *
 * @param options.learningRate η > 0, length of the first step (default 0.01, PyTorch's)
 * @param options.epsilon ε > 0, keeps the quotient finite where no gradient was seen (default 1e-10, PyTorch's)
 * @param options.decay ≥ 0, lets η shrink as well (default 0, PyTorch's)
 * @param options.accumulator ≥ 0, where s starts (default 0, PyTorch's)
 * @param options.weightDecay λ ≥ 0, pulls each weight towards 0 (default 0, PyTorch's)
 * @returns an optimizer whose state is `s`, the sum of squared gradients, one number per weight
 * @throws RangeError when an option is outside its range
 *
 * Convention: ε outside the root and s from 0, as in PyTorch; Keras and TensorFlow.js put ε = 1e-7 inside the root and
 * start s at 0.1, and so does optax.
 * Source: Duchi, Hazan and Singer (2011), Adaptive subgradient methods for online learning and stochastic optimization.
 *
 * @example
 * const { step, init } = adagrad({ learningRate: 1, epsilon: 1 });
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(3), state); // w = −0.75, state.s = 9: 3 / (√9 + 1)
 */
export const adagrad = optimizer(
  "Adagrad",
  { learningRate: 0.01, epsilon: 1e-10, decay: 0, accumulator: 0, weightDecay: 0 },
  (size, { accumulator }) => ({ s: new Float64Array(size).fill(accumulator) }),
  (w, g, { s, t }, { learningRate, epsilon, decay, weightDecay }) => {
    const eta = learningRate / (1 + (t - 1) * decay);
    for (let j = 0; j < w.length; j++) {
      const slope = g[j] + weightDecay * w[j];
      s[j] += slope * slope;
      w[j] -= (eta * slope) / (Math.sqrt(s[j]) + epsilon);
    }
  },
);
