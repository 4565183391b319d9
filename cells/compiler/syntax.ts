import type ts from "typescript";
import type { CellDiagnostic } from "./convert";
import { MODULE_MARK, placeInCell } from "./files";
import type { TypeScript } from "./language";

/** A file as the parser leaves it; the compiler's types do not show what it had to say. */
interface Parsed extends ts.SourceFile {
  readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
}

/** A text as the parser leaves it, with what keeps it from being parsed. No types are looked at. */
export function parse(ts: TypeScript, text: string): Parsed {
  return ts.createSourceFile("cell.ts", text, ts.ScriptTarget.ES2022) as Parsed;
}

/**
 * What keeps a cell from being parsed, in the text that its author wrote: the converter would write the names of the
 * cell behind it, and a cell that ends too early would be blamed for those.
 */
export function syntaxErrors(ts: TypeScript, source: string): CellDiagnostic[] {
  const text = MODULE_MARK + source;
  const file = parse(ts, text);
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
