import type { Landscape } from "./landscape";

/**
 * Himmelblau's function: four minima of the same depth. Where a descent ends is decided by where it starts.
 *
 *     f(x, y) = (x² + y − 11)² + (x + y² − 7)²
 *     ∇f = (4 x (x² + y − 11) + 2 (x + y² − 7), 2 (x² + y − 11) + 4 y (x + y² − 7))
 *
 * Source: Himmelblau (1972), Applied nonlinear programming.
 *
 * @example
 * himmelblau.value(3, 2); // = 0
 * himmelblau.gradient(0, 0); // = [−14, −22]
 */
export const himmelblau: Landscape = {
  name: "Himmelblau",
  value: (x, y) => (x * x + y - 11) * (x * x + y - 11) + (x + y * y - 7) * (x + y * y - 7),
  gradient: (x, y) => [4 * x * (x * x + y - 11) + 2 * (x + y * y - 7), 2 * (x * x + y - 11) + 4 * y * (x + y * y - 7)],
  start: [0, 0],
  minima: [
    [3, 2],
    [-2.805118086952745, 3.131312518250573],
    [-3.779310253377747, -3.28318599128617],
    [3.584428340330492, -1.848126526964404],
  ],
  minimum: 0,
  view: [
    [-5, 5],
    [-5, 5],
  ],
};
