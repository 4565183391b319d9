import { optimizer } from "../optimizer";

/**
 * Descent that remembers where it was going.
 *
 * Where successive gradients agree, as along a valley, they add up to a step of 1/(1 − μ) times one of them; where they
 * alternate, as across it, they cancel.
 *
 *     g ← g + λ w
 *     v ← μ v + (1 − dampening) g          at the first step v = g
 *     w ← w − η v
 *
 * With μ = 0 this is gradient descent.
 *
 * @param options.learningRate η > 0, step per unit of velocity (default 0.001, PyTorch's)
 * @param options.momentum μ in [0, 1), the share of the velocity that stays (default 0.9, the lecture's)
 * @param options.dampening in [0, 1), the share of a new gradient that is left out (default 0, PyTorch's)
 * @param options.weightDecay λ ≥ 0, pulls each weight towards 0 (default 0, PyTorch's)
 * @returns an optimizer whose state is the velocity `v`, one number per weight
 * @throws RangeError when an option is outside its range
 *
 * Convention: η stands outside the velocity, and the new gradient is not scaled by 1 − μ, as in PyTorch, where the name
 * is SGD with momentum. Keras keeps η inside the velocity, which differs once η changes on the way.
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
  { learningRate: 0.001, momentum: 0.9, dampening: 0, weightDecay: 0 },
  ["v"],
  (w, g, { v, t }, { learningRate, momentum, dampening, weightDecay }) => {
    // As in PyTorch, nothing is dampened where there is no past.
    const fresh = t > 1 && momentum > 0 ? 1 - dampening : 1;
    for (let j = 0; j < w.length; j++) {
      const slope = g[j] + weightDecay * w[j];
      v[j] = momentum * v[j] + fresh * slope;
      w[j] -= learningRate * v[j];
    }
  },
);
