import type { Random } from "../random";

/** Weights as PyTorch's nn.Linear draws them: `outputs` times d coefficients and an intercept, evenly from ±1/√d. */
export function linearStart(random: Random, d: number, outputs: number): Float64Array {
  return Float64Array.from({ length: outputs * (d + 1) }, () => (2 * random.next() - 1) / Math.sqrt(d));
}
