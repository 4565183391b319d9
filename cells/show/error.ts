import { isError } from "../is-error";
import type { Inspect, MimeBundle } from "./bundle";

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const COLOURS = /\u001b\[[\d;]*m/g;

/** Shows an error as if it had been thrown, but without colours: what reads `text/plain` need not be a terminal. */
export function showError(value: object, inspect: Inspect): MimeBundle | undefined {
  if (!isError(value)) return undefined;
  return { "text/plain": inspect(value).replace(COLOURS, "") };
}
