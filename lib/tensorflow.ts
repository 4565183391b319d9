import type * as tfjs from "@tensorflow/tfjs";
import type { Objective } from "./objective";
import type { Optimizer, State } from "./optimizer";
import { quoted } from "./words";

/** TensorFlow.js, whichever of its packages was imported: for the browser, for Node, or the one that danfo brings along. */
export type TensorFlow = Pick<typeof tfjs, "engine" | "Optimizer" | "tensor" | "tidy" | "valueAndGrads">;

/** The names of the weights, each with its shape: [3, 1] is a matrix of three rows, [] a single number. */
export type Shapes = Readonly<Record<string, readonly number[]>>;

/** A loss in the words of TensorFlow.js: weights as tensors, rows, targets; it gives a tensor of one number. */
export type TensorLoss<S extends Shapes> = (
  weights: { readonly [name in keyof S]: tfjs.Tensor },
  x: tfjs.Tensor2D,
  y: tfjs.Tensor1D,
) => tfjs.Tensor;

/**
 * An objective out of a loss that is written with TensorFlow.js: it finds the gradient by itself, whatever the model.
 *
 * What `train`, `compare` and the searches take, without a derivative by hand. Every tensor that is made on the way is
 * given back. TensorFlow.js computes with 24 binary digits where this library has 53, and a step costs it thousands of
 * times the arithmetic: for a regression it is the referee, for a network of your own design the easy way.
 *
 * @param tf TensorFlow.js itself, as it was imported
 * @param shapes the weights: names, and how many numbers each has in which shape; in the flat array of weights they stand
 * in this order, row after row
 * @param loss (weights, x, y): the mean loss over the rows x, a tensor of one number
 * @returns an objective
 * @throws TypeError when a shape is not made of whole numbers, or the loss gives something else than one number
 *
 * @example
 * const tf = await import("@tensorflow/tfjs");
 * await tf.setBackend("cpu");
 * const objective = tensorObjective(tf, { w: [1, 1], b: [] }, ({ w, b }, x, y) =>
 *   tf.losses.meanSquaredError(y, x.matMul(w).add(b).flatten()));
 * const w = Float64Array.of(0, 0), data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const history = train(objective, w, data, { optimizer: sgd({ learningRate: 0.05 }), epochs: 500 });
 * history.loss[0]; // = 57: (3² + 5² + 7² + 9² + 11²) / 5
 * w; // ≈ [2.000, 1.000]
 */
export function tensorObjective<const S extends Shapes>(tf: TensorFlow, shapes: S, loss: TensorLoss<S>): Objective {
  const names = Object.keys(shapes);
  const sizes = names.map((name) => sizeOf(name, shapes[name]));
  if (typeof loss !== "function") {
    throw new TypeError(`Cannot make an objective as loss must be a function: found ${quoted(loss)}`);
  }
  const starts = sizes.map((_, k) => sizes.slice(0, k).reduce((sum, size) => sum + size, 0));
  return {
    size: sizes.reduce((sum, size) => sum + size, 0),
    lossAndGradient(w, g, { x, y, rows, from, to }) {
      const chosen = rows.subarray(from, to);
      return tf.tidy(() => {
        const table = Float32Array.from({ length: chosen.length * x.cols }, (_, i) => {
          return x.data[chosen[Math.floor(i / x.cols)] * x.cols + (i % x.cols)];
        });
        const rowsOfX = tf.tensor(table, [chosen.length, x.cols]) as tfjs.Tensor2D;
        const targets = tf.tensor(Float32Array.from(chosen, (row) => y[row])) as tfjs.Tensor1D;
        const tensors = names.map((name, k) => {
          return tf.tensor(Float32Array.from(w.subarray(starts[k], starts[k] + sizes[k])), [...shapes[name]]);
        });
        const byName = Object.fromEntries as (entries: [string, tfjs.Tensor][]) => Parameters<TensorLoss<S>>[0];
        let failure: { readonly error: unknown } | undefined;
        const lossOf = (...list: tfjs.Tensor[]) => {
          try {
            return scalar(loss(byName(list.map((tensor, k) => [names[k], tensor])), rowsOfX, targets));
          } catch (error) {
            // TensorFlow.js keeps tensors for the way back and forgets them where the way there throws: so it is
            // given something to go back from, and the error comes after.
            failure = { error };
            return list.map((tensor) => tensor.sum()).reduce((a, b) => a.add(b)) as tfjs.Scalar;
          }
        };
        const { value, grads } = tf.valueAndGrads(lossOf)(tensors);
        if (failure) throw failure.error;
        grads.forEach((gradient, k) => {
          g.set(gradient.dataSync(), starts[k]);
        });
        return value.dataSync()[0];
      });
    },
  };
}

