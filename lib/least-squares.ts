import type { Data } from "./dataset";
import { toData } from "./dataset";

/** The best linear fit: its weights (coefficients first, intercept last) and its mean squared error. */
export interface LeastSquares {
  readonly coefficients: Float64Array;
  readonly intercept: number;
  readonly loss: number;
}

/**
 * The best linear fit in closed form: the referee for every descent on a linear regression.
 *
 * Householder's reflections turn the table, with a column of ones for the intercept, into a triangle, which is solved
 * from below. Unlike the normal equations XᵀX w = Xᵀy this does not square the condition number.
 *
 * @param data rows and targets; left as they are
 * @throws TypeError when there are fewer rows than weights
 * @throws RangeError when a column is a combination of the others, so that no single fit is the best
 *
 * Source: Householder (1958), Unitary triangularization of a nonsymmetric matrix.
 *
 * @example
 * const fit = leastSquares({ x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] });
 * fit.coefficients; // ≈ [2.000000000000]
 * fit.intercept; // ≈ 1.000000000000
 */
export function leastSquares(data: Data): LeastSquares {
  const { x, y } = toData("solve least squares", data);
  const { rows: n, cols: d } = x;
  if (n <= d) {
    throw new TypeError(
      `Cannot solve least squares as there must be at least as many rows as weights: ${n} rows, ${d + 1} weights`,
    );
  }
  // Column by column, as reflections work on columns; the last one is the intercept's.
  const a = Array.from({ length: d + 1 }, (_, j) =>
    Float64Array.from({ length: n }, (_, i) => (j < d ? x.data[i * d + j] : 1)),
  );
  const w = triangularSolve(a, reflect(a, Float64Array.from(y)));
  let loss = 0;
  for (let i = 0; i < n; i++) {
    let yHat = w[d];
    for (let j = 0; j < d; j++) yHat += w[j] * x.data[i * d + j];
    loss += (yHat - y[i]) ** 2;
  }
  return { coefficients: w.slice(0, d), intercept: w[d], loss: loss / n };
}

/** Makes the columns `a` upper triangular by reflections, in place, and takes `b` along. */
function reflect(a: readonly Float64Array[], b: Float64Array): Float64Array {
  a.forEach((column, j) => {
    const before = norm(column, 0);
    const length = norm(column, j);
    if (!(length > 1e-12 * before)) {
      throw new RangeError(
        `Cannot solve least squares as no column may be a combination of the others: column ${j}, with the intercept's as the last, is one`,
      );
    }
    const alpha = column[j] > 0 ? -length : length;
    const u = column.slice();
    u.fill(0, 0, j);
    u[j] = column[j] - alpha;
    const scale = 2 / dot(u, u, j);
    for (const other of [...a.slice(j), b]) {
      const factor = scale * dot(u, other, j);
      for (let i = j; i < other.length; i++) other[i] -= factor * u[i];
    }
  });
  return b;
}

function triangularSolve(a: readonly Float64Array[], b: Float64Array): Float64Array {
  const w = new Float64Array(a.length);
  for (let j = a.length - 1; j >= 0; j--) {
    let rest = b[j];
    for (let k = j + 1; k < a.length; k++) rest -= a[k][j] * w[k];
    w[j] = rest / a[j][j];
  }
  return w;
}

function dot(a: Float64Array, b: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function norm(a: Float64Array, from: number): number {
  return Math.sqrt(dot(a, a, from));
}
