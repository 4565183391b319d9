import { createHash } from "node:crypto";
import type { Report } from "../cells";

/** How often an error is shown in full. */
const IN_FULL = 3;
/** How soon an error comes again that nobody causes anew, in milliseconds. */
const SOON = 1000;
/** How many errors are remembered: those that came last. */
const MOST_REMEMBERED = 100;

/**
 * Makes the function that says what to print of an error that no cell was waiting for: a timer that throws each time would
 * fill the notebook. So an error that comes again and again is shown a few times, and then counted at growing distances. One
 * that comes after a pause may be that of a person who has pressed a button again, and is shown as if it were new.
 *
 * @returns a function of a report and the name of its cell; the lines that it gives are none while it only counts
 */
export function createRepeated(
  clock = () => performance.now(),
): (report: Report, cell: string | undefined) => readonly string[] {
  const errors = new Map<string, { readonly count: number; readonly time: number }>();
  return (report, cell) => {
    const key = keyOf(report, cell);
    const time = clock();
    const before = errors.get(key);
    const count = before && time - before.time <= SOON ? before.count + 1 : 1;
    // A map has its keys in the order in which they were set.
    errors.delete(key);
    errors.set(key, { count, time });
    for (const [oldest] of errors) if (errors.size > MOST_REMEMBERED) errors.delete(oldest);
    if (count < IN_FULL) return report.lines;
    if (count === IN_FULL) return [...report.lines, "    When it comes again within a second, it is only counted"];
    return isPowerOfTen(count) ? [countLine(count, cell)] : [];
  };
}

/**
 * Two errors are the same when they say the same from the same place. Numbers may be new each time, as that of a step, and
 * so may what else they know, as a port.
 */
function keyOf({ name, message, lines }: Report, cell: string | undefined): string {
  const place = lines.find((line) => /^\S*\s+at /.test(line));
  return createHash("sha1")
    .update(JSON.stringify([cell, name, message.replace(/\d+/g, ""), place]))
    .digest("base64");
}

function isPowerOfTen(count: number): boolean {
  return /^10+$/.test(String(count));
}

function countLine(count: number, cell: string | undefined): string {
  const which = cell === undefined ? "The same error" : `The same error of ${cell}`;
  return `${which} has come ${count.toLocaleString("en")} times by now: the stop button, while no cell runs, ends what cells left behind`;
}
