import { createRequire } from "node:module";
import type { DataFrame } from "danfojs-node";
import { type ColumnKind, readTable } from "./table";

/** The columns of auto-mpg under the lecture's names; units and meaning are in the README beside the file. */
export const autoMpgColumns = {
  MPG: "number",
  Cylinders: "number",
  Displacement: "number",
  Horsepower: "number",
  Weight: "number",
  Acceleration: "number",
  Model_Year: "number",
  Origin: "number",
  Car_Name: "text",
} as const satisfies Readonly<Record<string, ColumnKind>>;

/** Where the file of auto-mpg is. */
export const autoMpgFile = new URL("./auto-mpg/auto-mpg.data", import.meta.url);

/**
 * Fuel consumption and technical data of 398 cars, model years 1970 to 1982, as a data frame of danfo.js.
 *
 * Six cars have no horsepower; it is NaN there. The rows are sorted by model year: shuffle before you split them.
 *
 * It is no promise, so that a cell reads `const cars = autoMpg()`; danfo.js, which takes a second to load, is
 * loaded at the first call and not by the import.
 *
 * @returns a DataFrame with the lecture's column names, new at every call
 * @throws Error when danfo.js cannot be loaded, as it needs the native part of TensorFlow
 *
 * @example
 * const cars = autoMpg();
 * cars.shape; // = [398, 9]
 * dataset(cars, { features: ["Weight"], target: "MPG" }).y.length; // = 398
 */
export function autoMpg(): DataFrame {
  const { columns, values } = readTable(autoMpgFile, { columns: autoMpgColumns, rows: 398 });
  const { DataFrame } = danfo();
  return new DataFrame(values, { columns });
}

function danfo(): typeof import("danfojs-node") {
  try {
    return createRequire(import.meta.url)("danfojs-node");
  } catch (cause) {
    throw new Error("Cannot make a data frame as danfo.js must find the native part of TensorFlow: run npm run setup", {
      cause,
    });
  }
}
