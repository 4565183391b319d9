/** What a stream calls when a text was written. */
export type Done = (error: null) => void;

/**
 * Calls what is to be told that a text was written, after the code that wrote it, as a stream of Node does. `console` hands
 * the same function over with each line, and a loop that prints without end lets nothing else run: so calls of one function
 * are counted, and not kept one by one.
 */
export function createWritten(): (done: Done) => void {
  let latest: { readonly done: Done; times: number } | undefined;
  return (done) => {
    if (latest?.done === done) {
      latest.times++;
      return;
    }
    const told = { done, times: 1 };
    latest = told;
    process.nextTick(() => {
      if (latest === told) latest = undefined;
      for (; told.times > 0; told.times--) done(null);
    });
  };
}
