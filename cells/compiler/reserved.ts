import type ts from "typescript";
import type { CellDiagnostic } from "./convert";
import { MODULE_MARK, placeInCell } from "./files";
import type { TypeScript } from "./language";
import { CELL, CELLS, TURN } from "./names";

const RESERVED = new Set([CELLS, CELL, TURN]);

/** "Declaration name conflicts with built-in global identifier". */
const CONFLICT = 2397;

/** Declarations whose names the code of a cell needs itself, also within functions, where they would hide the cell's. */
export function reservedNames(ts: TypeScript, source: string): CellDiagnostic[] {
  // Almost no cell has such a name.
  if (![...RESERVED].some((name) => source.includes(name))) return [];
  const file = ts.createSourceFile("cell.ts", MODULE_MARK + source, ts.ScriptTarget.ES2022, true);
  const found: CellDiagnostic[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && RESERVED.has(node.text) && isDeclared(ts, node)) {
      const [start, end] = [node.getStart(file), node.end].map((at) => placeInCell(file, at));
      const message = `Cannot declare ${node.text} as the code of every cell has this name: choose another one`;
      found.push({ code: CONFLICT, message, start, end });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Whether a name is that of a value which is declared here; types are gone by the time a cell runs. */
function isDeclared(ts: TypeScript, node: ts.Identifier): boolean {
  const { parent } = node;
  const declares =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isFunctionExpression(parent) ||
    ts.isClassLike(parent) ||
    ts.isEnumDeclaration(parent) ||
    ts.isModuleDeclaration(parent) ||
    ts.isImportClause(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isNamespaceImport(parent);
  return declares && parent.name === node;
}
