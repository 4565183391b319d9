import type { TypeScript } from "./language";

/** `export const a` means `const a`: every name of a cell is known to the next one. Columns stay where they are. */
export function withoutExports(ts: TypeScript, source: string): string {
  if (!source.includes("export")) return source;
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);
  let text = source;
  const blank = (end: number, words: RegExp) => {
    text = text.slice(0, end).replace(words, (found) => found.replace(/\S/g, " ")) + text.slice(end);
  };
  for (const statement of file.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    for (const { kind, end } of modifiers) {
      if (kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword)
        blank(end, /(export|default)$/);
    }
    if (ts.isExportAssignment(statement)) blank(statement.expression.getStart(file), /export\s+default\s+$/);
  }
  return text;
}
