/**
 * The value below which a share of the numbers lies, between two of them in proportion (the default of numpy and of R).
 *
 * @param values in any order; they may be infinite
 * @param share in [0, 1]: ½ is the median
 *
 * @example
 * quantile([4, 1, 3, 2], 0.5); // = 2.5
 */
export function quantile(values: readonly number[], share: number): number {
  return quantileOfSorted(Float64Array.from(values).sort(), share);
}

/** The same for values that are in order already. */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const part = place - below;
  const [a, b] = [sorted[below], part === 0 ? sorted[below] : sorted[below + 1]];
  // Between two infinite values there is no proportion: their difference is NaN.
  return a === b ? a : a + part * (b - a);
}
