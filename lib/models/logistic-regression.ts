import { type Data, toData } from "../dataset";
import type { History } from "../history";
import { toLabels } from "../labels";
import { exp } from "../math/exp";
import { log1p } from "../math/log1p";
import { sigmoid } from "../math/sigmoid";
import type { MatrixLike } from "../matrix";
import { accuracy } from "../metrics/accuracy";
import type { Objective } from "../objective";
import { sgd } from "../optimizers/sgd";
import { train } from "../train";
import type { TrainOptions } from "../train-options";
import { fitted, toRows } from "./door";
import { linearStart } from "./linear-start";

/**
 * Logistic regression by descent: which of two labels, and how sure, with the verbs of scikit-learn.
 *
 *     z = w₁ x₁ + … + w_d x_d + b          p = σ(z) = 1/(1 + e⁻ᶻ)          loss = − Σ (y ln p + (1 − y) ln (1 − p)) / n
 *
 * The slope of the loss by z is p − y: the error itself, as in linear regression. Where a line separates the labels
 * completely the weights grow for ever, ever more slowly, and the loss goes to 0 without reaching it.
 *
 * Convention: the weights are one array, the coefficients in the order of the columns and then the intercept; no penalty on
 * them. scikit-learn's LogisticRegression has one unless it is told otherwise; here `weightDecay` of an optimizer does
 * that.
 *
 * @throws RangeError when a label is not 0 or 1
 * @throws TypeError when x and y differ in rows, x has other columns than those of `fit`, or `fit` was not called yet
 *
 * @example
 * const hours = [[1], [2], [3], [4], [5], [6]], passed = [0, 0, 1, 0, 1, 1];
 * const model = new LogisticRegression();
 * model.fit(hours, passed, { optimizer: sgd({ learningRate: 0.3 }), epochs: 3000 });
 * model.probabilities([[1], [3.5], [6]]); // ≈ [0.046, 0.500, 0.954]
 * model.predict([[1], [6]]); // = [0, 1]
 * model.score(hours, passed); // ≈ 0.667: the third and the fourth are on the wrong side
 */
export class LogisticRegression {
  /** Coefficients, then the intercept; empty before `fit`. */
  weights: Float64Array = new Float64Array(0);
  /** What the last `fit` left behind. */
  history: History | undefined;

  /**
   * Learns anew from all rows, starting from zeros. When it throws, the model is what it was before.
   *
   * @param x rows, one column per feature
   * @param y one label per row, 0 or 1
   * @param options as in `train` (default: sgd with learningRate 0.1, 100 epochs, all rows in one batch)
   */
  fit(x: MatrixLike, y: ArrayLike<number>, options: Partial<TrainOptions> = {}): this {
    const data = toData("fit", { x, y });
    toLabels("fit", data.y, 2);
    const w = new Float64Array(data.x.cols + 1);
    this.history = train(binaryCrossEntropy(data.x.cols), w, data, {
      optimizer: sgd({ learningRate: 0.1 }),
      epochs: 100,
      ...options,
    });
    this.weights = w;
    return this;
  }

  /** One number per column. */
  get coefficients(): Float64Array {
    return fitted("read the coefficients", this.weights).slice(0, -1);
  }

  /** z where every feature is 0. */
  get intercept(): number {
    return fitted("read the intercept", this.weights).slice(-1)[0];
  }

  /** The probability of label 1, one per row. */
  probabilities(x: MatrixLike): Float64Array {
    const w = fitted("predict", this.weights);
    const { data, rows, cols } = toRows("predict", x, w.length - 1);
    return Float64Array.from({ length: rows }, (_, i) => sigmoid(score(w, data, i * cols, cols)));
  }

  /** The likelier label, one per row; 1 where both are equally likely. */
  predict(x: MatrixLike): Float64Array {
    return this.probabilities(x).map((p) => Number(p >= 0.5));
  }

  /** The share of labels that are predicted right. */
  score(x: MatrixLike, y: ArrayLike<number>): number {
    const data = toData("score", { x, y });
    return accuracy(toLabels("score", data.y, 2), this.predict(data.x));
  }

  /** The mean surprise at the labels: what `train` and `compare` make small. */
  static objective(data: Data): Objective {
    const { x, y } = toData("make an objective", data);
    toLabels("make an objective", y, 2);
    return binaryCrossEntropy(x.cols);
  }
}

function binaryCrossEntropy(d: number): Objective {
  return {
    size: d + 1,
    start: (random) => linearStart(random, d, 1),
    check(action, { x, y }) {
      toRows(action, x, d);
      toLabels(action, y, 2);
    },
    lossAndGradient(w, g, { x: { data }, y, rows, from, to }) {
      const n = to - from;
      let loss = 0;
      g.fill(0);
      for (let i = from; i < to; i++) {
        const row = rows[i];
        const z = score(w, data, row * d, d);
        // ln (1 + eᶻ) − y z, written so that nothing overflows and what is small keeps its digits.
        loss += log1p(exp(-Math.abs(z))) + (z > 0 ? (1 - y[row]) * z : -y[row] * z);
        const error = (sigmoid(z) - y[row]) / n;
        for (let j = 0; j < d; j++) g[j] += error * data[row * d + j];
        g[d] += error;
      }
      return loss / n;
    },
  };
}

/** w₁ x₁ + … + w_d x_d + b for the row that begins at this place. */
function score(w: Float64Array, data: Float64Array, at: number, d: number): number {
  let z = w[d];
  for (let j = 0; j < d; j++) z += w[j] * data[at + j];
  return z;
}
