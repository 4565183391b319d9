import { optimizer } from "../optimizer";

/**
 * Gradient descent: a step against the gradient, the steeper the longer.
 *
 *     w ← w − η g
 *
 * With the gradient of all rows this is batch gradient descent; with that of one row or a few it is stochastic or
 * mini-batch gradient descent. The rule is the same: only `g` differs.
 *
 * @param options.learningRate η > 0, step per unit of gradient (default 0.001, PyTorch's)
 * @returns an optimizer that remembers nothing but its count of steps
 * @throws RangeError when an option is outside its range
 *
 * Convention: named SGD after PyTorch's optimizer. Keras's default is 0.01.
 * Source: Cauchy (1847), Méthode générale pour la résolution des systèmes d'équations simultanées; with one row at a
 * time, Robbins and Monro (1951), A stochastic approximation method.
 *
 * @example
 * const { step, init } = sgd({ learningRate: 0.5 });
 * const w = Float64Array.of(5), state = init(1);
 * step(w, Float64Array.of(4), state); // w = 3: the minimum of x² − 6x + 5, whose slope at 5 is 4
 */
export const sgd = optimizer("SGD", { learningRate: 0.001 }, [], (w, g, _state, { learningRate }) => {
  for (let j = 0; j < w.length; j++) w[j] -= learningRate * g[j];
});
