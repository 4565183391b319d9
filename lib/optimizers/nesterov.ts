import { optimizer } from "../optimizer";

/**
 * Momentum that looks ahead: it takes the slope from where its velocity is about to carry it, and so brakes in time.
 *
 *     g ← g + λ w
 *     v ← μ v + g
 *     w ← w − η (g + μ v)
 *
 * The lecture writes it with the gradient at a point ahead, v ← μ v + g(u − ημv), u ← u − ηv. That is the same path,
 * seen from that point: w = u − ημv is where the gradient is taken, so that no gradient is needed anywhere else.
 *
 * @param options.learningRate η > 0, step per unit of velocity (default 0.001, PyTorch's)
 * @param options.momentum μ in [0, 1), the share of the velocity that stays (default 0.9)
 * @param options.weightDecay λ ≥ 0, pulls each weight towards 0 (default 0, PyTorch's)
 * @returns an optimizer whose state is the velocity `v`, one number per weight
 * @throws RangeError when an option is outside its range
 *
 * Convention: PyTorch's SGD with nesterov=True, which refuses μ = 0; here it is gradient descent. Keras keeps η inside
 * the velocity, optax outside.
 * Source: Nesterov (1983), A method of solving a convex programming problem with convergence rate O(1/k²); in this form
 * Sutskever, Martens, Dahl and Hinton (2013), On the importance of initialization and momentum in deep learning.
 *
 * @example
 * const { step, init } = nesterov({ learningRate: 1, momentum: 0.5 });
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(1), state); // w = −1.5, state.v = 1: 1 + ½ · 1
 * step(w, Float64Array.of(1), state); // w = −3.25, state.v = 1.5: 1 + ½ · 1.5
 */
export const nesterov = optimizer(
  "Nesterov",
  { learningRate: 0.001, momentum: 0.9, weightDecay: 0 },
  ["v"],
  (w, g, { v }, { learningRate, momentum, weightDecay }) => {
    for (let j = 0; j < w.length; j++) {
      const slope = g[j] + weightDecay * w[j];
      v[j] = momentum * v[j] + slope;
      w[j] -= learningRate * (slope + momentum * v[j]);
    }
  },
);
