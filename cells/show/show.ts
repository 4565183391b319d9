import { DISPLAY, type Displayable, type Inspect, type MimeBundle } from "./bundle";
import { showCollection } from "./collection";
import { showError } from "./error";
import { showFigure } from "./figure";
import { showFrame } from "./frame";
import { textOfHtml } from "./html-text";
import { showImage } from "./image";
import { showMatrix } from "./matrix";
import { showPromise } from "./promise";
import { showRecords } from "./records";
import { showTensor } from "./tensor";
import { showTypedArray } from "./typed-array";

/** What a value may be known to be. Each looks at a value and returns undefined when it is none of its own. */
const kinds: readonly ((value: object, inspect: Inspect) => MimeBundle | undefined)[] = [
  showImage,
  showTypedArray,
  showTensor,
  showFrame,
  showFigure,
  showRecords,
  showMatrix,
  showCollection,
  showPromise,
  showError,
];

/**
 * Shows a value in a notebook: first as the value itself wants it, then as what it is known to be, then as text.
 *
 * @param inspect makes text of any value
 * @returns undefined when there is nothing to show
 * @throws whatever the value's own method throws, and TypeError when it returns no bundle
 */
export function show(value: unknown, inspect: Inspect): MimeBundle | undefined {
  if (value === undefined) return undefined;
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  const own = isObject ? attempt(() => ownWay(value as object)) : undefined;
  if (typeof own === "function") return withText(bundleOf(own.call(value)), value, inspect);
  const known = typeof value === "object" && value !== null ? attempt(() => asKind(value, inspect)) : undefined;
  return known ?? { "text/plain": asText(value, inspect) };
}

/** A revoked proxy does not even say whether it is an error. */
function asText(value: unknown, inspect: Inspect): string {
  try {
    return inspect(value);
  } catch (error) {
    return `[Cannot look at this value: ${error instanceof Error ? error.message : "it threw something"}]`;
  }
}

/** A proxy may answer with a function whatever it is asked for; it has what it says that it has. */
function ownWay(value: object): unknown {
  return DISPLAY in value ? (value as Partial<Displayable>)[DISPLAY] : undefined;
}

function asKind(value: object, inspect: Inspect): MimeBundle | undefined {
  for (const kind of kinds) {
    const shown = kind(value, inspect);
    if (shown) return shown;
  }
  return undefined;
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
  const isObject = typeof returned === "object" && returned !== null;
  const types = isObject ? Object.keys(returned) : [];
  if (types.length > 0 && types.every((type) => type.includes("/"))) return returned as MimeBundle;
  const isPromise = isObject && "then" in returned;
  const found = isPromise
    ? "a promise"
    : isObject
      ? `an object with ${types.join(", ") || "no key"}`
      : String(returned);
  throw new TypeError(
    `Cannot show the value as its Jupyter.display method must return an object with MIME types as keys: found ${found}`,
  );
}

/** Each form has a twin for a front end, or a reader, that has nothing but text. */
function withText(bundle: MimeBundle, value: unknown, inspect: Inspect): MimeBundle {
  if ("text/plain" in bundle) return bundle;
  const written = textOfHtml(String(bundle["text/html"] ?? ""));
  return { ...bundle, "text/plain": written || asText(value, inspect) };
}