function sizeOf(name: string, shape: readonly number[]): number {
  if (!Array.isArray(shape) || !shape.every((length) => Number.isInteger(length) && length > 0)) {
    throw new TypeError(
      `Cannot make an objective as the shape of ${name} must be whole numbers, such as [3, 1]: found ${JSON.stringify(shape)}`,
    );
  }
  return shape.reduce((product, length) => product * length, 1);
}

function scalar(loss: tfjs.Tensor): tfjs.Scalar {
  if (loss?.size === 1) return loss.reshape([]);
  const found = loss?.shape ? `a tensor of shape [${loss.shape.join(", ")}]` : quoted(loss);
  throw new TypeError(`Cannot find a gradient as the loss must be a tensor of one number: found ${found}`);
}

/**
 * One of our optimizers, or yours, where TensorFlow.js expects one of its own: for `minimize` and for `model.compile`.
 *
 * What it remembers is no tensor: nothing has to be disposed of, and nothing leaks. All variables of a call are one array
 * of weights to the rule, as a rule that measures the whole gradient needs; so an optimizer goes on with the variables
 * that it began with, in whatever order they come.
 *
 * @param tf TensorFlow.js itself, as it was imported
 * @param optimizer with its settings
 * @returns an optimizer of TensorFlow.js
 * @throws TypeError when it is given other variables than at its first step, or one that does not hold floating numbers
 *
 * Convention: TensorFlow.js 4.22 has defects that this avoids: its `adadelta` divides by the wrong average, its centered
 * `rmsprop` gives NaN for small gradients, its `setMomentum` changes nothing, its `momentum` leaks a tensor when disposed
 * of, and what it remembers is kept by the place of a variable in the list.
 *
 * @example
 * const tf = await import("@tensorflow/tfjs");
 * await tf.setBackend("cpu");
 * const w = tf.variable(tf.tensor1d([5]));
 * const optimizer = tensorOptimizer(tf, sgd({ learningRate: 0.25 }));
 * optimizer.minimize(() => w.sub(3).square().sum());
 * Array.from(w.dataSync()); // = [4]: 5 − ¼ · 2 · (5 − 3)
 */
export function tensorOptimizer(tf: TensorFlow, optimizer: Optimizer): tfjs.Optimizer {
  if (typeof optimizer?.step !== "function") {
    throw new TypeError(`Cannot make an optimizer as it must be one such as adam(): found ${quoted(optimizer)}`);
  }
  return new (bridgeOver(tf))(optimizer);
}

/** The class can only be made here: what it extends comes with `tf`. */
function bridgeOver(tf: TensorFlow): new (optimizer: Optimizer) => tfjs.Optimizer {
  return class Bridge extends tf.Optimizer {
    static readonly className: string = "Descent";
    readonly #optimizer: Optimizer;
    #names: readonly string[] = [];
    #state: State | undefined;

    constructor(optimizer: Optimizer) {
      super();
      this.#optimizer = optimizer;
    }

    override applyGradients(gradients: tfjs.NamedTensorMap | { name: string; tensor: tfjs.Tensor }[]): void {
      const list = Array.isArray(gradients)
        ? gradients
        : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
      // A variable that the loss does not depend on comes without a gradient.
      const given = new Map(list.flatMap(({ name, tensor }) => (tensor ? [[name, tensor]] : [])));
      if (!this.#state) this.#names = [...given.keys()];
      checkNames(this.#names, [...given.keys()]);
      const variables = this.#names.map((name) => variableOf(tf, name));
      const w = joined(variables);
      const g = joined(this.#names.map((name) => given.get(name) as tfjs.Tensor));
      this.#state ??= this.#optimizer.init(w.length);
      this.#optimizer.step(w, g, this.#state);
      let from = 0;
      for (const variable of variables) {
        const values = Float32Array.from(w.subarray(from, from + variable.size));
        tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
        from += variable.size;
      }
      this.incrementIterations();
    }

    getConfig(): tfjs.serialization.ConfigDict {
      const { name, options } = this.#optimizer;
      const settings = Object.entries(options).map(([key, value]) => [
        key,
        typeof value === "function" ? value.name : value,
      ]);
      return { name, ...Object.fromEntries(settings) };
    }
  };
}

function checkNames(first: readonly string[], now: readonly string[]): void {
  if (first.length === now.length && now.every((name) => first.includes(name))) return;
  throw new TypeError(
    `Cannot step as an optimizer must go on with the variables that it began with: ${first.join(", ")} before, ${now.join(", ")} now`,
  );
}

function variableOf(tf: TensorFlow, name: string): tfjs.Variable {
  const variable = tf.engine().registeredVariables[name];
  if (variable?.dtype === "float32") return variable;
  const found = variable ? variable.dtype : "none of that name";
  throw new TypeError(`Cannot step as ${name} must be a variable of type float32: found ${found}`);
}

/** The numbers of all tensors, one after the other. */
function joined(tensors: readonly tfjs.Tensor[]): Float64Array {
  return Float64Array.from(tensors.flatMap((tensor) => Array.from(tensor.dataSync())));
}
