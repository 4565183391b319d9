import type ts from "typescript";
import { isPartFile } from "../compiler/files";
import { fileAt } from "../compiler/library";
import { documentationParts, textOf } from "./jsdoc";
import type { Part } from "./parts";

/** Lines of a source to show. */
const MOST_LINES = 80;

/** Explains the name at a position of a file: its type, and what its documentation says. */
export function explainName(service: ts.LanguageService, file: string, position: number): Part[] {
  const info = service.getQuickInfoAtPosition(file, position);
  if (!info || info.kind === KEYWORD) return [];
  const type = withoutImport(textOf(info.displayParts));
  return type === "" ? [] : [{ kind: "code", code: type }, ...documentationParts(info.documentation, info.tags)];
}

const KEYWORD: `${ts.ScriptElementKind.keyword}` = "keyword";

/**
 * Explains a name that is being typed at the end of an unfinished cell, such as the key of an options object, from the
 * completion of that name.
 */
export function explainTyped(service: ts.LanguageService, file: string, position: number, name: string): Part[] {
  if (name === "") return [];
  const details = service.getCompletionEntryDetails(file, position, name, undefined, undefined, undefined, undefined);
  if (!details || details.kind === KEYWORD) return [];
  const type = withoutImport(textOf(details.displayParts));
  return [{ kind: "code", code: type }, ...documentationParts(details.documentation, details.tags)];
}

/** Shows how the name at a position is written where it is declared. */
export function sourceOfName(service: ts.LanguageService, file: string, position: number): Part[] {
  return (service.getDefinitionAtPosition(file, position) ?? []).flatMap(({ fileName, contextSpan }) => {
    const text = service.getProgram()?.getSourceFile(fileName)?.text;
    // What earlier cells declared is known as types alone.
    if (!contextSpan || text === undefined || isPartFile(fileName)) return [];
    const lines = text.slice(contextSpan.start, contextSpan.start + contextSpan.length).split("\n");
    const left = lines.length > MOST_LINES ? [`// … ${lines.length - MOST_LINES} more lines`] : [];
    const path = fileAt(fileName, text, contextSpan.start);
    const title = `Source, ${path.split("/").slice(-2).join("/")}`;
    return [{ kind: "code", title, code: [...lines.slice(0, MOST_LINES), ...left].join("\n") } as const];
  });
}

/** `(alias) function train(…)`, followed by `import train`: that a name was imported is no news. */
function withoutImport(type: string): string {
  return type.replace(/^\(alias\) /, "").replace(/\nimport [\s\S]*$/, "");
}
