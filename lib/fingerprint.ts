/**
 * A hash of numbers in their order: equal for equal numbers, and by all likelihood for no others.
 *
 * Two streams of FNV-1a over 32-bit words, started apart: 64 bits, so that an accident is out of the question. It is no
 * protection against somebody who wants two hashes to agree.
 */
export class Fingerprint {
  readonly #hash = Int32Array.of(0x811c9dc5, 0x9e3779b9);

  /** Takes in every bit of these numbers. */
  addNumbers(numbers: Float64Array): void {
    const words = new Int32Array(numbers.slice().buffer);
    this.addRows(words, 0, words.length);
  }

  /** Takes in the numbers from place `from` up to, but not including, place `to`, and that they belong together. */
  addRows(rows: Int32Array, from: number, to: number): void {
    let [a, b] = this.#hash;
    for (let i = from; i < to; i++) {
      a = Math.imul(a ^ rows[i], 0x01000193);
      b = Math.imul(b ^ rows[i] ^ (b >>> 15), 0x01000193);
    }
    this.#hash[0] = Math.imul(a ^ (from - to), 0x01000193);
    this.#hash[1] = Math.imul(b ^ (from - to) ^ (b >>> 15), 0x01000193);
  }

  toString(): string {
    return Array.from(this.#hash, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }
}
