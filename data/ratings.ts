import type { Matrix } from "../lib/index";
import { toLabels } from "./labels";
import { readTable } from "./table";

/** Who gave which film how many points. */
export interface Ratings {
  /** A row for each rating: the number of the user and the number of the film. */
  readonly x: Matrix;
  /** The ratings, 1 to 5. */
  readonly y: Float64Array;
  /** User k is called `users[k]`. */
  readonly users: readonly string[];
  /** Film k is called `films[k]`. */
  readonly films: readonly string[];
}

/**
 * How thirty people like twenty films, as far as they have seen them. It is made up: neither people nor films exist.
 *
 * @returns the ratings with the numbers of users and films, new ones at every call
 * @throws RangeError when the file is damaged, with its line and column
 *
 * @example
 * const { x, y, users, films } = ratings();
 * [y.length, users.length, films.length]; // = [359, 30, 20]
 * [users[x.data[0]], films[x.data[1]], y[0]]; // = ["Ada", "The Last Gradient", 4.5]
 */
export function ratings(): Ratings {
  const { values } = readTable(new URL("./ratings/ratings.csv", import.meta.url), { rows: 359 });
  const users = toLabels(values.map(([user]) => user));
  const films = toLabels(values.map(([, film]) => film));
  const pairs = Float64Array.from(values.flatMap((_, i) => [users.y[i], films.y[i]]));
  return {
    x: { data: pairs, rows: values.length, cols: 2 },
    y: Float64Array.from(values, ([, , rating]) => rating as number),
    users: users.names,
    films: films.names,
  };
}
