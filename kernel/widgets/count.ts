/** How far something has come: a count, what it counts, and its total. */
export interface Count {
  readonly what: string;
  readonly done: number;
  readonly total: number;
  /** How long that took and how long the rest will take; undefined while nobody knows. */
  readonly seconds: number | undefined;
  readonly secondsLeft: number | undefined;
}

const finite = (value: unknown) => (Number.isFinite(value) ? Number(value) : undefined);

/**
 * Reads a count out of an object: a number, and another one whose name is the plural of its name.
 *
 * @throws TypeError when the object has no such pair, RangeError when they are no count and no total
 */
export function countOf(at: object): Count {
  const values = at as Readonly<Record<string, unknown>>;
  for (const [what, done] of Object.entries(values)) {
    const total = values[`${what}s`];
    if (typeof done !== "number" || typeof total !== "number") continue;
    checkCount(what, done, total);
    return { what, done, total, seconds: finite(values.seconds), secondsLeft: finite(values.secondsLeft) };
  }
  throw new TypeError(
    `Cannot show progress as there must be a count and its total, as in { epoch: 3, epochs: 10 }: found ${Object.keys(values).join(", ") || "nothing"}`,
  );
}

function checkCount(what: string, done: number, total: number): void {
  const refuse = (rule: string, value: number): never => {
    throw new RangeError(`Cannot show progress as ${rule}: current value is ${value}`);
  };
  if (!(total > 0 && total < Infinity)) refuse(`${what}s must be above 0 and finite`, total);
  if (!(done >= 0 && done < Infinity)) refuse(`${what} must be 0 or above and finite`, done);
}

/** A count in words, with the time left. */
export function inWords({ what, done, total, seconds, secondsLeft }: Count, isOver: boolean): string {
  const place = `${what} ${done} of ${total}`;
  if (done >= total) return seconds === undefined ? place : `${place}, took ${duration(seconds)}`;
  if (isOver) return seconds === undefined ? `stopped at ${place}` : `stopped at ${place}, after ${duration(seconds)}`;
  return secondsLeft === undefined ? place : `${place}, ${duration(secondsLeft)} left`;
}

const WIDTH = 20;

/** A bar of letters, for what cannot show a widget. */
export function asLetters({ done, total }: Count): string {
  const full = Math.round(WIDTH * Math.min(1, done / total));
  return "█".repeat(full) + "░".repeat(WIDTH - full);
}

function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
