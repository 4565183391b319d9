import { type Matrix, type MatrixLike, toColumn, toMatrix } from "./matrix";
import { checkNames } from "./options";
import { nearest, quoted } from "./words";

/** Rows of numbers `x` and what they are to predict, `y`; with the names of the columns, where they are known. */
export interface Dataset {
  readonly x: Matrix;
  readonly y: Float64Array;
  readonly features: readonly string[];
  readonly target: string;
}

/** What `train`, `fit` and `compare` take: a dataset, or just arrays of numbers. */
export interface Data {
  readonly x: MatrixLike;
  readonly y: ArrayLike<number>;
}

/** Anything with names of columns and an array of rows: a data frame of danfo.js is one, and so is a plain object. */
export interface Frame {
  readonly columns: readonly string[];
  readonly values: readonly unknown[];
}

/** Which columns to learn from, and which to predict. */
export interface Roles {
  readonly features: readonly string[];
  readonly target: string;
}

/**
 * The columns of a data frame as numbers to learn from: the one place where a frame becomes numbers.
 *
 * A cell that is empty, NaN or text stops here, with its row and column, instead of turning every later number into
 * NaN.
 *
 * @param frame columns and rows, such as a DataFrame of danfo.js; it is left as it is
 * @param roles.features names of the columns to predict from, in the order in which the weights will stand
 * @param roles.target name of the column to predict
 * @throws RangeError when a column does not exist or is named twice, or a cell of it is not a finite number
 * @throws TypeError when there is no feature or no row
 *
 * @example
 * const frame = { columns: ["Weight", "MPG"], values: [[3504, 18], [2130, 27]] };
 * const data = dataset(frame, { features: ["Weight"], target: "MPG" });
 * data.x.data; // = [3504, 2130]
 * data.y; // = [18, 27]
 * dataset(frame, { features: ["weight"], target: "MPG" }); // throws Cannot make a dataset as the frame has no column
 */
export function dataset(frame: Frame, roles: Roles): Dataset {
  checkRoles(frame, roles);
  const { columns, values } = frame;
  const { features, target } = roles;
  const places = [...features, target].map((name) => placeOf(name, columns));
  const x = new Float64Array(values.length * features.length);
  const y = new Float64Array(values.length);
  values.forEach((row, i) => {
    const numbers = places.map((place) => numberAt(row, place, i, columns));
    y[i] = numbers[features.length];
    x.set(numbers.slice(0, -1), i * features.length);
  });
  return { x: { data: x, rows: values.length, cols: features.length }, y, features: [...features], target };
}

function checkRoles(frame: Frame, roles: Roles): void {
  const { columns, values } = frame ?? {};
  if (!Array.isArray(columns) || !Array.isArray(values)) {
    throw new TypeError(`Cannot make a dataset as the frame must have columns and values: found ${quoted(frame)}`);
  }
  checkNames("make a dataset", "dataset", roles, ["features", "target"]);
  const { features, target } = roles;
  if (!Array.isArray(features) || features.length === 0) {
    throw new TypeError(
      `Cannot make a dataset as features must be an array with the name of a column: found ${quoted(features)}`,
    );
  }
  if (values.length === 0) throw new TypeError("Cannot make a dataset as the frame must have at least one row");
  const all = [...features, target];
  const twice = all.find((name, k) => all.indexOf(name) !== k);
  if (twice !== undefined) {
    throw new RangeError(`Cannot make a dataset as every column must have one role: ${twice} is named twice`);
  }
}

function placeOf(name: string, columns: readonly string[]): number {
  const place = columns.indexOf(name);
  if (place >= 0) return place;
  const meant = nearest(name, columns);
  const hint = meant ? `did you mean ${meant}?` : `its columns are ${columns.join(", ")}`;
  throw new RangeError(`Cannot make a dataset as the frame has no column ${name}: ${hint}`);
}

function numberAt(row: unknown, place: number, i: number, columns: readonly string[]): number {
  // A frame with a single column gives its values bare.
  const value: unknown = Array.isArray(row) ? row[place] : row;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new RangeError(
    `Cannot make a dataset as column ${columns[place]} must hold finite numbers: row ${i}, counted from 0, holds ${quoted(value)}`,
  );
}

/** The door for data that comes in as arrays or as a dataset: both sides checked, and of the same length. */
export function toData(action: string, data: Data): { x: Matrix; y: Float64Array } {
  if (typeof data !== "object" || data === null) {
    throw new TypeError(`Cannot ${action} as data must have rows x and targets y: found ${quoted(data)}`);
  }
  const { x, y } = data;
  const table = toMatrix(action, x);
  const column = toColumn(action, "y", y);
  if (table.rows !== column.length) {
    throw new TypeError(
      `Cannot ${action} as x and y must have the same number of rows: x has ${table.rows}, y has ${column.length}`,
    );
  }
  return { x: table, y: column };
}
