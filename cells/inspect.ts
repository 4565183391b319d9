import type ts from "typescript";
import type { Declarations } from "./compiler/declaration-list";
import { cellFile, MODULE_MARK } from "./compiler/files";
import type { CompletionParts } from "./complete";
import { inWords } from "./earlier-names";
import { explainCall, explainOption } from "./explain/call";
import { declaringFiles } from "./explain/declared";
import { explainName, explainTyped, sourceOfName } from "./explain/name";
import { type Explanation, explanation, type Part } from "./explain/parts";

/**
 * Explains what stands at a position of a cell; evaluates no code.
 *
 * A name is explained by its type and its documentation; elsewhere inside the parentheses of a call, the call is.
 *
 * @param withSource shows also how the name is written where it is declared
 * @returns undefined where there is nothing to explain
 */
export function inspectCell(
  { language, converter, folder }: CompletionParts,
  declarations: Declarations,
  source: string,
  position: number,
  withSource = false,
): Explanation | undefined {
  converter.open(declarations, source);
  const { service } = language;
  const file = cellFile(folder);
  const at = MODULE_MARK.length + position;
  const name = nameAt(source, position);
  const found = partsAt(service, file, at, name);
  if (found.length === 0) return undefined;
  // Packages are read without their comments until somebody asks.
  const isMoreKnown = language.readComments(declaringFiles(service, file, at, name));
  const parts = isMoreKnown ? partsAt(service, file, at, name) : found;
  if (isUnknown(parts)) return undefined;
  const all = withSource && name !== "" ? [...parts, ...sourceOfName(service, file, at)] : parts;
  return explanation(all.map((part) => (part.kind === "code" ? { ...part, code: inWords(part.code) } : part)));
}

function partsAt(service: ts.LanguageService, file: string, at: number, name: string): readonly Part[] {
  const known = name === "" ? [] : explainName(service, file, at);
  if (isVague(known)) {
    const typed = explainTyped(service, file, at, name);
    if (typed.length > 0) return withMeaning(service, file, at, name, typed);
    const call = explainCall(service, file, at);
    return call.length > 0 ? call : known;
  }
  return withMeaning(service, file, at, name, known);
}

/** A key of options without documentation of its own may have some at the function that takes them. */
function withMeaning(
  service: ts.LanguageService,
  file: string,
  at: number,
  name: string,
  parts: readonly Part[],
): readonly Part[] {
  const isBare = parts.length === 1 && codeOf(parts).startsWith("(property)");
  return isBare ? [...parts, ...explainOption(service, file, at, name)] : parts;
}

/** The name that a position is in, or at the end of. */
function nameAt(source: string, position: number): string {
  const before = /(?<![\p{ID_Continue}$#])[\p{ID_Continue}$#]*$/u.exec(source.slice(0, position))?.[0] ?? "";
  const after = /^[\p{ID_Continue}$]*/u.exec(source.slice(position))?.[0] ?? "";
  return before + after;
}

/** A key that is only half written is a property of any type to the compiler. */
function isVague(parts: readonly Part[]): boolean {
  return parts.length === 0 || isUnknown(parts) || /^\(property\) \S+: any$/.test(codeOf(parts));
}

/** What the compiler says of a name that does not exist. */
function isUnknown(parts: readonly Part[]): boolean {
  return codeOf(parts) === "any";
}

function codeOf([first]: readonly Part[]): string {
  return first?.kind === "code" ? first.code : "";
}
