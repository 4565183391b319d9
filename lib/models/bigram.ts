import type { Model } from "../compare-options";
import { toData } from "../dataset";
import { toLabels } from "../labels";
import { log } from "../math/log";
import { logSumExp } from "../math/log-sum-exp";
import { softmaxInPlace } from "../math/softmax";
import type { Matrix } from "../matrix";
import type { Objective } from "../objective";
import { checkNames, checkOption } from "../options";
import { random } from "../random";
import { quoted } from "../words";
import { toRows, toWeights } from "./door";
import { drawn } from "./drawn";

/** How to write a text by chance. */
export interface SampleOptions {
  /** How many symbols to write. */
  readonly length: number;
  /** Decides the chance (default 0). */
  readonly seed?: number;
  /** The symbol after which the writing begins; it is not written itself (default: the first of the text). */
  readonly after?: string;
}

/** A language model of pairs without weights: what can be trained, and what writes once there are weights. */
export interface Bigram extends Model {
  /** The letters, spaces and marks of the text, each once, in the order of their code points. */
  readonly symbols: readonly string[];
  /** A row for each pair of neighbours in the text: x the number of the first, y that of the second. */
  readonly data: { readonly x: Matrix; readonly y: Float64Array };
  /** Row a holds, for every symbol, the probability that it comes after symbol a. */
  probabilities(w: Float64Array): Matrix;
  /** The same by counting the pairs, which is the best that any weights can do; 0 in the row of what nothing follows. */
  counted(): Matrix;
  /** A new text, symbol after symbol by the probabilities. */
  sample(w: Float64Array, options: SampleOptions): string;
}

/**
 * A bigram language model: which symbol comes next, told from the last one alone.
 *
 *     p(b | a) = softmax(w_a)_b          loss = − Σ ln p(next | last) / n
 *
 * It is the smallest relative of the large language models: the same loss and the same way to write, with a memory of a
 * single symbol. Counting the pairs gives the best weights at once; descent finds them as well, and would go on where
 * counting ends, with a longer memory.
 *
 * Convention: the weights are one array, a row of scores for each last symbol; from zeros all that follows is equally
 * likely. Korean has some thousand syllables: `text.normalize("NFD")` takes them apart into letters, and `normalize("NFC")`
 * puts what was written together again.
 *
 * @param text at least two symbols
 * @returns a model for `train` and `compare`, with its own `data`; `sample` takes the weights that came out of it
 * @throws TypeError when the text is shorter
 *
 * @example
 * const model = bigram("abababac");
 * model.symbols; // = ["a", "b", "c"]
 * model.counted().data; // = [0, 0.75, 0.25, 1, 0, 0, 0, 0, 0]
 * const w = new Float64Array(9);
 * train(model.objective(model.data), w, model.data, { optimizer: adam({ learningRate: 0.1 }), epochs: 500 });
 * model.probabilities(w).data.slice(0, 3); // ≈ [0.00, 0.75, 0.25]
 * model.sample(w, { length: 5, seed: 0, after: "b" }); // = "abaca"
 */
export function bigram(text: string): Bigram {
  if (typeof text !== "string")
    throw new TypeError(`Cannot read pairs as the text must be a text: found ${quoted(text)}`);
  const all = Array.from(text);
  if (all.length < 2) {
    throw new TypeError(`Cannot read pairs as the text must have at least two symbols: it has ${all.length}`);
  }
  const symbols = [...new Set(all)].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
  const numberOf = new Map(symbols.map((symbol, k) => [symbol, k]));
  const numbers = Float64Array.from(all, (symbol) => numberOf.get(symbol) ?? 0);
  const rows = numbers.length - 1;
  const data = { x: { data: numbers.slice(0, -1), rows, cols: 1 }, y: numbers.slice(1) };
  const K = symbols.length;
  const probabilities = (w: Float64Array): Matrix => {
    const p = toWeights("tell probabilities", w, K * K).slice();
    for (let a = 0; a < K; a++) softmaxInPlace(p.subarray(a * K, (a + 1) * K));
    return { data: p, rows: K, cols: K };
  };
  return {
    symbols,
    data,
    probabilities,
    counted: () => shares(data, K),
    objective(pairs) {
      checkPairs("make an objective", toData("make an objective", pairs), K);
      return pairObjective(K);
    },
    optimum: (pairs) => surprise(toData("count pairs", pairs), K),
    sample(w, options) {
      checkNames("write a text", "sample", options, ["length", "seed", "after"]);
      const { length, seed = 0, after = all[0] } = options;
      checkOption("write a text", "seed", seed);
      const last = numberOf.get(after);
      if (last === undefined) {
        throw new RangeError(
          `Cannot write a text as after must be a symbol of the text: current value is ${quoted(after)}`,
        );
      }
      if (!Number.isInteger(length) || length < 0 || length > 1e7) {
        throw new RangeError(
          `Cannot write a text as length must be a whole number from 0 to 10000000: current value is ${quoted(length)}`,
        );
      }
      return walk(probabilities(w).data, last, length, seed)
        .map((symbol) => symbols[symbol])
        .join("");
    },
  };
}

/** Pairs that are the same are counted first: then each last symbol needs its probabilities only once. */
function pairObjective(K: number): Objective {
  const total = new Float64Array(K);
  const p = new Float64Array(K);
  return {
    size: K * K,
    check: (action, pairs) => checkPairs(action, pairs, K),
    lossAndGradient(w, g, { x: { data }, y, rows, from, to }) {
      const n = to - from;
      let loss = 0;
      g.fill(0);
      total.fill(0);
      for (let i = from; i < to; i++) {
        g[data[rows[i]] * K + y[rows[i]]]--;
        total[data[rows[i]]]++;
      }
      for (let a = 0; a < K; a++) {
        if (total[a] === 0) continue;
        const at = a * K;
        for (let b = 0; b < K; b++) p[b] = w[at + b];
        loss += total[a] * logSumExp(p);
        softmaxInPlace(p);
        for (let b = 0; b < K; b++) {
          loss += g[at + b] * w[at + b];
          g[at + b] = (g[at + b] + total[a] * p[b]) / n;
        }
      }
      return loss / n;
    },
  };
}

/** The share of each symbol among those that came after each symbol. */
function shares({ x, y }: { readonly x: Matrix; readonly y: Float64Array }, K: number): Matrix {
  const p = new Float64Array(K * K);
  const total = new Float64Array(K);
  for (let i = 0; i < y.length; i++) {
    p[x.data[i] * K + y[i]]++;
    total[x.data[i]]++;
  }
  return { data: p.map((count, k) => count / Math.max(1, total[Math.floor(k / K)])), rows: K, cols: K };
}

/** The mean of − ln p over the pairs that p was counted from: no other p makes it smaller. */
function surprise(pairs: { readonly x: Matrix; readonly y: Float64Array }, K: number): number {
  checkPairs("count pairs", pairs, K);
  const p = shares(pairs, K).data;
  return pairs.y.reduce((sum, next, i) => sum - log(p[pairs.x.data[i] * K + next]), 0) / pairs.y.length;
}

function walk(p: Float64Array, start: number, length: number, seed: number): number[] {
  const K = Math.sqrt(p.length);
  const chance = random(seed);
  let last = start;
  return Array.from({ length }, () => {
    last = drawn(p.subarray(last * K, (last + 1) * K), chance.next());
    return last;
  });
}

function checkPairs(action: string, { x, y }: { readonly x: Matrix; readonly y: ArrayLike<number> }, K: number): void {
  toLabels(action, y, K, "symbols");
  toLabels(action, toRows(action, x, 1).data, K, "symbols", "x");
}
