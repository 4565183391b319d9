import type { Beginning } from "./beginnings";
import { type Count, countOf } from "./count";

/** Counts that only rise, and when they were reached. */
interface Lap {
  readonly begun: number;
  readonly first: { readonly done: number; readonly time: number };
  readonly last: { readonly done: number; readonly time: number };
}

/**
 * Adds to a count that does not say so how long it took, and how long the rest will take. The one is measured; only the
 * other is reckoned, by the pace from the first count on.
 */
export function measurePace(beginning: Beginning, clock = () => performance.now()): (at: object) => Count {
  let lap: Lap | undefined;
  return (at) => {
    const count = countOf(at);
    const now = clock();
    lap = lapAt(count, now, lap, beginning);
    const isFull = count.done >= count.total;
    if (isFull) beginning.end(lap.last.time);
    // What a cell does after its bar was full is no part of it; of one that stopped, nobody knows.
    const passed = (isFull ? lap.last.time : now) - lap.begun;
    return {
      ...count,
      seconds: count.seconds ?? (passed > 0 ? passed / 1000 : undefined),
      secondsLeft: count.secondsLeft ?? secondsLeft(count, now, lap),
    };
  };
}

function lapAt({ done }: Count, now: number, lap: Lap | undefined, beginning: Beginning): Lap {
  const here = { done, time: now };
  if (lap && done >= lap.last.done) return done === lap.last.done ? lap : { ...lap, last: here };
  // A count of nothing is a beginning itself.
  const begun = done > 0 ? Math.max(beginning.find(now), lap?.last.time ?? 0) : now;
  return { begun, first: here, last: here };
}

function secondsLeft({ done, total }: Count, now: number, { first }: Lap): number | undefined {
  const each = (now - first.time) / 1000 / (done - first.done);
  return Number.isFinite(each) ? each * (total - done) : undefined;
}
