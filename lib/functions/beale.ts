import type { Landscape } from "./landscape";

/**
 * Beale's function: nearly flat ground between walls as high as towers. A rate that suits the one fails at the other.
 *
 *     f(x, y) = Σ rₖ²          rₖ = cₖ − x + x yᵏ          c = 1.5, 2.25, 2.625 for k = 1, 2, 3
 *     ∇f = Σ 2 rₖ (yᵏ − 1, k x yᵏ⁻¹)
 *
 * Source: Beale (1958), On an iterative method for finding a local minimum of a function of more than one variable.
 *
 * @example
 * beale.value(3, 0.5); // = 0
 * beale.gradient(0, 0); // = [−12.75, 0]
 */
export const beale: Landscape = {
  name: "Beale",
  value(x, y) {
    const [r1, r2, r3] = rests(x, y);
    return r1 * r1 + r2 * r2 + r3 * r3;
  },
  gradient(x, y) {
    const [r1, r2, r3] = rests(x, y);
    return [2 * (r1 * (y - 1) + r2 * (y * y - 1) + r3 * (y * y * y - 1)), 2 * x * (r1 + 2 * r2 * y + 3 * r3 * y * y)];
  },
  start: [1, 1.5],
  minima: [[3, 0.5]],
  minimum: 0,
  view: [
    [-4.5, 4.5],
    [-4.5, 4.5],
  ],
};

function rests(x: number, y: number): [number, number, number] {
  return [1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y];
}
