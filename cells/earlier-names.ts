/**
 * A name that took the place of one that was declared anew (`compiler/hidden.ts`): `Dir__earlier`, `Dir__earlier2`. It is
 * looked for where a name begins: from each of its letters on, a name of a million letters would take hours.
 */
const EARLIER = /(?<![\p{ID_Continue}$])([\p{ID_Continue}$]+?)__earlier(\d*)/gu;

/** Whether it is such a name, which nobody may write. */
export const isEarlierName = (name: string) => inWords(name) !== name;

/** Says in words what the compiler calls by a name that no cell has: `Dir (earlier)`. */
export function inWords(text: string): string {
  return text.replace(EARLIER, (_, name, n) => `${name} (earlier${n && ` ${n}`})`);
}

/** What to do about the earlier declarations that a text of the compiler tells of. */
export function adviceAbout(text: string): string[] {
  const names = new Set([...text.matchAll(EARLIER)].map(([, name]) => name));
  return [...names].map((name) => `${name} was declared anew: run the cells again that use the earlier one`);
}
