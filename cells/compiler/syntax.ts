import type ts from "typescript";
import type { CellDiagnostic } from "./convert";
import { MODULE_MARK, placeInCell } from "./files";
import type { TypeScript } from "./language";

/** A file as the parser leaves it; the compiler's types do not show what it had to say. */
interface Parsed extends ts.SourceFile {
  readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
}

/**
 * What keeps a cell from being parsed, in the text that its author wrote: the converter would write the names of the
 * cell behind it, and a cell that ends too early would be blamed for those.
 */
export function syntaxErrors(ts: TypeScript, source: string): CellDiagnostic[] {
  const text = MODULE_MARK + source;
  const file = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.ES2022) as Parsed;
  // What is missing at the end is missed behind the last thing that is there.
  const end = text.trimEnd().length;
  const place = (offset: number) => placeInCell(file, Math.min(offset, end));
  return file.parseDiagnostics.map(({ code, messageText, start, length }) => ({
    code,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
    start: place(start),
    end: place(start + length),
  }));
}
