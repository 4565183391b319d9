import type { Data } from "./dataset";
import { dot, factorize } from "./least-squares";

/** How steeply the mean squared error of a linear model bends, in every direction. */
export interface Curvature {
  /** The curvature along each of its own directions, the largest first: one per weight, the intercept's included. */
  readonly eigenvalues: Float64Array;
  /** The largest over the smallest: 1 is a round bowl, a large number a ravine, infinity a floor without a lowest point. */
  readonly conditionNumber: number;
  /** 2/λmax: below it batch gradient descent comes down, above it climbs out. */
  readonly largestLearningRate: number;
}

/**
 * The curvature of the mean squared error of a linear model on given data: what decides how fast gradient descent can be.
 *
 *     H = 2/n XᵀX          λ = the eigenvalues of H          η < 2/λmax
 *
 * X has the features and a column of ones for the intercept. Along a direction of curvature λ each step multiplies the
 * distance that is left by 1 − ηλ: more than 2/λmax lets the steepest direction grow, and then the flattest needs
 * about λmax/λmin steps, the condition number. Standardize the features and see it fall.
 *
 * The eigenvalues are the squares of the singular values of X, by Jacobi's rotations of its triangle: exact to rounding,
 * the small ones too, which XᵀX would have lost. A column that is a combination of others makes the smallest 0.
 *
 * @param data rows and targets, of which only the rows matter; left as they are
 * @throws RangeError when the entries are too large to be squared
 *
 * Source: Hestenes (1958), Inversion of matrices by biorthogonalization and related results.
 *
 * @example
 * const { eigenvalues, conditionNumber, largestLearningRate } = curvature({ x: [[3], [-3]], y: [1, 2] });
 * eigenvalues; // ≈ [18.000000, 2.000000]: 2 · 3² along the coefficient, 2 along the intercept
 * conditionNumber; // ≈ 9.000000
 * largestLearningRate; // ≈ 0.111111
 */
export function curvature(data: Data): Curvature {
  const { columns, dependent, rows } = factorize(data);
  const triangle = columns.map((column) => column.slice(0, columns.length));
  orthogonalize(triangle);
  const eigenvalues = Float64Array.from(triangle, (column) => (2 / rows) * dot(column, column, 0))
    .sort()
    .reverse();
  // What rounding has left of the directions that the rows do not reach.
  if (dependent.length > 0) eigenvalues.fill(0, -dependent.length);
  const [largest, smallest] = [eigenvalues[0], eigenvalues[columns.length - 1]];
  if (!Number.isFinite(largest)) {
    throw new RangeError(`Cannot measure curvature as the squares of x must be finite: their sum is ${largest}`);
  }
  return { eigenvalues, conditionNumber: largest / smallest, largestLearningRate: 2 / largest };
}

/** Turns the columns, two at a time, until each is at a right angle to all others: their lengths are singular values then. */
function orthogonalize(columns: readonly Float64Array[]): void {
  let turned = true;
  // Every round squares what is left of the angles; a matrix needs six to ten of them.
  for (let round = 0; turned && round < 60; round++) {
    turned = false;
    for (let j = 1; j < columns.length; j++) {
      for (let k = 0; k < j; k++) turned = turn(columns[k], columns[j]) || turned;
    }
  }
}

/** One rotation in the plane of two columns that makes their product zero; false where it was already. */
function turn(a: Float64Array, b: Float64Array): boolean {
  const [aa, bb, ab] = [dot(a, a, 0), dot(b, b, 0), dot(a, b, 0)];
  if (!(Math.abs(ab) > 1e-15 * Math.sqrt(aa) * Math.sqrt(bb))) return false;
  const cotangent = (bb - aa) / (2 * ab);
  const tangent = (cotangent < 0 ? -1 : 1) / (Math.abs(cotangent) + Math.sqrt(1 + cotangent * cotangent));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = cosine * tangent;
  for (let i = 0; i < a.length; i++) {
    const [ai, bi] = [a[i], b[i]];
    a[i] = cosine * ai - sine * bi;
    b[i] = sine * ai + cosine * bi;
  }
  return true;
}
