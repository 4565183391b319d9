import { format, inspect } from "node-inspect-extracted";

/** Characters of text to show of one value. */
const LONGEST = 100_000;

/** How a value looks as text: as in Node, long ones cut. A value that cannot be looked at says so. */
export function asText(value: unknown): string {
  let text: string;
  try {
    text = inspect(value, { depth: 4, maxArrayLength: 100, maxStringLength: 10_000 });
  } catch (error) {
    return `[Cannot look at this value: ${error instanceof Error ? error.message : "it threw something"}]`;
  }
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST)}\n… ${text.length - LONGEST} more characters`;
}

/** What `console.log` makes of its arguments. */
export const asLine = (data: readonly unknown[]): string => format(...data);
