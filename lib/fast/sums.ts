/** Odd numbers without a pattern in their bits: 2³² over the golden ratio, and a multiplier of MurmurHash3. */
export const golden = 0x9e3779b9 | 0;
export const mixer = 0x85ebca6b | 0;

/**
 * Adds to two sums what stands at which place: of each place and its row a word of 32 bits, scrambled.
 *
 * As sums, they need not be made in order, and four places can be taken at a time.
 *
 * @param sums changed in place
 * @param rows the numbers at the places `from` up to, but not including, `to`
 */
export function addSums(sums: Int32Array, rows: Int32Array, from: number, to: number): void {
  let [first, second] = sums;
  for (let i = from; i < to; i++) {
    const place = Math.imul(i, golden);
    let word = Math.imul(rows[i] ^ place, mixer);
    word ^= word >>> 15;
    first = (first + word) | 0;
    second = (second + (word ^ place)) | 0;
  }
  sums[0] = first;
  sums[1] = second;
}
