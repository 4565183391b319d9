import type ts from "typescript";
import type { TypeScript } from "./language";

/**
 * A word that stands twice before a declaration, as in `export export const a`. The parser lets it pass and the emitter
 * leaves one out, so that only a check of types, which a file that cells import does not get here, would tell of it.
 */
export function repeatedModifier(ts: TypeScript, file: ts.SourceFile): ts.Modifier | undefined {
  const search = (node: ts.Node): ts.Modifier | undefined => repeated(ts, node) ?? ts.forEachChild(node, search);
  return ts.forEachChild(file, search);
}

function repeated(ts: TypeScript, node: ts.Node): ts.Modifier | undefined {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.find(({ kind }, i) => modifiers.findIndex((one) => one.kind === kind) < i);
}
