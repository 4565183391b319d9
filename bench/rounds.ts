/** One side of a comparison: does its work and tells how many milliseconds that took. */
export interface Contender {
  readonly name: string;
  run(): number | Promise<number>;
}

/** The fewest milliseconds of each contender, by its name. */
export type Minima = ReadonlyMap<string, number>;

/**
 * Lets the contenders take turns, and keeps the fastest time of each.
 *
 * Whatever else the machine does can only make a run slower, so the fastest of many is the nearest to the truth. Turns
 * are taken in rounds, and each round begins with the next contender: a minute in which the machine is busy, or the
 * heat that one leaves for the other, meets all of them.
 */
export async function minima(contenders: readonly Contender[], rounds: number): Promise<Minima> {
  const best = new Map(contenders.map(({ name }) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < contenders.length; k++) {
      const { name, run } = contenders[(round + k) % contenders.length];
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, await run()));
    }
  }
  return best;
}

/** The milliseconds that some work takes on this thread. */
export function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
