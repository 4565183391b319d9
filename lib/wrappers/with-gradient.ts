import type { Optimizer, State } from "../optimizer";
import { checkOption } from "../options";
import { checkOptimizer } from "./check-optimizer";

/** The optimizer with a change made to the gradient before it sees it; `name` and `limit` are added to its options. */
export function withGradient<S extends State>(
  optimizer: Optimizer<S>,
  name: string,
  limit: number,
  words: string,
  change: (g: Float64Array) => void,
): Optimizer<S> {
  checkOptimizer(name, optimizer);
  checkOption(name, "limit", limit);
  // A place to write, which no step remembers: the gradient itself must stay as it is.
  let changed = new Float64Array(0);
  return {
    name: optimizer.name,
    label: `${optimizer.label}, ${words}`,
    options: Object.freeze({ ...optimizer.options, [name]: limit }),
    init: (size) => optimizer.init(size),
    step(w, g, state) {
      if (changed.length !== g.length) changed = new Float64Array(g.length);
      changed.set(g);
      change(changed);
      optimizer.step(w, changed, state);
    },
  };
}
