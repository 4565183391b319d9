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
    this.addWords(new Int32Array(numbers.slice().buffer));
  }

  /** Takes in whole numbers of 32 bits. */
  addWords(words: ArrayLike<number>): void {
    for (let i = 0; i < words.length; i++) this.#addWord(words[i]);
    this.#addWord(-words.length);
  }

  #addWord(word: number): void {
    const hash = this.#hash;
    const b = hash[1];
    hash[0] = Math.imul(hash[0] ^ word, 0x01000193);
    hash[1] = Math.imul(b ^ word ^ (b >>> 15), 0x01000193);
  }

  toString(): string {
    return Array.from(this.#hash, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }
}
