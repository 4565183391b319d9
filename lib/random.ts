import { cos } from "./math/cos";
import { log } from "./math/log";
import { checkOption } from "./options";
import { quoted } from "./words";

/** A stream of chance that its seed decides completely. */
export interface Random {
  /** Where the stream stands: copy it, and put it back to hear the same numbers again. */
  readonly state: Int32Array;
  /** The next number, evenly spread over [0, 1). */
  next(): number;
  /** A whole number from 0 up to, but not including, n, all equally likely; n from 1 to 2³². */
  integer(n: number): number;
  /** The next number of the standard normal distribution: mean 0, standard deviation 1. */
  normal(): number;
  /** Puts the numbers of `rows` into a random order, in place; every order is equally likely. */
  shuffle(rows: Int32Array): void;
}

/**
 * Random numbers from a seed: the same seed gives the same numbers on every machine and in a browser.
 *
 * Marsaglia's xorshift with 32 bits: three shifts, each mixed into the number that it was made of. The numbers
 * come round after 2³² − 1 of them: plenty for a course, nothing for cryptography. Seeds that differ in one bit start far apart, as
 * a seed is scrambled first (the finalizer of MurmurHash3 with the increment of SplitMix).
 *
 * @param seed a whole number from 0 to 2⁵³ − 1
 * @param stream which of the independent streams of this seed (default 0): starting weights and batch orders that grow
 * out of one seed should not share their numbers
 * @throws RangeError when seed or stream is no such number
 *
 * A normal number is made of two even ones, by the method of Box and Muller: a point whose two coordinates are normal
 * has its squared distance from the origin, halved, spread like −ln u, in a direction that is even over the circle. The other
 * coordinate is not kept, so that `state` remains all that there is to remember.
 *
 * Source: Marsaglia (2003), Xorshift RNGs; Steele, Lea and Flood (2014), Fast splittable pseudorandom number
 * generators; Box and Muller (1958), A note on the generation of random normal deviates.
 *
 * @example
 * const a = random(7), b = random(7);
 * a.next() === b.next(); // = true
 * a.normal() === b.normal(); // = true
 * const die = () => 1 + a.integer(6);
 * [die(), die(), die(), die(), die()]; // = [1, 5, 3, 2, 6]
 * const rows = Int32Array.of(0, 1, 2, 3);
 * a.shuffle(rows);
 * rows.toSorted(); // = [0, 1, 2, 3]
 */
export function random(seed: number, stream = 0): Random {
  checkOption("make random numbers", "seed", seed);
  checkOption("make random numbers", "stream", stream);
  const high = Math.floor(seed / 2 ** 32);
  // In an array, as a variable that a closure changes would be stored anew, as an object, at every number.
  const state = Int32Array.of(scramble(seed | 0, scramble(high, scramble(stream, 0))) || 1);
  function next(): number {
    state[0] = xorshift(state[0]);
    return (state[0] >>> 0) / 2 ** 32;
  }
  return {
    state,
    next,
    integer(n) {
      if (!(Number.isInteger(n) && n >= 1 && n <= 2 ** 32)) {
        throw new RangeError(
          `Cannot draw an integer as n must be a whole number from 1 to ${2 ** 32}: current value is ${quoted(n)}`,
        );
      }
      return Math.floor(next() * n);
    },
    // xorshift never comes to 0, so that there is a logarithm.
    normal: () => Math.sqrt(-2 * log(next())) * cos(2 * Math.PI * next()),
    shuffle(rows) {
      let x = state[0];
      for (let i = rows.length - 1; i > 0; i--) {
        x = xorshift(x);
        const k = Math.floor(((x >>> 0) / 2 ** 32) * (i + 1));
        const row = rows[i];
        rows[i] = rows[k];
        rows[k] = row;
      }
      state[0] = x;
    },
  };
}

/** Never 0 unless x is: the three shifts permute the other 2³² − 1 numbers in one cycle. */
export function xorshift(x: number): number {
  x ^= x << 13;
  x ^= x >>> 17;
  return x ^ (x << 5);
}

function scramble(x: number, salt: number): number {
  x = (x + salt + 0x9e3779b9) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
