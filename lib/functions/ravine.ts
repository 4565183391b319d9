import { checkOption } from "../options";
import type { Landscape } from "./landscape";

/**
 * A valley with steep walls and a floor that hardly falls: what happens to a loss whose features differ in scale.
 *
 *     f(x, y) = ½ (x² + κ y²)          ∇f = (x, κ y)
 *
 * The walls allow a learning rate below 2/κ; along the floor such a rate is slow. With κ = 1 the ravine is a round bowl.
 *
 * @param condition κ ≥ 1, the condition number: how many times steeper the walls are than the floor (default 25)
 * @throws RangeError when κ is less than 1
 *
 * @example
 * ravine(10).value(2, 1); // = 7
 * ravine(10).gradient(2, 1); // = [2, 10]
 */
export function ravine(condition = 25): Landscape {
  checkOption("make a ravine", "condition", condition);
  return {
    name: `½ (x² + ${condition} y²)`,
    value: (x, y) => 0.5 * (x * x + condition * y * y),
    gradient: (x, y) => [x, condition * y],
    start: [-4, 1],
    minima: [[0, 0]],
    minimum: 0,
    view: [
      [-5, 5],
      [-2, 2],
    ],
  };
}
