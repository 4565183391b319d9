import { checkOption } from "./options";

/**
 * A learning rate that changes on the way: a function of the step t, counted from 1.
 *
 * A legend calls it by the name of the function. It must give a number greater than 0 at every step; the same t must
 * give the same rate, so that a run can be repeated and resumed.
 *
 * @example
 * const halving: Schedule = (t) => 1 / 2 / t;
 * const { label, init, step } = sgd({ learningRate: halving }); // label = "SGD (η = halving)"
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(1), state); // w = −0.5
 * step(w, Float64Array.of(1), state); // w = −0.75
 */
export type Schedule = (t: number) => number;

/**
 * The settings at each step: the rule that they are handed to sees a number, whether or not the rate is a function.
 */
export function scheduled<Settings>(options: Readonly<Record<string, unknown>>): (t: number) => Settings {
  const { learningRate } = options;
  if (typeof learningRate !== "function") return () => options as Settings;
  return (t) => {
    const rate: unknown = learningRate(t);
    checkOption(`take step ${t}`, "learningRate", rate);
    return { ...options, learningRate: rate } as Settings;
  };
}
