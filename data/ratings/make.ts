import { random } from "../../lib/random";

const people = [
  "Ada",
  "Bo",
  "Chae",
  "Dana",
  "Eun",
  "Finn",
  "Gil",
  "Hana",
  "Ivo",
  "Jin",
  "Kai",
  "Lena",
  "Min",
  "Nils",
  "Ona",
];
const more = [
  "Pia",
  "Quin",
  "Rana",
  "Sol",
  "Tae",
  "Uma",
  "Vera",
  "Won",
  "Xeni",
  "Yuna",
  "Zoe",
  "Ari",
  "Bea",
  "Cleo",
  "Dae",
];
const users = [...people, ...more];

/** Films that do not exist, each with how much it thrills and how much it touches, from −1 to 1. */
const films: readonly (readonly [title: string, thrill: number, touch: number])[] = [
  ["Steep Descent", 1, -0.6],
  ["The Last Gradient", 0.9, 0],
  ["Runaway Loss", 0.8, -0.9],
  ["Overflow", 1, -0.2],
  ["Night of the NaN", 0.7, -0.7],
  ["The Saddle", 0.5, 0.5],
  ["Momentum", 0.9, 0.4],
  ["Cliff", 0.6, -0.4],
  ["Local Minimum", -0.3, 0.8],
  ["A Quiet Valley", -0.9, 0.9],
  ["Letters to Bias", -0.7, 1],
  ["The Long Plateau", -1, 0.2],
  ["Two Weights", -0.2, 1],
  ["Convergence", -0.5, 0.6],
  ["Epoch One", 0.1, 0.3],
  ["Grandmother's Ravine", -0.6, 0.7],
  ["Small Steps", -0.8, -0.1],
  ["The Warm-up", 0.2, -0.3],
  ["Batch of One", 0, -0.8],
  ["Seed Forty-two", 0.3, 0.1],
];

/**
 * The text of ratings.csv: made up, by chance from a seed.
 *
 * Each person has a taste, two normal numbers: how much they like thrill, and how much being touched; and a generosity,
 * normal with deviation 0.4. A rating is 3 + generosity + taste · film + noise with deviation 0.3, rounded to halves and
 * kept between 1 and 5. Every person has rated every film with probability 0.6.
 *
 * @example
 * makeRatings().split("\n")[0]; // = "user,film,rating"
 */
export function makeRatings(): string {
  const chance = random(2026);
  const lines = users.flatMap((user) => {
    const [generous, thrill, touch] = [0.4 * chance.normal(), chance.normal(), chance.normal()];
    return films.flatMap(([title, thrills, touches]) => {
      const [seen, noise] = [chance.next() < 0.6, 0.3 * chance.normal()];
      const rating = Math.round(2 * (3 + generous + thrill * thrills + touch * touches + noise)) / 2;
      return seen ? [`${user},${title},${Math.min(5, Math.max(1, rating))}`] : [];
    });
  });
  return `${["user,film,rating", ...lines].join("\n")}\n`;
}
