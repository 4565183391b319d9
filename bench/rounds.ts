/** One side of a comparison: does its work and tells how many milliseconds that took, or each part of it. */
export interface Contender {
  readonly name: string;
  run(): Times | Promise<Times>;
}

type Times = number | readonly number[];

/** The fewest milliseconds of each contender, by its name. */
export type Minima = ReadonlyMap<string, number>;

/**
 * Lets the contenders take turns, and keeps the fastest time of each, or the sum of the fastest times of its parts.
 *
 * Whatever else the machine does can only make a run slower, so the fastest of many is the nearest to the truth; and a
 * short part is more often left alone than a long whole. Turns are taken in rounds, and each round begins with the next
 * contender: a minute in which the machine is busy, or the heat that one leaves for the other, meets all of them.
 */
export async function minima(contenders: readonly Contender[], rounds: number): Promise<Minima> {
  const best = new Map<string, readonly number[]>();
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < contenders.length; k++) {
      const { name, run } = contenders[(round + k) % contenders.length];
      const times = [await run()].flat();
      best.set(
        name,
        times.map((time, part) => Math.min(time, best.get(name)?.[part] ?? Number.POSITIVE_INFINITY)),
      );
    }
  }
  return new Map(contenders.map(({ name }) => [name, (best.get(name) ?? []).reduce((sum, each) => sum + each, 0)]));
}

/** The milliseconds that some work takes on this thread. */
export function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** The fewest milliseconds of so many times. */
export function fastest(work: () => unknown, times: number): number {
  return Math.min(...Array.from({ length: times }, () => timed(work)));
}
