import type { MimeBundle } from "./bundle";
import { showTable, type Table } from "./table";

/** Rows of numbers, one after the other in one array, as fast code keeps them. */
interface RowMajor {
  readonly data: ArrayLike<number>;
  readonly rows: number;
  readonly cols: number;
}

/** Rows that are looked at to tell whether an array is a matrix; the others are believed to be like them. */
const LOOKED_AT = 100;

/** A thing with a field besides is more than a matrix: the table would lose it. */
const PARTS = new Set(["data", "rows", "cols"]);

/** Shows a matrix as a table: an array of equally long arrays of numbers, or `{ data, rows, cols }`. */
export function showMatrix(value: object): MimeBundle | undefined {
  if (isRowMajor(value)) {
    const { data, rows, cols } = value;
    return showNumbers(rows, cols, (i, j) => data[i * cols + j]);
  }
  if (!isNested(value)) return undefined;
  return showNumbers(value.length, value[0].length, (i, j) => value[i][j]);
}

function showNumbers(rows: number, cols: number, entry: Table["entry"]): MimeBundle {
  return showTable({ columns: Array.from({ length: cols }, (_, j) => String(j)), length: rows, entry });
}

function isNested(value: object): value is readonly ArrayLike<number>[] {
  if (!Array.isArray(value) || !isNumbers(value[0]) || value[0].length === 0) return false;
  const { length } = value[0];
  return Array.from(value.slice(0, LOOKED_AT)).every((row) => isNumbers(row) && row.length === length);
}

function isRowMajor(value: object): value is RowMajor {
  const { data, rows, cols } = value as Partial<RowMajor>;
  if (!Object.keys(value).every((key) => PARTS.has(key))) return false;
  if (!isNumbers(data) || !Number.isInteger(rows) || !Number.isInteger(cols)) return false;
  return data.length > 0 && data.length === Number(rows) * Number(cols);
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  if (ArrayBuffer.isView(value)) return "length" in value;
  return Array.isArray(value) && Array.from(value.slice(0, LOOKED_AT)).every((entry) => typeof entry === "number");
}
