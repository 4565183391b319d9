import { optimizer } from "../optimizer";

/**
 * Adagrad that forgets: steps are divided by how large the gradient has been lately, not since the beginning.
 *
 *     v ← α v + (1 − α) g²
 *     w ← w − η g / (√v + ε)
 *
 * A gradient that keeps its size gives steps of length η, whatever that size is. As v starts at 0, the first steps are
 * longer, the very first by 1/√(1 − α): ten times η at α = 0.99.
 *
 * @param options.learningRate η > 0, length of a step while the gradient keeps its size (default 0.01, PyTorch's)
 * @param options.alpha α in [0, 1), the share of the average that stays (default 0.99, PyTorch's)
 * @param options.epsilon ε > 0, keeps the quotient finite where no gradient was seen (default 1e-8, PyTorch's)
 * @returns an optimizer whose state is `v`, the moving average of squared gradients, one number per weight
 * @throws RangeError when an option is outside its range
 *
 * Convention: ε outside the root and α = 0.99, as in PyTorch; Keras and TensorFlow.js put ε = 1e-7 inside the root and
 * take 0.9.
 * Source: Tieleman and Hinton (2012), Lecture 6.5, Neural networks for machine learning.
 *
 * @example
 * const { step, init } = rmsprop({ learningRate: 1, alpha: 0.75, epsilon: 1 });
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(4), state); // state.v = 4, w = −4 / 3: v = ¼ · 4², and 4 / (√4 + 1)
 */
export const rmsprop = optimizer(
  "RMSprop",
  { learningRate: 0.01, alpha: 0.99, epsilon: 1e-8 },
  ["v"],
  (w, g, { v }, { learningRate, alpha, epsilon }) => {
    for (let j = 0; j < w.length; j++) {
      v[j] = alpha * v[j] + (1 - alpha) * g[j] * g[j];
      w[j] -= (learningRate * g[j]) / (Math.sqrt(v[j]) + epsilon);
    }
  },
);
