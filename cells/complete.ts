import type ts from "typescript";
import type { CellConverter } from "./compiler/convert";
import type { Declarations } from "./compiler/declaration-list";
import { cellFile, MODULE_MARK } from "./compiler/files";
import type { Language } from "./compiler/language";
import { isEarlierName } from "./earlier-names";
import { dependencies, ownModules } from "./own-modules";

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
  /** Where packages are found that the folder does not have. */
  readonly elsewhere?: string;
}

/**
 * Completes what is typed at a position of a cell; evaluates no code.
 *
 * The candidates are those of the language service: names in scope, earlier cells included, members after a dot, keys
 * of an options object, and in the text of an `import` packages and files. Those that begin with the typed letters stand
 * first.
 */
export function complete(
  parts: CompletionParts,
  declarations: Declarations,
  source: string,
  position: number,
): Completion {
  const { language, converter, folder } = parts;
  converter.open(declarations, source);
  const found = language.service.getCompletionsAtPosition(cellFile(folder), MODULE_MARK.length + position, {});
  const before = source.slice(0, position);
  const known = (found?.entries ?? []).filter(({ name }) => !isEarlierName(name));
  const [word, path] = [wordStart(before), pathStart(before)];
  const entries = known.map((entry) => withStart(entry, isModule(entry) ? path : word));
  if (entries.some(isModule) || IMPORTED.test(before)) entries.push(...modulesToo(parts, before));
  // One stretch of text is replaced, whichever candidate is taken: it begins where the longest of them begins.
  const start = Math.min(word, ...entries.map((entry) => entry.start));
  const candidates = entries
    .map((entry) => ({ ...entry, typed: before.slice(entry.start) }))
    // With nothing typed, keywords would bury the names.
    .filter(({ name, kind, typed }) => rank(name, typed) < MISS && (typed !== "" || kind !== "keyword"))
    .sort((a, b) => rank(a.name, a.typed) - rank(b.name, b.typed) || a.sortText.localeCompare(b.sortText))
    .map((entry) => ({ name: before.slice(start, entry.start) + entry.name, kind: KINDS[entry.kind] ?? entry.kind }));
  // The language service may know one as well; a late module, once it was imported.
  return { start, end: position, candidates: [...new Map(candidates.map((each) => [each.name, each])).values()] };
}

interface Entry {
  readonly name: string;
  readonly kind: string;
  readonly sortText: string;
  /** Where the text begins that the name would replace. */
  readonly start: number;
}

/** The compiler's words for what a name is, in the words of editors, which have icons for them. */
const KINDS: Readonly<Record<string, string>> = {
  "external module name": "module",
  script: "file",
  directory: "folder",
  alias: "reference",
  const: "constant",
  let: "variable",
  var: "variable",
  using: "variable",
  "await using": "variable",
  "local var": "variable",
  parameter: "variable",
  "local function": "function",
  "local class": "class",
  getter: "property",
  setter: "property",
  accessor: "property",
  type: "typeParameter",
  "type parameter": "typeParameter",
  "enum member": "enumMember",
  "primitive type": "keyword",
  string: "text",
  warning: "text",
};

const MODULES = new Set(["external module name", "script", "directory"]);
const isModule = ({ kind }: Pick<Entry, "kind">) => MODULES.has(kind);

/** Inside the text that names what is imported. */
const IMPORTED = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["']([^"']*)$/;

/** @param start where what is typed begins, unless the language service says so itself */
function withStart({ name, kind, sortText, replacementSpan }: ts.CompletionEntry, start: number): Entry {
  return { name, kind, sortText, start: replacementSpan ? replacementSpan.start - MODULE_MARK.length : start };
}

/** What can be imported and the language service does not know. */
function modulesToo({ language: { files, lateModules }, folder, elsewhere }: CompletionParts, before: string): Entry[] {
  const others = elsewhere === undefined ? [] : [elsewhere];
  const own = [folder, ...others].flatMap((each) => ownModules(files, each));
  const packages = others.flatMap((each) => dependencies(files, each));
  // Before the packages stand the names that a lesson imports from.
  return [...moduleEntries(own, "0", before), ...moduleEntries([...packages, ...lateModules], LIKE_PACKAGES, before)];
}

/** The rank that the language service gives to the names of modules. */
const LIKE_PACKAGES = "11";

function moduleEntries(names: readonly string[], sortText: string, before: string): Entry[] {
  const typed = IMPORTED.exec(before)?.[1] ?? "";
  if (typed.startsWith(".")) return [];
  return names.map((name) => ({ name, kind: "module", sortText, start: before.length - typed.length }));
}

// Each stretch is read from its beginning alone: from each of its letters on, a very long one would take hours.
const wordStart = (before: string) => before.search(/(?<![\p{ID_Continue}$])[\p{ID_Continue}$]*$/u);
const pathStart = (before: string) => before.search(/(?<![^/"'`])[^/"'`]*$/);

const MISS = 3;

function rank(name: string, typed: string): number {
  if (typed.length > name.length) return MISS;
  if (name.startsWith(typed)) return 0;
  const [lower, lowerTyped] = [name.toLowerCase(), typed.toLowerCase()];
  if (lower.startsWith(lowerTyped)) return 1;
  return lower.includes(lowerTyped) ? 2 : MISS;
}
