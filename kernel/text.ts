import { inspect, types } from "node:util";

/** Characters of text to show of one value. */
const LONGEST = 100_000;
/** Keys of an object to show: `util.inspect`, which cuts arrays itself, would write them all. */
const MOST_KEYS = 100;
const DEPTH = 4;

/** How values look as text; what is long or deep is cut with a note. A value that cannot be looked at says so. */
export function asText(value: unknown): string {
  try {
    return cutText(value);
  } catch (error) {
    return `[Cannot look at this value: ${error instanceof Error ? error.message : "it threw something"}]`;
  }
}

function cutText(value: unknown): string {
  const { part, left } = withFewerKeys(value);
  const text = inspect(part, { depth: DEPTH, maxArrayLength: 100, maxStringLength: 10_000 });
  const notes = [
    ...(left > 0 ? [`… ${left} more keys`] : []),
    ...(text.length > LONGEST ? [`… ${text.length - LONGEST} more characters`] : []),
    ...(isDeeper(part, text)
      ? [`deeper than ${DEPTH} levels is not shown: console.dir(value, { depth: null }) prints all`]
      : []),
  ];
  return [text.slice(0, LONGEST), ...notes].join("\n");
}

function withFewerKeys(value: unknown): { part: unknown; left: number } {
  if (types.isProxy(value) || !isPlain(value)) return { part: value, left: 0 };
  const keys = Object.keys(value);
  if (keys.length <= MOST_KEYS) return { part: value, left: 0 };
  const part = Object.defineProperties({}, descriptors(value, keys.slice(0, MOST_KEYS)));
  return { part, left: keys.length - MOST_KEYS };
}

function descriptors(value: object, keys: readonly string[]): PropertyDescriptorMap {
  return Object.fromEntries(keys.map((key) => [key, Object.getOwnPropertyDescriptor(value, key) ?? {}]));
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Where `util.inspect` stops it writes `[Object]`, as a text may too: looking one level deeper tells. */
function isDeeper(value: unknown, text: string): boolean {
  if (text.length > LONGEST || !/\[(Object|Array|[A-Z][\w ]*)\]/.test(text)) return false;
  return inspect(value, { depth: DEPTH + 1, maxArrayLength: 100, maxStringLength: 10_000 }) !== text;
}

/** Nobody nests so many. */
const MOST_GROUPS = 100;

/** Ends every `console.group`: a cell that failed inside of one must not indent what the next cell prints. */
export function endGroups(): void {
  for (let i = 0; i < MOST_GROUPS; i++) console.groupEnd();
}
