import { smallerSteps } from "./divergence";
import type { Differentiable } from "./functions/landscape";
import { toColumn } from "./matrix";
import type { Optimizer, State } from "./optimizer";
import { checkNames, checkOption } from "./options";
import { quoted } from "./words";

/** How to descend on a function. */
export interface MinimizeOptions {
  readonly optimizer: Optimizer;
  /** How many to take at most. */
  readonly steps: number;
  /** Stops where the gradient is no longer than this (default: never). */
  readonly tolerance?: number;
}

/** Where a descent on a function ended, and how it went there. */
export interface Descent {
  /** The last place: one number per variable. */
  readonly w: Float64Array;
  /** The value there. */
  readonly value: number;
  /** Every place from the start on: at place t the one after t steps. */
  readonly path: readonly Float64Array[];
  /** The values at these places. */
  readonly values: Float64Array;
  /** What ended it. */
  readonly stopped: "steps" | "tolerance";
  /** What the optimizer remembers. */
  readonly state: State;
}

/**
 * Descends on a function of one or more variables whose gradient is known, and remembers the way: for pictures.
 *
 * @param f has a `value` and a `gradient`, as `parabola` and `rosenbrock` do; both are given the variables one by one
 * @param start where to begin: a number, or one for each variable; it is left as it is
 * @param options.optimizer takes the steps
 * @param options.steps how many, a whole number
 * @param options.tolerance stops before that where the length of the gradient is at most this: the ground is level
 * @returns the last place `w`, its `value`, the `path` with the `values` along it, and why it `stopped`
 * @throws RangeError when an option is outside its range or does not exist, or f has no finite value at the start;
 * TypeError when f or start are of the wrong kind, or the gradient has not one number per variable
 * @throws RunawayError at the first value that is not finite or has exploded
 *
 * @example
 * const { w, value, path, values } = minimize(parabola, 5, { optimizer: sgd({ learningRate: 0.25 }), steps: 2 });
 * path.map(([x]) => x); // = [5, 4, 3.5]: half of what is left to 3 at each step
 * values; // = [0, −3, −3.75]
 *
 * // Your own function, of as many variables as you like.
 * const bowl = { value: (x: number, y: number) => x * x + y * y, gradient: (x: number, y: number) => [2 * x, 2 * y] };
 * const found = minimize(bowl, [3, 4], { optimizer: momentum({ learningRate: 0.1 }), steps: 1000, tolerance: 1e-6 });
 * found.w; // ≈ [0.00000, 0.00000]
 * found.stopped; // = "tolerance"
 */
export function minimize(f: Differentiable, start: number | ArrayLike<number>, options: MinimizeOptions): Descent {
  checkMinimize(f, options);
  const { optimizer, steps, tolerance = -1 } = options;
  const w = toColumn("minimize", "start", typeof start === "number" ? [start] : start).slice();
  const g = new Float64Array(w.length);
  const state = optimizer.init(w.length);
  const path = [w.slice()];
  const values = [valueAtStart(f, w)];
  const limit = 1e10 * Math.max(1, Math.abs(values[0]));
  const end = (stopped: Descent["stopped"]): Descent => {
    return { w, value: values[path.length - 1], path, values: Float64Array.from(values), stopped, state };
  };
  for (let t = 1; t <= steps; t++) {
    if (writeGradient(f, w, g) <= tolerance) return end("tolerance");
    optimizer.step(w, g, state);
    const value = f.value(...w);
    // Written so that NaN, for which every comparison is false, does not pass.
    if (!(Math.abs(value) <= limit && w.every(Number.isFinite))) throw new RunawayError(value, path, optimizer);
    path.push(w.slice());
    values.push(value);
  }
  return end("steps");
}

/**
 * A descent that ran away: `minimize` stops with this error at the first value that is not finite or is beyond 10¹⁰
 * times the first one. `path` has the places before, to be drawn.
 *
 * @example
 * const optimizer = sgd({ learningRate: 0.1 });
 * minimize(rosenbrock, [-1.2, 1], { optimizer, steps: 9 }); // throws Cannot go on as the value must not explode: after 2
 */
export class RunawayError extends RangeError {
  override readonly name = "RunawayError";
  readonly value: number;
  readonly path: readonly Float64Array[];

  constructor(value: number, path: readonly Float64Array[], optimizer: Optimizer) {
    const found = Number.isFinite(value) ? value.toExponential(1) : String(value);
    const place = `after ${path.length} steps of ${optimizer.label} it is ${found}`;
    super(`Cannot go on as the value must not explode: ${place}; ${smallerSteps(optimizer)}`);
    this.value = value;
    this.path = path;
  }
}

function checkMinimize(f: Differentiable, options: MinimizeOptions): void {
  if (typeof f?.value !== "function" || typeof f.gradient !== "function") {
    throw new TypeError(`Cannot minimize as f must have a value and a gradient, as parabola has: found ${quoted(f)}`);
  }
  checkNames("minimize", "minimize", options, ["optimizer", "steps", "tolerance"]);
  const { optimizer, steps, tolerance } = options;
  if (typeof optimizer?.step !== "function") {
    throw new TypeError(`Cannot minimize as optimizer must be an optimizer such as sgd(): found ${quoted(optimizer)}`);
  }
  checkOption("minimize", "steps", steps);
  if (tolerance !== undefined) checkOption("minimize", "tolerance", tolerance);
}

function valueAtStart(f: Differentiable, w: Float64Array): number {
  if (w.length === 0) throw new TypeError("Cannot minimize as start must have at least one number");
  const value = f.value(...w);
  if (Number.isFinite(value)) return value;
  throw new RangeError(`Cannot minimize as f must be finite at the start: f(${w.join(", ")}) is ${quoted(value)}`);
}

/** Writes the gradient at `w` into `g`, and returns its length. */
function writeGradient(f: Differentiable, w: Float64Array, g: Float64Array): number {
  const slope = f.gradient(...w);
  const slopes = typeof slope === "number" ? [slope] : slope;
  if (slopes?.length !== w.length) {
    const found = slopes?.length ?? quoted(slopes);
    throw new TypeError(
      `Cannot minimize as the gradient must have one number per variable: f has ${w.length}, its gradient ${found}`,
    );
  }
  g.set(slopes);
  return Math.sqrt(g.reduce((sum, each) => sum + each * each, 0));
}
