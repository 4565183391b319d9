import type { Optimizer } from "../../../lib/index";
import * as optimizers from "../../../lib/optimizers/index";

/** A place to descend: the gradient of step t, counted from 1, and the loss that counts. */
export interface Problem {
  readonly start: readonly number[];
  slope(w: Float64Array, g: Float64Array, t: number): void;
  loss(w: Float64Array): number;
}

export const ravine: Problem = {
  start: [-4, 1],
  slope([x, y], g) {
    g[0] = x;
    g[1] = 25 * y;
  },
  loss: ([x, y]) => (x * x + 25 * y * y) / 2,
};

/** An optimizer by the name under which the library exports it. */
export function build(name: string, options: Readonly<Record<string, unknown>> = {}): Optimizer {
  const builders: Readonly<Record<string, (options: never) => Optimizer>> = { ...optimizers };
  return builders[name](options as never);
}

/** The weights after this many steps, and the state. */
export function descend({ init, step }: Optimizer, problem: Problem, steps: number) {
  const w = Float64Array.from(problem.start);
  const g = new Float64Array(w.length);
  const state = init(w.length);
  for (let t = 1; t <= steps; t++) {
    problem.slope(w, g, t);
    step(w, g, state);
  }
  return { w, state };
}
