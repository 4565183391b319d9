import type { Landscape } from "./landscape";

/**
 * Rosenbrock's banana: a valley that bends. It is found at once, and followed only slowly.
 *
 *     f(x, y) = (1 − x)² + 100 (y − x²)²
 *     ∇f = (−2 (1 − x) − 400 x (y − x²), 200 (y − x²))
 *
 * Source: Rosenbrock (1960), An automatic method for finding the greatest or least value of a function.
 *
 * @example
 * rosenbrock.value(1, 1); // = 0
 * rosenbrock.gradient(0, 1); // = [−2, 200]
 */
export const rosenbrock: Landscape = {
  name: "Rosenbrock",
  value: (x, y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x),
  gradient: (x, y) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
  start: [-1.2, 1],
  minima: [[1, 1]],
  minimum: 0,
  view: [
    [-2, 2],
    [-1, 3],
  ],
};
