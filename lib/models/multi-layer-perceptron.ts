import type { Model } from "../compare-options";
import { type Data, toData } from "../dataset";
import { toLabels } from "../labels";
import { softmaxInPlace } from "../math/softmax";
import { tanh } from "../math/tanh";
import { type Matrix, type MatrixLike, toMatrix } from "../matrix";
import type { StartedObjective } from "../objective";
import { checkNames } from "../options";
import { quoted } from "../words";
import { crossEntropy, labelOf } from "./cross-entropy";
import { toRows, toWeights } from "./door";
import { backward, forward, type Layer, layers, sizeOf, units } from "./full-layers";
import { linearStart } from "./linear-start";

/** What a network looks like inside. */
export interface PerceptronOptions {
  /** How many units each hidden layer has, from the first to the last (default one layer of 8); a number is one layer. */
  readonly hidden?: number | readonly number[];
  /** What a hidden unit makes of its sum (default "tanh"). */
  readonly activation?: "tanh" | "relu";
  /** How many labels there are to tell apart, from 0 on (default: none, it predicts a number). */
  readonly classes?: number;
}

/** A network without weights: what can be trained, and what predicts once there are weights. */
export interface Perceptron extends Model {
  /** The loss on data with these columns, and weights to start from. */
  objective(data: Data): StartedObjective;
  /** With weights w: one prediction per row, a number or, with `classes`, the likeliest label. */
  predict(w: Float64Array, x: MatrixLike): Float64Array;
  /** With weights w and `classes`: a row of probabilities for each row of x. */
  probabilities(w: Float64Array, x: MatrixLike): Matrix;
}

const activations = {
  // Their slope can be told from their value a alone.
  tanh: { of: tanh, slope: (a: number) => 1 - a * a },
  relu: { of: (z: number) => (z > 0 ? z : 0), slope: (a: number) => (a > 0 ? 1 : 0) },
};

/**
 * A small neural network of full layers, with back-propagation written out.
 *
 *     forward:   a⁰ = x,  zˡ = Wˡ aˡ⁻¹ + bˡ,  aˡ = φ(zˡ), and at the last layer aᴸ = zᴸ
 *     backward:  δᴸ = ∂loss/∂zᴸ,  ∂loss/∂Wˡ = δˡ aˡ⁻¹,  δˡ⁻¹ = (Wˡᵀ δˡ) φ′
 *
 * The slope of the loss is carried from the last layer to the first: each layer asks the one above how much its output
 * matters, so that all slopes together cost little more than one prediction. The loss is the mean squared error, or
 * with `classes` the mean surprise at the label.
 *
 * Convention: the weights are one array, layer after layer, for each unit its coefficients and then its bias; they
 * start as those of PyTorch's nn.Linear, evenly from ±1/√inputs. From zeros all units of a layer would stay the same.
 *
 * @param options.hidden units of each hidden layer (default 8); [] leaves linear or softmax regression
 * @param options.activation φ, "tanh" (default) or "relu"
 * @param options.classes how many labels there are (default: none, it predicts a number)
 * @returns a model for `train`, `compare` and searches; `predict` takes the weights that came out of it
 * @throws RangeError when an option is outside its range or does not exist, or a label is not one of the classes
 *
 * Source: Rumelhart, Hinton and Williams (1986), Learning representations by back-propagating errors.
 *
 * @example
 * const data = { x: [[0, 0], [0, 1], [1, 0], [1, 1]], y: [0, 1, 1, 0] };
 * const network = multiLayerPerceptron({ hidden: [4], classes: 2 });
 * const objective = network.objective(data);
 * objective.size; // = 22: 4 · (2 + 1) + 2 · (4 + 1)
 * const w = objective.start(random(1));
 * train(objective, w, data, { optimizer: adam({ learningRate: 0.05 }), epochs: 300 });
 * network.predict(w, data.x); // = [0, 1, 1, 0]: either, but not both, which no line tells apart
 */
