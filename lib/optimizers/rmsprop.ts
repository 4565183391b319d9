import { optimizer } from "../optimizer";

/**
 * Adagrad that forgets: steps are divided by how large the gradient has been lately, not since the beginning.
 *
 *     g ← g + λ w
 *     v ← α v + (1 − α) g²
 *     d = g / (√v + ε)                     centered: √(v − m²) for √v, with m ← m + (1 − α)(g − m)
 *     w ← w − η d                          with momentum: b for d, with b ← μ b + d
 *
 * A gradient that keeps its size gives steps of length η, whatever that size is. As v starts at 0, the first steps are
 * longer, the very first by 1/√(1 − α): ten times η at α = 0.99. Centered, it divides by the deviation of the gradient
 * instead of its size: a gradient that hardly changes gives longer and longer steps.
 *
 * @param options.learningRate η > 0, length of a step while the gradient keeps its size (default 0.01, PyTorch's)
 * @param options.alpha α in [0, 1), the share of the average that stays (default 0.99, PyTorch's)
 * @param options.epsilon ε > 0, keeps the quotient finite where no gradient was seen (default 1e-8, PyTorch's)
 * @param options.momentum μ in [0, 1), the share of the velocity that stays (default 0, PyTorch's)
 * @param options.centered whether to divide by the deviation of the gradient (default false, PyTorch's)
 * @param options.weightDecay λ ≥ 0, pulls each weight towards 0 (default 0, PyTorch's)
 * @returns an optimizer whose state is `v`, the moving average of squared gradients, one number per weight; with the
 * options also `m`, that of gradients, and `b`, the velocity, which are empty otherwise
 * @throws RangeError when an option is outside its range
 *
 * Convention: ε outside the root and α = 0.99, as in PyTorch; Keras and TensorFlow.js put ε = 1e-7 inside the root and
 * take 0.9. optax has both places of ε, and 0.9.
 * Source: Tieleman and Hinton (2012), Lecture 6.5, Neural networks for machine learning; centered, Graves (2013),
 * Generating sequences with recurrent neural networks.
 *
 * @example
 * const { step, init } = rmsprop({ learningRate: 1, alpha: 0.75, epsilon: 1 });
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(4), state); // state.v = 4, w = −4 / 3: v = ¼ · 4², and 4 / (√4 + 1)
 */
export const rmsprop = optimizer(
  "RMSprop",
  { learningRate: 0.01, alpha: 0.99, epsilon: 1e-8, momentum: 0, centered: false, weightDecay: 0 },
  (size, { momentum, centered }) => ({
    v: new Float64Array(size),
    m: new Float64Array(centered ? size : 0),
    b: new Float64Array(momentum > 0 ? size : 0),
  }),
  (w, g, { v, m, b }, { learningRate, alpha, epsilon, momentum, centered, weightDecay }) => {
    for (let j = 0; j < w.length; j++) {
      const slope = g[j] + weightDecay * w[j];
      v[j] = alpha * v[j] + (1 - alpha) * slope * slope;
      if (centered) m[j] += (1 - alpha) * (slope - m[j]);
      // Rounding can make the variance of a gradient that hardly changes negative.
      const size = Math.sqrt(centered ? Math.max(0, v[j] - m[j] * m[j]) : v[j]) + epsilon;
      if (momentum > 0) {
        b[j] = momentum * b[j] + slope / size;
        w[j] -= learningRate * b[j];
      } else w[j] -= (learningRate * slope) / size;
    }
  },
);
