/** Words as the numbers of classes, and which word each number stands for. */
export interface Labels {
  /** One number per word, from 0. */
  readonly y: Float64Array;
  /** The different words, in the order of the alphabet: class k is the word `names[k]`. */
  readonly names: readonly string[];
}

/**
 * Words as numbers, for models that tell classes apart: as many as there are different words, from 0, in the order of the
 * alphabet (the order of their signs, which is the same on every machine).
 *
 * @param words one for each row
 *
 * @example
 * const { y, names } = toLabels(["setosa", "virginica", "setosa"]);
 * y; // = [0, 1, 0]
 * names; // = ["setosa", "virginica"]
 */
export function toLabels(words: readonly (string | number)[]): Labels {
  const names = [...new Set(words.map(String))].sort();
  const numbers = new Map(names.map((name, k) => [name, k]));
  return { y: Float64Array.from(words, (word) => numbers.get(String(word)) ?? 0), names };
}
