/** A hash of numbers in order (FNV-1a over 32-bit words): equal when, and in practice only when, the numbers are. */
export class Fingerprint {
  readonly #state = Int32Array.of(0x811c9dc5);
  isEmpty = true;

  /** Takes in every bit of these numbers. */
  add(numbers: Float64Array): void {
    const words = new Int32Array(numbers.slice().buffer);
    this.addRows(words, 0, words.length);
  }

  /** Takes in the numbers of rows from place `from` up to, but without, place `to`. */
  addRows(rows: Int32Array, from: number, to: number): void {
    let hash = this.#state[0];
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ rows[i], 0x01000193);
    // The place where a batch ends counts, too.
    this.#state[0] = Math.imul(hash ^ ~to, 0x01000193);
    this.isEmpty = false;
  }

  toString(): string {
    return (this.#state[0] >>> 0).toString(16).padStart(8, "0");
  }
}
