import type { Optimizer, State } from "../optimizer";
import { checkNames, checkOptions } from "../options";
import { isFloat64Array, quoted } from "../words";
import { checkOptimizer } from "./check-optimizer";

/** The state of an averaged optimizer: that of the optimizer, and the average. */
export type Averaged<S extends State> = S & { readonly average: Float64Array };

/**
 * An optimizer that keeps the average of the weights on the way: where the steps jump about a minimum, their average
 * lies closer to it than any of them.
 *
 *     w̄ ← w̄ + (w − w̄) / k                 k counts the averaged steps (Polyak and Ruppert)
 *     w̄ ← β w̄ + (1 − β) w                 with beta: what is long ago counts less
 *
 * The steps are the same as without it: the average is only looked at, by `averageOf`.
 *
 * @param optimizer what takes the steps
 * @param options.beta β in [0, 1), the share of the average that stays (default: none, all steps count the same)
 * @param options.after the steps that do not count (default 0); until then the average is the weights themselves
 * @returns an optimizer whose state has an `average` besides what the optimizer remembers
 * @throws RangeError when an option is outside its range or does not exist
 *
 * Convention: the average starts with the first weights that count, as in PyTorch's AveragedModel, so that nothing
 * is to be corrected.
 * Source: Polyak and Juditsky (1992), Acceleration of stochastic approximation by averaging.
 *
 * @example
 * const { step, init } = averaged(sgd({ learningRate: 1 }));
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(1), state); // w = −1
 * step(w, Float64Array.of(-4), state); // w = 3, state.average = 1: (−1 + 3) / 2
 */
export function averaged<S extends State>(
  optimizer: Optimizer<S>,
  options: { readonly beta?: number; readonly after?: number } = {},
): Optimizer<Averaged<S>> {
  checkOptimizer("average", optimizer);
  checkNames("average", "averaged", options, ["beta", "after"]);
  const { beta, after = 0 } = options;
  checkOptions("average", beta === undefined ? { after } : { beta, after });
  if ("average" in optimizer.init(1)) {
    throw new RangeError(`Cannot average as the state of ${optimizer.label} must not have an average already`);
  }
  const words = [beta !== undefined && `β = ${beta}`, after > 0 && `t > ${after}`].filter(Boolean).join(", ");
  return {
    name: optimizer.name,
    label: `${optimizer.label}, averaged${words && ` (${words})`}`,
    options: Object.freeze({ ...optimizer.options, ...options }),
    init: (size) => ({ ...optimizer.init(size), average: new Float64Array(size) }),
    step(w, g, state) {
      optimizer.step(w, g, state);
      const { average, t } = state;
      const k = t - after;
      const share = k <= 1 ? 1 : beta === undefined ? 1 / k : 1 - beta;
      for (let j = 0; j < w.length; j++) average[j] += share * (w[j] - average[j]);
    },
  };
}

/**
 * The averaged weights out of the state of an averaged optimizer, whatever else is wrapped around it.
 *
 * @param state that of your own loop, or where `train` left it: `history.state?.optimizer`
 * @throws TypeError when the state has no average
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const optimizer = averaged(sgd({ learningRate: 0.05 }), { after: 500 });
 * const history = train(LinearRegression.objective(data), new Float64Array(2), data, { optimizer, epochs: 1000 });
 * averageOf(history.state?.optimizer); // ≈ [2.000, 1.000]
 */
export function averageOf(state: State | undefined): Float64Array {
  const average: unknown = state && Object(state).average;
  if (isFloat64Array(average)) return average;
  throw new TypeError(
    `Cannot read the average as the state must be that of an averaged optimizer: found ${quoted(state)}`,
  );
}
