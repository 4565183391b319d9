/**
 * A function of one or more variables that knows its slope.
 *
 * Both members take the variables one by one. An object with these two, written in a notebook, is one.
 *
 * @example
 * const bowl: Differentiable = { value: (x, y) => x * x + y * y, gradient: (x, y) => [2 * x, 2 * y] };
 * const { w } = minimize(bowl, [3, 4], { optimizer: sgd({ learningRate: 0.5 }), steps: 1 }); // w = [0, 0]
 */
export interface Differentiable {
  value(...w: number[]): number;
  /** One number per variable; with a single variable it may stand without an array. */
  gradient(...w: number[]): number | ArrayLike<number>;
}

/** A function to draw and to descend on, whose lowest points are known. */
export interface Landscape extends Differentiable {
  /** As it stands above a figure. */
  readonly name: string;
  gradient(...w: number[]): readonly number[];
  /** A place to start from that shows what is difficult about it, one number per variable. */
  readonly start: readonly number[];
  /** Where it is lowest, each with one number per variable. */
  readonly minima: readonly (readonly number[])[];
  /** The value there. */
  readonly minimum: number;
  /** What to draw: from and to, for each variable. */
  readonly view: readonly (readonly [from: number, to: number])[];
}
