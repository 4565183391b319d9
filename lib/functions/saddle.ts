import type { Landscape } from "./landscape";

/**
 * A pass between two valleys: at (0, 0) the ground is level, and yet it is no minimum.
 *
 *     f(x, y) = ½ x² − ½ y² + ¼ y⁴          ∇f = (x, y³ − y)
 *
 * Who comes exactly along the ridge, y = 0, stays on the pass for ever; the slightest push leads down, slowly at first.
 *
 * @example
 * saddle.gradient(0, 0); // = [0, 0]
 * saddle.value(0, 1); // = −0.25
 */
export const saddle: Landscape = {
  name: "½ x² − ½ y² + ¼ y⁴",
  value: (x, y) => 0.5 * x * x - 0.5 * y * y + 0.25 * y * y * y * y,
  gradient: (x, y) => [x, y * y * y - y],
  start: [1.5, 0.001],
  minima: [
    [0, -1],
    [0, 1],
  ],
  minimum: -0.25,
  view: [
    [-2, 2],
    [-1.6, 1.6],
  ],
};
