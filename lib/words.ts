/** How a value reads in an error: text in quotes, so that "5" and 5 look different. */
export function quoted(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "an array" : "an object";
  return typeof value === "function" ? "a function" : String(value);
}

/** Whether a value is a `Float64Array`; one from another window or context is, too, unlike for `instanceof`. */
export function isFloat64Array(value: unknown): value is Float64Array {
  return Object.prototype.toString.call(value) === "[object Float64Array]";
}

/**
 * The known name that was probably meant: one or two slips of the keyboard away, or abbreviated (`lr`, `eps`).
 *
 * @returns the name, or undefined where nothing is near enough to be worth suggesting
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const given = name.toLowerCase();
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(given, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  // Two slips in a short name would make a suggestion of anything.
  const slips = given.length > 3 ? Math.max(2, Math.floor(given.length / 3)) : given.length - 1;
  if (best && best.distance <= Math.min(slips, 4)) return best.candidate;
  return known.find((candidate) => given.length > 1 && abbreviates(given, candidate.toLowerCase()));
}

/** Levenshtein's distance: how many letters must be put in, left out or exchanged; one row of its table at a time. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min(row[j - 1] + 1, above[j] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    above = row;
  }
  return above[b.length];
}

/** True when the letters of `short` stand in `long` in this order, beginning with the same one. */
function abbreviates(short: string, long: string): boolean {
  if (short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}
