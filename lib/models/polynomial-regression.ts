import { type Data, toData } from "../dataset";
import type { History } from "../history";
import { LinearRegression } from "../linear-regression";
import type { Matrix, MatrixLike } from "../matrix";
import { r2 } from "../metrics/r2";
import type { Objective } from "../objective";
import { checkNames } from "../options";
import { StandardScaler } from "../standard-scaler";
import type { TrainOptions } from "../train-options";
import { toRows } from "./door";
import { polynomialFeatures } from "./polynomial-features";

/**
 * Polynomial regression by descent: linear regression on all products of up to `degree` features, standardized.
 *
 *     ŷ = w₁ z₁ + … + w_p z_p + b,  z = the standardized products of the features
 *
 * A higher degree always fits the rows that it learns from better, and from some degree on others worse.
 *
 * @param options.degree a whole number from 1 to 20 (default 2)
 * @throws RangeError when degree is outside its range
 * @throws TypeError when x and y differ in rows, x has other columns than those of `fit`, or `fit` was not called yet
 *
 * @example
 * const x = [[-2], [-1], [0], [1], [2]], y = [4, 1, 0, 1, 4];
 * const model = new PolynomialRegression({ degree: 2 });
 * model.fit(x, y, { optimizer: sgd({ learningRate: 0.5 }), epochs: 200 });
 * model.predict([[3], [-3]]); // ≈ [9.0000, 9.0000]
 * model.score(x, y); // ≈ 1.0000
 */
export class PolynomialRegression {
  readonly degree: number;
  #linear = new LinearRegression();
  #scaler = new StandardScaler();
  #cols = 0;

  constructor(options: { readonly degree?: number } = {}) {
    checkNames("build polynomial regression", "it", options, ["degree"]);
    this.degree = options.degree ?? 2;
    polynomialFeatures([[1]], this.degree);
  }

  /** One number for each standardized product, and the intercept; empty before `fit`. */
  get weights(): Float64Array {
    return this.#linear.weights;
  }

  /** What the last `fit` left behind. */
  get history(): History | undefined {
    return this.#linear.history;
  }

  /** Learns anew from all rows, as `fit` of LinearRegression does. When it throws, the model is what it was before. */
  fit(x: MatrixLike, y: ArrayLike<number>, options: Partial<TrainOptions> = {}): this {
    const data = toData("fit", { x, y });
    const scaler = new StandardScaler();
    const linear = new LinearRegression();
    linear.fit(scaler.fitTransform(this.#products(data.x)), data.y, options);
    this.#linear = linear;
    this.#scaler = scaler;
    this.#cols = data.x.cols;
    return this;
  }

  /** One prediction per row. */
  predict(x: MatrixLike): Float64Array {
    // Of a model that was not fitted the linear one will say so.
    const products = this.#cols ? this.#scaler.transform(this.#products(toRows("predict", x, this.#cols))) : x;
    return this.#linear.predict(products);
  }

  /** R² of the predictions: 1 is perfect, 0 no better than always answering the mean. */
  score(x: MatrixLike, y: ArrayLike<number>): number {
    const data = toData("score", { x, y });
    return r2(data.y, this.predict(data.x));
  }

  /** The mean squared error on data with these columns, standardized as these rows are: for `train` and `compare`. */
  objective(data: Data): Objective {
    const { x, y } = toData("make an objective", data);
    const scaler = new StandardScaler();
    const linear = LinearRegression.objective({ x: scaler.fitTransform(this.#products(x)), y });
    // The products of each table are made once, not at every step.
    const known = new WeakMap<Float64Array, Matrix>();
    const productsOf = (table: Matrix) => {
      const products = known.get(table.data) ?? scaler.transform(this.#products(table));
      known.set(table.data, products);
      return products;
    };
    return {
      ...linear,
      check: (action, rows) => void toRows(action, rows.x, x.cols),
      lossAndGradient: (w, g, batch) => linear.lossAndGradient(w, g, { ...batch, x: productsOf(batch.x) }),
    };
  }

  /** The smallest loss that any weights reach on these data, in closed form. */
  optimum(data: Data): number {
    const { x, y } = toData("make an objective", data);
    return LinearRegression.optimum({ x: new StandardScaler().fitTransform(this.#products(x)), y });
  }

  #products(x: MatrixLike): Matrix {
    return polynomialFeatures(x, this.degree);
  }
}
