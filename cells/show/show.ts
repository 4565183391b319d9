import { DISPLAY, type MimeBundle } from "./bundle";
import { showFrame } from "./frame";
import { showRecords } from "./records";

/**
 * Shows a value in a notebook: first as the value itself wants it, then as what it is known to be, then as text.
 *
 * @param inspect makes text of any value; in Node this is `util.inspect`
 * @returns undefined when there is nothing to show
 */
export function show(value: unknown, inspect: (value: unknown) => string): MimeBundle | undefined {
  if (value === undefined) return undefined;
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  const own = isObject ? (value as { [DISPLAY]?: unknown })[DISPLAY] : undefined;
  if (typeof own === "function") return own.call(value) as MimeBundle;
  const known = typeof value === "object" && value !== null ? (showFrame(value) ?? showRecords(value)) : undefined;
  return known ?? { "text/plain": inspect(value) };
}
