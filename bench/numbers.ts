import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Matrix, random } from "../lib/index";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const cache = join(root, ".cache", "bench");

export interface Numbers {
  readonly x: Matrix;
  readonly y: Float64Array;
}

/** Rows whose targets lie near a plane: standardized features, as far as time is concerned. */
export function madeUp(rows: number, cols: number): Numbers {
  const chance = random(rows, cols);
  const data = Float64Array.from({ length: rows * cols }, () => 3.4 * chance.next() - 1.7);
  const y = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    y[i] = 20 + chance.next();
    for (let j = 0; j < cols; j++) y[i] += (j - 1.5) * data[i * cols + j];
  }
  return { x: { data, rows, cols }, y };
}

/** The numbers in a file for the other programs: how many rows, x row after row, y. */
export function saved({ x, y }: Numbers): string {
  const path = join(cache, `${x.rows}x${x.cols}.bin`);
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  writeFileSync(path, Float64Array.of(x.rows));
  writeFileSync(path, x.data, { flag: "a" });
  writeFileSync(path, y, { flag: "a" });
  return path;
}
