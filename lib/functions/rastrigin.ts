import { cos } from "../math/cos";
import { sin } from "../math/sin";
import type { Landscape } from "./landscape";

/**
 * Rastrigin's egg box: a bowl with a hollow at every whole number, so that there are hundreds of minima and one that
 * counts. Descent stays in the hollow that it starts in; only chance or momentum leads out.
 *
 *     f(x, y) = 20 + x² − 10 cos 2πx + y² − 10 cos 2πy
 *     ∇f = (2x + 20π sin 2πx, 2y + 20π sin 2πy)
 *
 * Source: Rastrigin (1974), Systems of extremal control.
 *
 * @example
 * rastrigin.value(0, 0); // = 0
 * rastrigin.value(1, 0); // = 1
 * rastrigin.gradient(0.25, 0); // ≈ [63.33185, 0]
 */
export const rastrigin: Landscape = {
  name: "Rastrigin",
  value: (x, y) => 20 + x * x - 10 * cos(2 * Math.PI * x) + y * y - 10 * cos(2 * Math.PI * y),
  gradient: (x, y) => [2 * x + 20 * Math.PI * sin(2 * Math.PI * x), 2 * y + 20 * Math.PI * sin(2 * Math.PI * y)],
  start: [2.2, -1.3],
  minima: [[0, 0]],
  minimum: 0,
  view: [
    [-5.12, 5.12],
    [-5.12, 5.12],
  ],
};
