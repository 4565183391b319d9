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
