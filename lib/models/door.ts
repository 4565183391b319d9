import { type Matrix, type MatrixLike, toMatrix } from "../matrix";

/** The door for rows of a model: numbers, in as many columns as the model knows. */
export function toRows(action: string, x: MatrixLike, cols: number): Matrix {
  const table = toMatrix(action, x);
  if (table.cols === cols) return table;
  throw new TypeError(
    `Cannot ${action} as x must have the columns that the model was fitted on: ${cols}, found ${table.cols}`,
  );
}

/** The weights of a model that has been fitted. */
export function fitted(action: string, w: Float64Array): Float64Array {
  if (w.length > 0) return w;
  throw new TypeError(`Cannot ${action} as the model must be fitted first: call fit`);
}

/** The door for weights that are handed to a function of a model. */
export function toWeights(action: string, w: Float64Array, size: number): Float64Array {
  if (w?.length === size) return w;
  throw new TypeError(`Cannot ${action} as w must have the ${size} weights of the model: it has ${w?.length}`);
}
