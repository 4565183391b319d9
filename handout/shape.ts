/** What JSON.parse calls an object. */
export type Json = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text that a notebook may store as one string or as a list of lines. */
export function joined(value: unknown, what: string): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join("");
  throw new TypeError(`Cannot read ${what} as it must be text or a list of lines: it is ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list with something else in it" : typeof value;
}
