/**
 * What chance picks among several: the first whose probability, with all before it, exceeds a number from [0, 1).
 *
 * @example
 * drawn([0.25, 0.5, 0.25], 0.1); // = 0
 * drawn([0.25, 0.5, 0.25], 0.7); // = 1
 */
export function drawn(p: ArrayLike<number>, chance: number): number {
  let sum = 0;
  for (let k = 0; k < p.length - 1; k++) {
    sum += p[k];
    if (chance < sum) return k;
  }
  return p.length - 1;
}
