import type { CellConverter } from "./compiler/convert";
import { cellFile, MODULE_MARK } from "./compiler/convert";
import type { Language } from "./compiler/language";

/** What could stand at a place in a cell, best first, and the stretch of text that it would replace. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly { readonly name: string; readonly kind: string }[];
}

export interface CompletionParts {
  readonly language: Language;
  readonly converter: CellConverter;
  readonly folder: string;
}

/**
 * Completes a name at a position of a cell; evaluates no code.
 *
 * The candidates are those of the language service: names in scope, earlier cells included, members after a dot, keys
 * of an options object. Those that begin with the typed letters stand first.
 */
export function complete(
  { language, converter, folder }: CompletionParts,
  declarations: string,
  source: string,
  position: number,
): Completion {
  converter.open(declarations, source);
  const typed = /[\p{ID_Continue}$]*$/u.exec(source.slice(0, position))?.[0] ?? "";
  const found = language.service.getCompletionsAtPosition(cellFile(folder), MODULE_MARK.length + position, {});
  const candidates = (found?.entries ?? [])
    // With nothing typed, keywords would bury the names.
    .filter(({ name, kind }) => rank(name, typed) < MISS && (typed !== "" || kind !== "keyword"))
    .sort((a, b) => rank(a.name, typed) - rank(b.name, typed) || a.sortText.localeCompare(b.sortText))
    .map(({ name, kind }) => ({ name, kind }));
  return { start: position - typed.length, end: position, candidates };
}

const MISS = 3;

function rank(name: string, typed: string): number {
  if (name.startsWith(typed)) return 0;
  const [lower, lowerTyped] = [name.toLowerCase(), typed.toLowerCase()];
  if (lower.startsWith(lowerTyped)) return 1;
  return lower.includes(lowerTyped) ? 2 : MISS;
}
