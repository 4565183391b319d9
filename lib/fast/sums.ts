/** Odd and of no pattern in their bits: 2³² over the golden ratio, and the multipliers of MurmurHash3. */
export const golden = 0x9e3779b9 | 0;
export const mixers = [0x85ebca6b | 0, 0xc2b2ae35 | 0] as const;

/**
 * Adds to two sums what stands at which place: a word of 32 bits for each place and its row, scrambled.
 *
 * As sums, they need not be made in order, and four places can be taken at a time.
 *
 * @param sums changed in place
 * @param rows the numbers at the places `from` up to, but not including, `to`
 */
export function addSums(sums: Int32Array, rows: Int32Array, from: number, to: number): void {
  let [first, second] = sums;
  for (let i = from; i < to; i++) {
    let word = Math.imul(rows[i] ^ Math.imul(i, golden), mixers[0]);
    word ^= word >>> 15;
    first = (first + word) | 0;
    word = Math.imul(word, mixers[1]);
    word ^= word >>> 13;
    second = (second + word) | 0;
  }
  sums[0] = first;
  sums[1] = second;
}
