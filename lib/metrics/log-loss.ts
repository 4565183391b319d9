import { toLabels } from "../labels";
import { log } from "../math/log";
import { type Matrix, type MatrixLike, toColumn, toMatrix } from "../matrix";

/**
 * The mean surprise at the labels, given the predicted probabilities: the loss of logistic and softmax regression, also
 * called cross-entropy.
 *
 *     − Σ ln p(y) / n
 *
 * A fair coin scores ln 2 = 0.693. Who is sure and wrong pays most, so probabilities are not let nearer to 0 than 2⁻⁵²,
 * as in scikit-learn: a surprise costs 36 at most.
 *
 * @param y the labels, 0 to K − 1
 * @param p for two labels the probability of label 1, one number per row; or a matrix with a row of K probabilities for
 * each label, such as `probabilities` of a model gives
 * @throws RangeError when a label has no column, or probabilities are outside [0, 1] or not 1 together
 * @throws TypeError when y and p have different numbers of rows
 *
 * @example
 * logLoss([1, 0], [0.5, 0.5]); // ≈ 0.693147
 * logLoss([2, 0], [[0.25, 0.25, 0.5], [0.5, 0.5, 0]]); // ≈ 0.693147
 * logLoss([1], [0]); // ≈ 36.04
 */
export function logLoss(y: ArrayLike<number>, p: ArrayLike<number> | MatrixLike): number {
  const { data, rows, cols } = toProbabilities(p);
  const labels = toLabels("measure the log loss", y, cols);
  if (rows !== labels.length || rows === 0) {
    throw new TypeError(
      `Cannot measure the log loss as y and p must have the same number of rows: y has ${labels.length}, p has ${rows}`,
    );
  }
  let sum = 0;
  for (let i = 0; i < rows; i++) sum -= log(Math.max(Number.EPSILON, data[i * cols + labels[i]]));
  return sum / rows;
}

function toProbabilities(p: ArrayLike<number> | MatrixLike): Matrix {
  const action = "measure the log loss";
  if (!isColumn(p)) return checkRows(toMatrix(action, p));
  const column = toColumn(action, "p", p);
  const data = new Float64Array(2 * column.length);
  column.forEach((each, i) => {
    data[2 * i] = 1 - each;
    data[2 * i + 1] = each;
  });
  return checkRows({ data, rows: column.length, cols: 2 });
}

function isColumn(p: ArrayLike<number> | MatrixLike): p is ArrayLike<number> {
  return typeof p === "object" && p !== null && "length" in p && (p.length === 0 || typeof p[0] !== "object");
}

function checkRows({ data, rows, cols }: Matrix): Matrix {
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * cols, (i + 1) * cols);
    const sum = row.reduce((total, each) => total + each, 0);
    if (row.some((each) => each < 0 || each > 1) || Math.abs(sum - 1) > 1e-6) {
      throw new RangeError(
        `Cannot measure the log loss as probabilities must be in [0, 1] and 1 together: row ${i} is ${row.join(", ")}`,
      );
    }
  }
  return { data, rows, cols };
}
