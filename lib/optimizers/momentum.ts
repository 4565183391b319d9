import { optimizer } from "../optimizer";

/**
 * Descent that remembers where it was going.
 *
 * Where successive gradients agree, as along a valley, they add up to a step of 1/(1 − μ) times one of them; where they
 * alternate, as across it, they cancel.
 *
 *     v ← μ v + g
 *     w ← w − η v
 *
 * With μ = 0 this is gradient descent.
 *
 * @param options.learningRate η > 0, step per unit of velocity (default 0.001, PyTorch's)
 * @param options.momentum μ in [0, 1), the share of the velocity that stays (default 0.9, the lecture's)
 * @returns an optimizer whose state is the velocity `v`, one number per weight
 * @throws RangeError when an option is outside its range
 *
 * Convention: η stands outside the velocity, and the new gradient is not scaled by 1 − μ, as in PyTorch. Keras keeps η
 * inside the velocity, which differs once η changes on the way.
 * Source: Polyak (1964), Some methods of speeding up the convergence of iteration methods.
 *
 * @example
 * const { step, init } = momentum({ learningRate: 1, momentum: 0.9 });
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(1), state); // w = −1, state.v = 1
 * step(w, Float64Array.of(1), state); // w = −2.9, state.v = 1.9: v = 0.9 · 1 + 1
 */
export const momentum = optimizer(
  "Momentum",
  { learningRate: 0.001, momentum: 0.9 },
  ["v"],
  (w, g, { v }, { learningRate, momentum }) => {
    for (let j = 0; j < w.length; j++) {
      v[j] = momentum * v[j] + g[j];
      w[j] -= learningRate * v[j];
    }
  },
);
