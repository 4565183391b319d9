import { type Data, toData } from "../dataset";
import type { History } from "../history";
import { countClasses, toLabels } from "../labels";
import { softmaxInPlace } from "../math/softmax";
import type { Matrix, MatrixLike } from "../matrix";
import { accuracy } from "../metrics/accuracy";
import type { Objective } from "../objective";
import { sgd } from "../optimizers/sgd";
import { train } from "../train";
import type { TrainOptions } from "../train-options";
import { crossEntropy, labelOf } from "./cross-entropy";
import { fitted, toRows } from "./door";
import { linearStart } from "./linear-start";

/**
 * Softmax regression by descent: which of K labels, and how sure, with the verbs of scikit-learn.
 *
 *     z_k = w_k · x + b_k          p = softmax(z)          loss = − Σ ln p(y) / n
 *
 * Each class has a linear score, and the probabilities follow their differences: adding the same to all changes
 * nothing. With two classes this is logistic regression, whose z is the difference of the two scores.
 *
 * Convention: labels are whole numbers from 0 to K − 1. The weights are one array, class after class, for each its
 * coefficients in the order of the columns and then its intercept; no penalty on them.
 *
 * @throws RangeError when a label is not a whole number from 0, or is beyond those of `fit`
 * @throws TypeError when x and y differ in rows, x has other columns than those of `fit`, or `fit` was not called yet
 *
 * @example
 * const x = [[0], [1], [4], [5], [8], [9]], y = [0, 0, 1, 1, 2, 2];
 * const model = new SoftmaxRegression().fit(x, y, { optimizer: sgd({ learningRate: 0.3 }), epochs: 2000 });
 * model.classes; // = 3
 * model.predict([[0.5], [4.5], [8.5]]); // = [0, 1, 2]
 * model.score(x, y); // = 1
 * const { rows, cols } = model.probabilities(x); // rows = 6, cols = 3
 */
export class SoftmaxRegression {
  /** Class after class its coefficients and its intercept; empty before `fit`. */
  weights: Float64Array = new Float64Array(0);
  /** K, how many labels there are; 0 before `fit`. */
  classes = 0;
  /** What the last `fit` left behind. */
  history: History | undefined;

  /**
   * Learns anew from all rows, starting from zeros. When it throws, the model is what it was before.
   *
   * @param x rows, one column per feature
   * @param y one label per row, a whole number from 0; the largest says how many classes there are
   * @param options as in `train` (default: sgd with learningRate 0.1, 100 epochs, all rows in one batch)
   */
  fit(x: MatrixLike, y: ArrayLike<number>, options: Partial<TrainOptions> = {}): this {
    const data = toData("fit", { x, y });
    const classes = countClasses("fit", data.y);
    const w = new Float64Array(classes * (data.x.cols + 1));
    this.history = train(softmaxCrossEntropy(data.x.cols, classes), w, data, {
      optimizer: sgd({ learningRate: 0.1 }),
      epochs: 100,
      ...options,
    });
    this.weights = w;
    this.classes = classes;
    return this;
  }

  /** A row of K probabilities for each row of x. */
  probabilities(x: MatrixLike): Matrix {
    const w = fitted("predict", this.weights);
    const K = this.classes;
    const { data, rows, cols } = toRows("predict", x, w.length / K - 1);
    const p = new Float64Array(rows * K);
    for (let i = 0; i < rows; i++) {
      const z = p.subarray(i * K, (i + 1) * K);
      writeScores(w, data, i * cols, cols, z);
      softmaxInPlace(z);
    }
    return { data: p, rows, cols: K };
  }

  /** The likeliest label, one per row; the first of equally likely ones. */
  predict(x: MatrixLike): Float64Array {
    const { data, rows, cols } = this.probabilities(x);
    return Float64Array.from({ length: rows }, (_, i) => labelOf(data.subarray(i * cols, (i + 1) * cols)));
  }

  /** The share of labels that are predicted right. */
  score(x: MatrixLike, y: ArrayLike<number>): number {
    const data = toData("score", { x, y });
    return accuracy(toLabels("score", data.y, this.classes || 2), this.predict(data.x));
  }

  /** The mean surprise at the labels: what `train` and `compare` make small. */
  static objective(data: Data): Objective {
    const { x, y } = toData("make an objective", data);
    return softmaxCrossEntropy(x.cols, countClasses("make an objective", y));
  }
}

function softmaxCrossEntropy(d: number, K: number): Objective {
  const z = new Float64Array(K);
  return {
    size: K * (d + 1),
    start: (random) => linearStart(random, d, K),
    check(action, { x, y }) {
      toRows(action, x, d);
      toLabels(action, y, K);
    },
    lossAndGradient(w, g, { x: { data }, y, rows, from, to }) {
      const n = to - from;
      let loss = 0;
      g.fill(0);
      for (let i = from; i < to; i++) {
        const at = rows[i] * d;
        writeScores(w, data, at, d, z);
        loss += crossEntropy(z, y[rows[i]]);
        for (let k = 0; k < K; k++) {
          const error = z[k] / n;
          const own = k * (d + 1);
          for (let j = 0; j < d; j++) g[own + j] += error * data[at + j];
          g[own + d] += error;
        }
      }
      return loss / n;
    },
  };
}

/** Writes the score of each class for the row that begins at this place. */
function writeScores(w: Float64Array, data: Float64Array, at: number, d: number, z: Float64Array): void {
  for (let k = 0; k < z.length; k++) {
    const own = k * (d + 1);
    z[k] = w[own + d];
    for (let j = 0; j < d; j++) z[k] += w[own + j] * data[at + j];
  }
}
