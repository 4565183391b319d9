import { DISPLAY, type MimeBundle } from "./bundle";
import { showFrame } from "./frame";
import { showRecords } from "./records";

/**
 * Shows a value in a notebook: first as the value itself wants it, then as what it is known to be, then as text.
 *
 * @param inspect makes text of any value; in Node this is `util.inspect`
 * @returns undefined when there is nothing to show
 * @throws whatever the value's own method throws, and TypeError when it returns no bundle
 */
export function show(value: unknown, inspect: (value: unknown) => string): MimeBundle | undefined {
  if (value === undefined) return undefined;
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  const own = isObject ? attempt(() => (value as { [DISPLAY]?: unknown })[DISPLAY]) : undefined;
  if (typeof own === "function") return bundleOf(own.call(value));
  const isThing = typeof value === "object" && value !== null;
  const known = isThing ? attempt(() => showFrame(value) ?? showRecords(value)) : undefined;
  return known ?? { "text/plain": inspect(value) };
}

/** A value whose getters throw, or that only looks like a table, is shown as text. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

function bundleOf(returned: unknown): MimeBundle {
  const isBundle =
    typeof returned === "object" && returned !== null && Object.keys(returned).every((type) => type.includes("/"));
  if (isBundle) return returned as MimeBundle;
  throw new TypeError(
    "Cannot show the value as its Jupyter.display method must return an object with MIME types as keys",
  );
}
