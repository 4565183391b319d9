import { type Matrix, type MatrixLike, toMatrix } from "./matrix";

/**
 * Standardization: each column with mean 0 and standard deviation 1, so that one learning rate suits all weights.
 *
 *     z = (x − mean) / deviation          deviation² = Σ (x − mean)² / n
 *
 * Fit it on the training rows and transform all rows with it: then the test rows have no part in the mean.
 *
 * Convention: the population deviation (divided by n, not n − 1) and deviation 1 for a column whose values are all
 * equal, so that it becomes 0 and not NaN; both as scikit-learn has them. What is passed in comes back unchanged.
 *
 * @throws TypeError when x has other columns than those of `fit`, or `fit` was not called yet
 * @throws RangeError when an entry is not a finite number, or too large to be squared
 *
 * @example
 * const scaler = new StandardScaler();
 * const z = scaler.fitTransform([[1, 7], [3, 7], [5, 7], [7, 7]]);
 * scaler.mean; // = [4, 7]
 * scaler.deviation; // = [Math.sqrt(5), 1]
 * z.data; // ≈ [−1.34164, 0, −0.44721, 0, 0.44721, 0, 1.34164, 0]
 * scaler.inverseTransform(z).data; // ≈ [1.000, 7.000, 3.000, 7.000, 5.000, 7.000, 7.000, 7.000]
 */
export class StandardScaler {
  /** The mean of each column. */
  mean: Float64Array = new Float64Array(0);
  /** The population standard deviation of each column; 1 where all values are equal. */
  deviation: Float64Array = new Float64Array(0);

  /** Learns mean and deviation of each column. */
  fit(x: MatrixLike): this {
    const table = toMatrix("fit the scaler", x);
    const mean = new Float64Array(table.cols);
    const deviation = new Float64Array(table.cols);
    for (let j = 0; j < table.cols; j++) {
      mean[j] = average(table, j, (value) => value);
      const variance = average(table, j, (value) => (value - mean[j]) ** 2);
      if (!Number.isFinite(variance)) {
        throw new RangeError(
          `Cannot fit the scaler as the squares of a column must be finite: the variance of column ${j} is ${variance}`,
        );
      }
      deviation[j] = isConstant(variance, mean[j], table.rows) ? 1 : Math.sqrt(variance);
    }
    this.mean = mean;
    this.deviation = deviation;
    return this;
  }

  /** The rows in units of deviations from the mean. */
  transform(x: MatrixLike): Matrix {
    return this.#each(x, (value, mean, deviation) => (value - mean) / deviation);
  }

  /** `fit` and `transform` on the same rows. */
  fitTransform(x: MatrixLike): Matrix {
    return this.fit(x).transform(x);
  }

  /** Back to the units in which the rows came. */
  inverseTransform(z: MatrixLike): Matrix {
    return this.#each(z, (value, mean, deviation) => value * deviation + mean);
  }

  #each(x: MatrixLike, change: (value: number, mean: number, deviation: number) => number): Matrix {
    const { data, rows, cols } = toMatrix("transform", x);
    if (this.mean.length === 0) throw new TypeError("Cannot transform as the scaler must be fitted first: call fit");
    if (cols !== this.mean.length) {
      throw new TypeError(
        `Cannot transform as x must have the columns that the scaler was fitted on: ${this.mean.length}, found ${cols}`,
      );
    }
    return { data: data.map((value, i) => change(value, this.mean[i % cols], this.deviation[i % cols])), rows, cols };
  }
}

function average({ data, rows, cols }: Matrix, column: number, of: (value: number) => number): number {
  let sum = 0;
  for (let i = column; i < data.length; i += cols) sum += of(data[i]);
  return sum / rows;
}

/** Rounding can leave a tiny variance in a column of equal values: the bound is scikit-learn's. */
function isConstant(variance: number, mean: number, rows: number): boolean {
  return variance <= rows * Number.EPSILON * variance + (rows * mean * Number.EPSILON) ** 2;
}
