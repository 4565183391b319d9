import { type Data, toData } from "./dataset";
import { asMeanSquaredError } from "./fast/engine";
import type { History } from "./history";
import { smallestLoss } from "./least-squares";
import { type MatrixLike, toMatrix } from "./matrix";
import { r2 } from "./metrics/r2";
import { fitted, toRows } from "./models/door";
import { linearStart } from "./models/linear-start";
import type { Objective } from "./objective";
import { sgd } from "./optimizers/sgd";
import { train } from "./train";
import type { TrainOptions } from "./train-options";

/**
 * Linear regression by descent, with the verbs of scikit-learn.
 *
 *     ŷ = w₁ x₁ + … + w_d x_d + b          loss = Σ (ŷ − y)² / n
 *
 * Convention: the weights are one array, the coefficients in the order of the columns and then the intercept b. The
 * loss is the mean squared error without the ½ that some books put before it, as in PyTorch, so the gradient is 2/n Σ
 * (ŷ − y) x; scikit-learn's SGDRegressor halves the loss: its learning rate is twice ours.
 *
 * @throws TypeError when x and y differ in rows, x has other columns than those of `fit`, or `fit` was not called yet
 *
 * @example
 * const model = new LinearRegression();
 * model.fit([[1], [2], [3], [4], [5]], [3, 5, 7, 9, 11], { optimizer: sgd({ learningRate: 0.05 }), epochs: 1000 });
 * model.coefficients; // ≈ [2.000000]
 * model.intercept; // ≈ 1.000000
 * model.predict([[6]]); // ≈ [13.00000]
 * model.score([[1], [2]], [3, 5]); // ≈ 1.000000
 */
export class LinearRegression {
  /** Coefficients, then the intercept; empty before `fit`. */
  weights: Float64Array = new Float64Array(0);
  /** What the last `fit` left behind. */
  history: History | undefined;

  /**
   * Learns anew from all rows, starting from zeros. When it throws, the model is what it was before.
   *
   * @param x rows, one column per feature
   * @param y one target per row
   * @param options as in `train` (default: sgd with learningRate 0.01, 100 epochs, all rows in one batch)
   */
  fit(x: MatrixLike, y: ArrayLike<number>, options: Partial<TrainOptions> = {}): this {
    const data = toData("fit", { x, y });
    const w = new Float64Array(data.x.cols + 1);
    const defaults = { optimizer: sgd({ learningRate: 0.01 }), epochs: 100 };
    this.history = train(meanSquaredError(data.x.cols), w, data, { ...defaults, ...options });
    this.weights = w;
    return this;
  }

  /** One number per column. */
  get coefficients(): Float64Array {
    return fitted("read the coefficients", this.weights).slice(0, -1);
  }

  /** The prediction where every feature is 0. */
  get intercept(): number {
    return fitted("read the intercept", this.weights).slice(-1)[0];
  }

  /** One prediction per row. */
  predict(x: MatrixLike): Float64Array {
    const w = fitted("predict", this.weights);
    const { data, rows, cols } = toRows("predict", x, w.length - 1);
    const yHat = new Float64Array(rows).fill(w[cols]);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++) yHat[i] += w[j] * data[i * cols + j];
    }
    return yHat;
  }

  /** R² of the predictions: 1 is perfect, 0 no better than always answering the mean. */
  score(x: MatrixLike, y: ArrayLike<number>): number {
    const data = toData("score", { x, y });
    return r2(data.y, this.predict(data.x));
  }

  /** The mean squared error of a linear model on data with these columns: what `train` and `compare` make small. */
  static objective(data: Data): Objective {
    return meanSquaredError(toMatrix("make an objective", data.x).cols);
  }

  /** The smallest loss that any weights reach on these data, in closed form. */
  static optimum(data: Data): number {
    return smallestLoss(data);
  }
}

function meanSquaredError(d: number): Objective {
  return asMeanSquaredError({
    size: d + 1,
    check: (action, { x }) => void toRows(action, x, d),
    start: (random) => linearStart(random, d, 1),
    lossAndGradient(w, g, { x: { data }, y, rows, from, to }) {
      let loss = 0;
      g.fill(0);
      for (let i = from; i < to; i++) {
        const row = rows[i];
        const x = row * d;
        let error = w[d] - y[row];
        for (let j = 0; j < d; j++) error += w[j] * data[x + j];
        loss += error * error;
        for (let j = 0; j < d; j++) g[j] += error * data[x + j];
        g[d] += error;
      }
      const n = to - from;
      for (let j = 0; j <= d; j++) g[j] *= 2 / n;
      return loss / n;
    },
  });
}
