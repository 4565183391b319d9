import type { Landscape } from "./landscape";

/**
 * The lecture's parabola: one variable, one minimum, and a slope that everybody can compute.
 *
 *     f(x) = x² − 6x + 5 = (x − 3)² − 4          f′(x) = 2x − 6
 *
 * Descent at a constant rate multiplies the distance from 3 by 1 − 2η at each step: it arrives at once with η = ½, and
 * not at all from η = 1 on.
 *
 * @example
 * parabola.value(5); // = 0
 * parabola.gradient(5); // = [4]
 */
export const parabola: Landscape = {
  name: "x² − 6x + 5",
  value: (x) => x * x - 6 * x + 5,
  gradient: (x) => [2 * x - 6],
  start: [5],
  minima: [[3]],
  minimum: -4,
  view: [[-1, 7]],
};
