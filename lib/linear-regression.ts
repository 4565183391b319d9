import type { Data } from "./dataset";
import { toData } from "./dataset";
import { leastSquares } from "./least-squares";
import { type Matrix, type MatrixLike, toMatrix } from "./matrix";
import type { Objective } from "./objective";
import { sgd } from "./optimizers/sgd";
import { type History, type TrainOptions, train } from "./train";

/**
 * Linear regression by descent, with the verbs of scikit-learn.
 *
 *     ŷ = w₁ x₁ + … + w_d x_d + intercept          loss = Σ (ŷ − y)² / n
 *
 * Convention: the weights are one array, the coefficients in the order of the columns first and the intercept last. The loss is
 * the mean squared error without the ½ that some books put before it, as in PyTorch and in scikit-learn's metrics; so the gradient is
 * 2/n Σ (ŷ − y) x.
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
  /** Coefficients first, intercept last. */
  weights: Float64Array = new Float64Array(0);
  /** The losses of the last `fit`. */
  history: History | undefined;

  /** Learns from all rows, starting from zeros; options as in `train` (default: sgd with learning rate 0.01, 100 epochs). */
  fit(x: MatrixLike, y: ArrayLike<number>, options: Partial<TrainOptions> = {}): this {
    const data = toData("fit", { x, y });
    const w = new Float64Array(data.x.cols + 1);
    this.history = train(LinearRegression.objective(data), w, data, {
      optimizer: sgd({ learningRate: 0.01 }),
      epochs: 100,
      ...options,
    });
    this.weights = w;
    return this;
  }

  /** One number per column. */
  get coefficients(): Float64Array {
    return this.weights.slice(0, -1);
  }

  get intercept(): number {
    return this.weights[this.weights.length - 1];
  }

  /** One prediction per row. */
  predict(x: MatrixLike): Float64Array {
    const table = toMatrix("predict", x);
    if (this.weights.length === 0) throw new TypeError("Cannot predict as the model must be fitted first: call fit");
    if (table.cols !== this.weights.length - 1) {
      throw new TypeError(
        `Cannot predict as x must have the columns that the model was fitted on: ${this.weights.length - 1}, found ${table.cols}`,
      );
    }
    return Float64Array.from({ length: table.rows }, (_, i) => prediction(this.weights, table, i));
  }

  /** R²: the share of the variance of y that the predictions explain; 1 is perfect, 0 no better than the mean. */
  score(x: MatrixLike, y: ArrayLike<number>): number {
    const data = toData("score", { x, y });
    const yHat = this.predict(data.x);
    const mean = data.y.reduce((sum, value) => sum + value, 0) / data.y.length;
    const left = data.y.reduce((sum, value, i) => sum + (value - yHat[i]) ** 2, 0);
    const total = data.y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    // scikit-learn's answer for targets that do not vary: right or wrong, nothing between.
    return total === 0 ? Number(left === 0) : 1 - left / total;
  }

  /** The mean squared error of a linear model on data like these, as an objective for `train`. */
  static objective(data: Data): Objective {
    return meanSquaredError(toMatrix("make an objective", data.x).cols);
  }

  /** The smallest loss that any weights reach on these data. */
  static optimum(data: Data): number {
    return leastSquares(data).loss;
  }
}

function meanSquaredError(d: number): Objective {
  return {
    size: d + 1,
    // PyTorch's nn.Linear starts so: coefficients and intercept evenly from ±1/√d.
    start: (random) => Float64Array.from({ length: d + 1 }, () => (2 * random.next() - 1) / Math.sqrt(d)),
    lossAndGradient(w, g, { x, y, rows, from, to }) {
      const data = x.data;
      let loss = 0;
      g.fill(0);
      for (let i = from; i < to; i++) {
        const row = rows[i];
        const at = row * d;
        let error = w[d] - y[row];
        for (let j = 0; j < d; j++) error += w[j] * data[at + j];
        loss += error * error;
        for (let j = 0; j < d; j++) g[j] += error * data[at + j];
        g[d] += error;
      }
      const n = to - from;
      for (let j = 0; j <= d; j++) g[j] *= 2 / n;
      return loss / n;
    },
  };
}

function prediction(w: Float64Array, { data, cols }: Matrix, row: number): number {
  let yHat = w[cols];
  for (let j = 0; j < cols; j++) yHat += w[j] * data[row * cols + j];
  return yHat;
}
