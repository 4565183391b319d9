import type ts from "typescript";

/**
 * The files in which stands what could be explained at a position: the name there, the function whose parentheses it is
 * in, and the keys that an object there may have.
 */
export function declaringFiles(service: ts.LanguageService, file: string, position: number, name: string): string[] {
  const call = calledAt(service, file, position);
  const keys = service.getCompletionsAtPosition(file, position, {});
  const names = keys?.isMemberCompletion ? keys.entries.map((entry) => entry.name) : [];
  const files = [
    ...definitionsAt(service, file, position),
    ...(call === undefined ? [] : definitionsAt(service, file, call)),
    ...[name, ...names].flatMap((typed) => declarationsOf(service, file, position, typed)),
  ];
  return [...new Set(files)];
}

function definitionsAt(service: ts.LanguageService, file: string, position: number): string[] {
  return (service.getDefinitionAtPosition(file, position) ?? []).map(({ fileName }) => fileName);
}

/** What a name would stand for that is being typed. */
function declarationsOf(service: ts.LanguageService, file: string, position: number, typed: string): string[] {
  if (typed === "") return [];
  const symbol = service.getCompletionEntrySymbol(file, position, typed, undefined);
  return (symbol?.declarations ?? []).map((declaration) => declaration.getSourceFile().fileName);
}

/** The end of the name before the parentheses, and before the types that may stand between. */
function calledAt(service: ts.LanguageService, file: string, position: number): number | undefined {
  const help = service.getSignatureHelpItems(file, position, undefined);
  if (!help) return undefined;
  const before = service.getProgram()?.getSourceFile(file)?.text.slice(0, help.applicableSpan.start);
  if (!before?.endsWith("(")) return before?.length;
  const called = before.slice(0, -1).trimEnd();
  return called.endsWith(">") ? withoutTypes(called).length : called.length;
}

/** Without what stands between the angle brackets at the end of a text; other parentheses are not among it. */
function withoutTypes(called: string): string {
  const from = Math.max(called.lastIndexOf("("), called.lastIndexOf(")"));
  const bracket = called.indexOf("<", from + 1);
  return bracket < 0 ? called : called.slice(0, bracket).trimEnd();
}
