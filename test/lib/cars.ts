import { autoMpgTable } from "../../data/index";
import { type Dataset, dataset, StandardScaler } from "../../lib/index";

/** The lecture's data: MPG from three features, standardized with the population deviation, all 398 rows in file order. */
export function standardizedCars(): Dataset {
  const raw = dataset(autoMpgTable(), { features: ["Cylinders", "Displacement", "Weight"], target: "MPG" });
  return { ...raw, x: new StandardScaler().fitTransform(raw.x) };
}

/** The numbers of the rows in the order of the file. */
export function inOrder(rows: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, i) => i);
}

/** The 392 complete cars in file order: six columns of numbers, and the origin as two columns of 0 and 1. */
export function completeCars(): Dataset {
  const { columns, values } = autoMpgTable();
  const origin = columns.indexOf("Origin");
  const complete = values.filter((row) => row.every((cell) => typeof cell === "string" || Number.isFinite(cell)));
  const frame = {
    columns: [...columns, "Europe", "Japan"],
    values: complete.map((row) => [...row, Number(row[origin] === 2), Number(row[origin] === 3)]),
  };
  const numbers = ["Cylinders", "Displacement", "Horsepower", "Weight", "Acceleration", "Model_Year"];
  return dataset(frame, { features: [...numbers, "Europe", "Japan"], target: "MPG" });
}
