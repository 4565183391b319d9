import type { Model } from "../compare-options";
import { type Data, toData } from "../dataset";
import { type Matrix, type MatrixLike, toMatrix } from "../matrix";
import type { StartedObjective } from "../objective";
import { checkNames } from "../options";
import { quoted } from "../words";
import { toRows, toWeights } from "./door";

/** How many users, items and factors there are. */
export interface FactorizationOptions {
  readonly users: number;
  readonly items: number;
  /** How many numbers describe each user and each item (default 2). */
  readonly factors?: number;
}

/** A model of ratings without weights: what can be trained, and what predicts once there are weights. */
export interface Factorization extends Model {
  /** The mean squared error of the ratings, and weights to start from. */
  objective(data: Data): StartedObjective;
  /** With weights w: the rating that each row, a user and an item, should get. */
  predict(w: Float64Array, x: MatrixLike): Float64Array;
}

/**
 * Matrix factorization: a table of ratings with many gaps as the product of two thin tables, as recommenders use it.
 *
 *     r̂(u, i) = μ + b_u + c_i + p_u · q_i          loss = Σ (r̂ − r)² / n
 *
 * Each user u and each item i gets a few numbers, p and q, which nobody names: two people with similar p like similar
 * things. Besides them there are the mean rating μ, how generous a user is, b, and how well liked an item is, c. The
 * ratings that are there decide all of them, and they decide the ratings that are not.
 *
 * A row of the data is one rating: its x holds the numbers of user and item, both from 0, its y the rating.
 *
 * Convention: the weights are one array: μ, then b, then c, then p user after user, then q item after item. They start
 * with μ at the mean of the ratings, b and c at 0, and p and q normal with deviation 0.1: from zeros neither p nor q
 * would ever move. For a penalty use `weightDecay` of an optimizer.
 *
 * @param options.users how many users there are
 * @param options.items how many items there are
 * @param options.factors how many numbers describe each of them (default 2)
 * @returns a model for `train`, `compare` and searches; `predict` takes the weights that came out of it
 * @throws RangeError when an option is outside its range or does not exist, or a row names a user or item that is not there
 *
 * Source: Koren, Bell and Volinsky (2009), Matrix factorization techniques for recommender systems.
 *
 * @example
 * const ratings = { x: [[0, 0], [0, 1], [1, 0], [1, 1], [2, 0]], y: [5, 1, 5, 1, 1] };
 * const model = matrixFactorization({ users: 3, items: 2, factors: 1 });
 * const objective = model.objective(ratings), w = objective.start(random(1));
 * w[0]; // ≈ 2.6: the mean
 * train(objective, w, ratings, { optimizer: adam({ learningRate: 0.1 }), epochs: 500 });
 * model.predict(w, [[0, 0], [2, 0]]); // ≈ [5.00, 1.00]
 */
export function matrixFactorization(options: FactorizationOptions): Factorization {
  const { users, items, factors } = checkFactorization(options);
  const size = 1 + (users + items) * (1 + factors);
  const check = (action: string, x: Matrix) => checkPairs(action, toRows(action, x, 2), users, items);
  // Where the parts of the weights begin.
  const [b, c, p, q] = [1, 1 + users, 1 + users + items, 1 + users + items + users * factors];
  const rating = (w: Float64Array, user: number, item: number) => {
    let sum = w[0] + w[b + user] + w[c + item];
    for (let k = 0; k < factors; k++) sum += w[p + user * factors + k] * w[q + item * factors + k];
    return sum;
  };
  return {
    objective(data) {
      const { x, y } = toData("make an objective", data);
      check("make an objective", x);
      const mean = y.reduce((sum, each) => sum + each, 0) / y.length;
      return {
        size,
        check: (action, rows) => check(action, rows.x),
        start: (random) =>
          Float64Array.from({ length: size }, (_, j) => (j === 0 ? mean : j < p ? 0 : 0.1 * random.normal())),
        lossAndGradient(w, g, { x: { data: pairs }, y: ratings, rows, from, to }) {
          let loss = 0;
          g.fill(0);
          for (let i = from; i < to; i++) {
            const [user, item] = [pairs[2 * rows[i]], pairs[2 * rows[i] + 1]];
            const error = rating(w, user, item) - ratings[rows[i]];
            const slope = (2 * error) / (to - from);
            loss += (error * error) / (to - from);
            g[0] += slope;
            g[b + user] += slope;
            g[c + item] += slope;
            for (let k = 0; k < factors; k++) {
              g[p + user * factors + k] += slope * w[q + item * factors + k];
              g[q + item * factors + k] += slope * w[p + user * factors + k];
            }
          }
          return loss;
        },
      };
    },
    predict(w, x) {
      const pairs = toMatrix("predict", x);
      toWeights("predict", w, size);
      check("predict", pairs);
      return Float64Array.from({ length: pairs.rows }, (_, i) => rating(w, pairs.data[2 * i], pairs.data[2 * i + 1]));
    },
  };
}

function checkFactorization(options: FactorizationOptions): Required<FactorizationOptions> {
  const action = "build a factorization";
  checkNames(action, "matrixFactorization", options, ["users", "items", "factors"]);
  const { users, items, factors = 2 } = options;
  const all = { users, items, factors };
  for (const [name, value] of Object.entries(all)) {
    if (Number.isInteger(value) && value >= 1 && value <= 1e6) continue;
    throw new RangeError(
      `Cannot ${action} as ${name} must be a whole number from 1 to 1000000: current value is ${quoted(value)}`,
    );
  }
  return all;
}

function checkPairs(action: string, { data, rows }: Matrix, users: number, items: number): void {
  for (let i = 0; i < rows; i++) {
    for (const [name, value, count] of [
      ["user", data[2 * i], users],
      ["item", data[2 * i + 1], items],
    ] as const) {
      if (Number.isInteger(value) && value >= 0 && value < count) continue;
      throw new RangeError(
        `Cannot ${action} as ${name} must be a whole number from 0 to ${count - 1}: row ${i} has ${value}`,
      );
    }
  }
}
