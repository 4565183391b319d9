import { doWhile, func, i32, i32x4 } from "./assembler";
import { scratch } from "./layout";

/** Odd numbers without a pattern in their bits: 2³² over the golden ratio, and a multiplier of MurmurHash3. */
const golden = 0x9e3779b9 | 0;
const mixer = 0x85ebca6b | 0;

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

/** The same eight rows at a time; writes four parts of each sum. */
export const sums = func("sums", ["i32", "i32"], "i32", ([rows, end], local) => {
  const [first, second, word, place] = [local("i32x4"), local("i32x4"), local("i32x4"), local("i32x4")];
  const addFour = (offset: number) => [
    word.set(i32x4.mul(i32x4.xor(i32x4.load(rows, offset), place), i32x4.all(mixer))),
    word.set(i32x4.xor(word, i32x4.shiftRight(word, 15))),
    first.set(i32x4.add(first, word)),
    second.set(i32x4.add(second, i32x4.xor(word, place))),
    place.set(i32x4.add(place, i32x4.all(Math.imul(4, golden)))),
  ];
  const addEight = [...addFour(0), ...addFour(16), rows.set(i32.add(rows, i32.of(32)))];
  const begin = place.set(i32x4.of(0, golden, Math.imul(2, golden), Math.imul(3, golden)));
  const at = i32.of(scratch.sums);
  const write = [i32x4.store(at, first), i32x4.store(at, second, 16)];
  return [[begin, doWhile(addEight, i32.lessThan(rows, end)), ...write], i32.of(0)];
});
