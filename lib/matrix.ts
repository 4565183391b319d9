import { isFloat64Array, quoted } from "./words";

/** A table of numbers, row after row in one array: the entry in row i and column j is `data[i * cols + j]`. */
export interface Matrix {
  readonly data: Float64Array;
  readonly rows: number;
  readonly cols: number;
}

/** What the library takes where it needs a matrix: one already made, or its rows. */
export type MatrixLike = Matrix | readonly ArrayLike<number>[];

/**
 * A matrix from its rows.
 *
 * @param rows one array of numbers per row, all of the same length; they are copied
 * @throws TypeError when there is no number or the rows differ in length
 * @throws RangeError when an entry is not a finite number
 *
 * @example
 * const x = matrix([[1, 0], [2, 1], [3, 0]]);
 * [x.rows, x.cols]; // = [3, 2]
 * x.data; // = [1, 0, 2, 1, 3, 0]
 * matrix([[1, 0], [2]]); // throws Cannot make a matrix as all rows must have the same length: row 0 has 2, row 1 has 1
 */
export function matrix(rows: readonly ArrayLike<number>[]): Matrix {
  return toMatrix("make a matrix", rows);
}

/** The door for every table that comes in: hot loops behind it see a `Float64Array` of finite numbers and nothing else. */
export function toMatrix(action: string, x: MatrixLike): Matrix {
  if (typeof x !== "object" || x === null || !(isMatrix(x) || "length" in x)) {
    throw new TypeError(
      `Cannot ${action} as a matrix must be made by matrix() or be an array of rows: found ${quoted(x)}`,
    );
  }
  if (!isMatrix(x)) return fromRows(action, x);
  const { data, rows, cols } = x;
  if (rows < 1 || cols < 1 || data.length !== rows * cols) {
    throw new TypeError(
      `Cannot ${action} as a matrix must hold rows × cols numbers: ${rows} × ${cols} with ${data.length}`,
    );
  }
  return { data: finite(action, data, (i) => `row ${Math.floor(i / cols)}, column ${i % cols}`), rows, cols };
}

/** The door for every column of numbers that comes in. */
export function toColumn(action: string, name: string, values: ArrayLike<number>): Float64Array {
  if (typeof values !== "object" || values === null || !("length" in values)) {
    throw new TypeError(`Cannot ${action} as ${name} must be an array of numbers: found ${quoted(values)}`);
  }
  return finite(action, values, (i) => `row ${i} of ${name}`);
}

/** The numbers as a `Float64Array`, which is not copied when it is one already. */
function finite(action: string, values: ArrayLike<number>, place: (i: number) => string): Float64Array {
  const numbers = isFloat64Array(values) ? values : undefined;
  const wrong = numbers ? firstInfinite(numbers) : firstOther(values);
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot ${action} as every entry must be a finite number: ${place(wrong)} is ${quoted(values[wrong])}`,
    );
  }
  return numbers ?? Float64Array.from(values);
}

/** By itself, as code that sees one kind of array is several times faster; −1 if there is none. */
function firstInfinite(numbers: Float64Array): number {
  for (let i = 0; i < numbers.length; i++) if (!Number.isFinite(numbers[i])) return i;
  return -1;
}

function firstOther(values: ArrayLike<unknown>): number {
  // Not left to the typed array: it would make 0 of null and 5 of "5".
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return -1;
}

function isMatrix(x: MatrixLike): x is Matrix {
  return "data" in x && "rows" in x && "cols" in x;
}

function fromRows(action: string, rows: readonly ArrayLike<number>[]): Matrix {
  if (rows.length > 0) checkRow(action, rows[0], 0);
  const cols = rows[0]?.length ?? 0;
  if (cols === 0) throw new TypeError(`Cannot ${action} as a matrix must have at least one row and one column`);
  const data = new Float64Array(rows.length * cols);
  // Not forEach, which would pass over a hole.
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    checkRow(action, row, i);
    if (row.length !== cols) {
      throw new TypeError(
        `Cannot ${action} as all rows must have the same length: row 0 has ${cols}, row ${i} has ${row.length}`,
      );
    }
    data.set(
      finite(action, row, (j) => `row ${i}, column ${j}`),
      i * cols,
    );
  }
  return { data, rows: rows.length, cols };
}

function checkRow(action: string, row: unknown, i: number): void {
  if (typeof row === "object" && row !== null && "length" in row) return;
  throw new TypeError(
    `Cannot ${action} as every row must be an array, for a single column too: row ${i} is ${quoted(row)}`,
  );
}
