import { type Count, countOf } from "./count";

/** Adds how long it took and will take to a count that does not say so, by the pace from the first count on. */
export function measurePace(): (at: object) => Count {
  let first: { readonly done: number; readonly time: number } | undefined;
  let before = Number.POSITIVE_INFINITY;
  return (at) => {
    const count = countOf(at);
    const time = performance.now();
    if (!first || count.done < before) first = { done: count.done, time };
    before = count.done;
    const each = (time - first.time) / 1000 / (count.done - first.done);
    const known = Number.isFinite(each);
    return {
      ...count,
      seconds: count.seconds ?? (known ? each * count.done : undefined),
      secondsLeft: count.secondsLeft ?? (known ? each * (count.total - count.done) : undefined),
    };
  };
}
