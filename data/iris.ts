import type { DataFrame } from "danfojs-node";
import { toFrame } from "./frame";
import { readTable, type Table } from "./table";

/**
 * Four measures of 150 flowers of three species of iris, as a data frame of danfo.js.
 *
 * The rows are sorted by species: shuffle them before you split them.
 *
 * @returns a DataFrame, a new one at every call
 * @throws RangeError when the file is damaged, with its line and column
 * @throws Error when danfo.js cannot be loaded
 *
 * @example
 * const flowers = iris();
 * flowers.shape; // = [150, 5]
 * flowers.columns; // = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]
 */
export function iris(): DataFrame {
  return toFrame(irisTable());
}

/**
 * The same flowers as plain columns and rows, for programs that need no data frame.
 *
 * @returns columns and rows, new ones at every call
 * @throws RangeError when the file is damaged, with its line and column
 *
 * @example
 * irisTable().values[149]; // = [5.9, 3, 5.1, 1.8, "virginica"]
 */
export function irisTable(): Table {
  return readTable(new URL("./iris/iris.csv", import.meta.url), { columns: { species: "text" }, rows: 150 });
}
