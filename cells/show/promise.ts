import type { Inspect, MimeBundle } from "./bundle";

/** Shows a promise with what to do about it: a forgotten `await` is the likeliest reason to see one. */
export function showPromise(value: object, inspect: Inspect): MimeBundle | undefined {
  if (!(value instanceof Promise)) return undefined;
  return { "text/plain": `${inspect(value)}\nwrite await in front of it to see what it comes to` };
}
