import { type Data, toData } from "./dataset";

/** The best linear fit: its coefficients in the order of the columns, its intercept, its mean squared error. */
export interface LeastSquares {
  readonly coefficients: Float64Array;
  readonly intercept: number;
  readonly loss: number;
}

/**
 * The best linear fit in closed form: the referee for every descent on a linear regression.
 *
 *     X = QR          R w = Qᵀy
 *
 * X has the features and a column of ones for the intercept. Householder's reflections turn it into the triangle R,
 * from which the weights are read from the last to the first. The normal equations XᵀX w = Xᵀy would do with less work,
 * but square the condition number.
 *
 * @param data rows and targets; left as they are
 * @throws TypeError when x and y have different numbers of rows
 * @throws RangeError when a column is a combination of the others, or there are more weights than rows: then no single
 * fit is the best
 *
 * Source: Householder (1958), Unitary triangularization of a nonsymmetric matrix.
 *
 * @example
 * const fit = leastSquares({ x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] });
 * fit.coefficients; // ≈ [2.000000000000]
 * fit.intercept; // ≈ 1.000000000000
 */
export function leastSquares(data: Data): LeastSquares {
  const { columns, qty, dependent, rows } = factorize(data);
  const d = columns.length - 1;
  if (dependent.length > 0) {
    const which = dependent.map((j) => (j === d ? "the intercept's ones" : `column ${j}`)).join(", ");
    throw new RangeError(
      `Cannot solve least squares as no column may be a combination of those before it: ${which}, with ${rows} rows`,
    );
  }
  const w = new Float64Array(d + 1);
  for (let j = d; j >= 0; j--) {
    w[j] = qty[j];
    for (let k = j + 1; k <= d; k++) w[j] -= columns[k][j] * w[k];
    w[j] /= columns[j][j];
  }
  return { coefficients: w.slice(0, d), intercept: w[d], loss: dot(qty, qty, d + 1) / rows };
}

/** The mean squared error of the best linear fit, also where several fits are equally good. */
export function smallestLoss(data: Data): number {
  const { columns, qty, dependent, rows } = factorize(data);
  return dot(qty, qty, columns.length - dependent.length) / rows;
}

/** Turns the columns into a triangle, one reflection each, and takes the targets along; a dependent column gets none. */
export function factorize(data: Data) {
  const { x, y } = toData("solve least squares", data);
  const { rows, cols } = x;
  const columns = Array.from({ length: cols + 1 }, (_, j) =>
    Float64Array.from({ length: rows }, (_, i) => (j < cols ? x.data[i * cols + j] : 1)),
  );
  const qty = y.slice();
  const dependent: number[] = [];
  columns.forEach((column, j) => {
    const pivot = j - dependent.length;
    const length = Math.sqrt(dot(column, column, pivot));
    // A reflection keeps the length of a column: what is left of a dependent one is rounding.
    if (length <= 1e-12 * Math.sqrt(dot(column, column, 0))) {
      dependent.push(j);
      return;
    }
    const u = mirror(column, pivot, length);
    for (const each of [...columns.slice(j), qty]) reflect(each, u, pivot);
  });
  return { columns, qty, dependent, rows };
}

/** The vector across whose plane `column` falls onto its entry at `pivot`; away from that entry, so that nothing cancels. */
function mirror(column: Float64Array, pivot: number, length: number): Float64Array {
  const u = column.slice();
  u.fill(0, 0, pivot);
  u[pivot] += column[pivot] > 0 ? length : -length;
  return u;
}

function reflect(v: Float64Array, u: Float64Array, from: number): void {
  const factor = (2 * dot(u, v, from)) / dot(u, u, from);
  for (let i = from; i < v.length; i++) v[i] -= factor * u[i];
}

/** The sum of the products of two columns, from one entry on. */
export function dot(u: Float64Array, v: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < v.length; i++) sum += u[i] * v[i];
  return sum;
}
