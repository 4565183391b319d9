import { createRequire } from "node:module";
import type { DataFrame } from "danfojs-node";
import type { Cell, Table } from "../lib/index";

/**
 * A table as a data frame of danfo.js: to be looked at, sorted, filtered and described.
 *
 * danfo.js, which takes a second to load, is loaded by the first call and not by the import.
 *
 * @param table columns and rows, such as `readTable` or a search gives; it is left as it is
 * @returns a DataFrame, a new one at every call
 * @throws Error when danfo.js cannot be loaded
 *
 * @example
 * const frame = toFrame(parseTable("model,mpg\npinto,25\npony,30"));
 * frame.shape; // = [2, 2]
 * frame.dtypes; // = ["string", "int32"]
 */
export function toFrame({ columns, values }: Table): DataFrame {
  const { DataFrame } = danfo();
  // danfo.js guesses the type of a column from its first rows, where even miles per gallon can be whole numbers only.
  const dtypes = columns.map((_, k) => kindOf(values.map((row) => row[k])));
  return new DataFrame(values, { columns: [...columns], dtypes });
}

function kindOf(cells: readonly Cell[]): string {
  if (cells.some((cell) => typeof cell === "string")) return "string";
  if (cells.some((cell) => typeof cell === "boolean")) return "boolean";
  return cells.every(Number.isInteger) ? "int32" : "float32";
}

function danfo(): typeof import("danfojs-node") {
  try {
    return createRequire(import.meta.url)("danfojs-node");
  } catch (cause) {
    throw new Error("Cannot make a data frame as danfo.js must load, and TensorFlow with it: run npm run setup", {
      cause,
    });
  }
}
