import { optimizer } from "../optimizer";

/**
 * A ball that rolls: each step is one of gradient descent, and a share of the step before it.
 *
 *     w₊₁ = w − η g + μ (w − w₋₁)
 *
 * This is momentum as Polyak wrote it, without a velocity: where the ball was tells how fast it is. While η is constant
 * it walks the path of `momentum`. When η changes, the two part: there the whole velocity is scaled by the new η, here
 * only the new gradient is.
 *
 * @param options.learningRate η > 0, step per unit of gradient (default 0.001)
 * @param options.momentum μ in [0, 1), the share of the last step that is taken again (default 0.9)
 * @returns an optimizer whose state is `previous`, the weights before the last step
 * @throws RangeError when an option is outside its range
 *
 * Convention: PyTorch has no such optimizer. What Keras calls momentum is this rule: its velocity, with η inside, is the
 * last step.
 * Source: Polyak (1964), Some methods of speeding up the convergence of iteration methods.
 *
 * @example
 * const { step, init } = heavyBall({ learningRate: 1, momentum: 0.5 });
 * const w = Float64Array.of(2), state = init(1);
 * step(w, Float64Array.of(1), state); // w = 1, state.previous = 2: at rest at first
 * step(w, Float64Array.of(1), state); // w = −0.5, state.previous = 1: 1 − 1 + ½ · (1 − 2)
 */
export const heavyBall = optimizer(
  "Heavy ball",
  { learningRate: 0.001, momentum: 0.9 },
  ["previous"],
  (w, g, { previous, t }, { learningRate, momentum }) => {
    // The ball starts at rest: where it is, it has been.
    if (t === 1) previous.set(w);
    for (let j = 0; j < w.length; j++) {
      const now = w[j];
      w[j] += momentum * (now - previous[j]) - learningRate * g[j];
      previous[j] = now;
    }
  },
);