export function multiLayerPerceptron(options: PerceptronOptions = {}): Perceptron {
  const { widths, classes } = checkPerceptron(options);
  const phi = activations[options.activation ?? "tanh"];
  const layersOf = (d: number) => layers([d, ...widths, classes || 1]);
  const run = (w: Float64Array, x: MatrixLike, each: (outputs: Float64Array, i: number) => void) => {
    const { data, rows, cols } = toMatrix("predict", x);
    const all = layersOf(cols);
    toWeights("predict", w, sizeOf(all));
    const a = units(all);
    for (let i = 0; i < rows; i++) {
      a[0].set(data.subarray(i * cols, (i + 1) * cols));
      forward(w, all, a, phi.of);
      each(a[all.length], i);
    }
    return rows;
  };
  return {
    objective(data) {
      const { x, y } = toData("make an objective", data);
      if (classes) toLabels("make an objective", y, classes);
      return network(layersOf(x.cols), phi, classes);
    },
    predict(w, x) {
      const yHat: number[] = [];
      run(w, x, (outputs) => yHat.push(classes ? labelOf(outputs) : outputs[0]));
      return Float64Array.from(yHat);
    },
    probabilities(w, x) {
      if (!classes)
        throw new TypeError("Cannot tell probabilities as the network must have classes: it predicts a number");
      const p: Float64Array[] = [];
      const rows = run(w, x, (outputs) => p.push(softmaxInPlace(outputs.slice())));
      return { data: Float64Array.from(p.flatMap((row) => [...row])), rows, cols: classes };
    },
  };
}

function network(all: readonly Layer[], phi: (typeof activations)["tanh"], classes: number): StartedObjective {
  const d = all[0].inputs;
  const a = units(all);
  const delta = units(all);
  const top = all.length;
  return {
    size: sizeOf(all),
    start: (random) =>
      Float64Array.from(all.flatMap(({ inputs, outputs }) => [...linearStart(random, inputs, outputs)])),
    check(action, { x, y }) {
      toRows(action, x, d);
      if (classes) toLabels(action, y, classes);
    },
    lossAndGradient(w, g, { x: { data }, y, rows, from, to }) {
      let loss = 0;
      g.fill(0);
      for (let i = from; i < to; i++) {
        const row = rows[i];
        for (let j = 0; j < d; j++) a[0][j] = data[row * d + j];
        forward(w, all, a, phi.of);
        delta[top].set(a[top]);
        loss += classes ? crossEntropy(delta[top], y[row]) : squaredError(delta[top], y[row]);
        backward(w, all, a, delta, g, phi.slope);
      }
      const n = to - from;
      for (let j = 0; j < g.length; j++) g[j] /= n;
      return loss / n;
    },
  };
}

/** (ŷ − y)²; writes its slope over ŷ. */
function squaredError(output: Float64Array, y: number): number {
  const error = output[0] - y;
  output[0] = 2 * error;
  return error * error;
}

function checkPerceptron(options: PerceptronOptions): { widths: readonly number[]; classes: number } {
  const action = "build a network";
  checkNames(action, "multiLayerPerceptron", options, ["hidden", "activation", "classes"]);
  const { hidden = 8, activation = "tanh", classes } = options;
  const widths = typeof hidden === "number" ? [hidden] : hidden;
  const isCount = (value: unknown, least: number) => Number.isInteger(value) && (value as number) >= least;
  if (!Array.isArray(widths) || !widths.every((width) => isCount(width, 1))) {
    const found = Array.isArray(widths) ? `[${widths.map(quoted).join(", ")}]` : quoted(hidden);
    throw new RangeError(`Cannot ${action} as hidden must be whole numbers from 1: current value is ${found}`);
  }
  if (!Object.hasOwn(activations, activation)) {
    throw new RangeError(
      `Cannot ${action} as activation must be "tanh" or "relu": current value is ${quoted(activation)}`,
    );
  }
  if (classes !== undefined && !isCount(classes, 2)) {
    throw new RangeError(
      `Cannot ${action} as classes must be a whole number from 2: current value is ${quoted(classes)}`,
    );
  }
  return { widths, classes: classes ?? 0 };
}
