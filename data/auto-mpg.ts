import type { DataFrame } from "danfojs-node";
import { toFrame } from "./frame";
import { readTable, type Table, type TableForm } from "./table";

// The lecture's names; what each column holds is in the README beside the file.
const form: TableForm = {
  columns: {
    MPG: "number",
    Cylinders: "number",
    Displacement: "number",
    Horsepower: "number",
    Weight: "number",
    Acceleration: "number",
    Model_Year: "number",
    Origin: "number",
    Car_Name: "text",
  },
  header: false,
  separator: " ",
  rows: 398,
};

/**
 * Fuel consumption and technical data of 398 cars, model years 1970 to 1982, as a data frame of danfo.js.
 *
 * Six cars have no horsepower: it is NaN there. The rows are sorted by model year: shuffle before you split them.
 *
 * It is not a promise, so that a cell reads `const cars = autoMpg()`; danfo.js, which takes a second to load, is loaded
 * by the first call and not by the import.
 *
 * @returns a DataFrame with the lecture's column names, a new one at every call
 * @throws RangeError when the file is damaged, with its line and column
 * @throws Error when danfo.js cannot be loaded
 *
 * @example
 * const cars = autoMpg();
 * cars.shape; // = [398, 9]
 * cars.columns.slice(0, 3); // = ["MPG", "Cylinders", "Displacement"]
 */
export function autoMpg(): DataFrame {
  return toFrame(autoMpgTable());
}

/**
 * The same cars as plain columns and rows, for programs that need no data frame; `dataset` takes them as well.
 *
 * @returns columns and rows, new ones at every call
 * @throws RangeError when the file is damaged, with its line and column
 *
 * @example
 * const cars = autoMpgTable();
 * cars.values[32]; // = [25, 4, 98, NaN, 2046, 19, 71, 1, "ford pinto"]
 * dataset(cars, { features: ["Weight"], target: "MPG" }).y.length; // = 398
 */
export function autoMpgTable(): Table {
  return readTable(new URL("./auto-mpg/auto-mpg.data", import.meta.url), form);
}
