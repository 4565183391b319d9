import type ts from "typescript";
import type { TypeScript } from "./language";

/** The names that a cell declares as values: the converter writes them behind it. */
export function exportedNames(ts: TypeScript, file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause) return [];
    if (!ts.isNamedExports(statement.exportClause)) return [];
    return statement.exportClause.elements.map(({ name }) => name.text);
  });
}

/** How a name is declared, which says when it has a value and whether that changes. */
type Kind = "value" | "function" | "let" | "var";

/** The names that one statement declares. */
export function declaredNames(ts: TypeScript, statement: ts.Statement): { name: string; kind: Kind }[] {
  if (ts.isFunctionDeclaration(statement) && statement.name) return [{ name: statement.name.text, kind: "function" }];
  if (ts.isClassDeclaration(statement) && statement.name) return [{ name: statement.name.text, kind: "value" }];
  const found: { name: string; kind: Kind }[] = [];
  const declare = (list: ts.VariableDeclarationList) => {
    const kind = list.flags & ts.NodeFlags.Const ? "value" : list.flags & ts.NodeFlags.Let ? "let" : "var";
    for (const { name } of list.declarations)
      found.push(...namesOf(ts, name).map((text) => ({ name: text, kind }) as const));
  };
  if (ts.isVariableStatement(statement)) declare(statement.declarationList);
  else nestedVars(ts, statement, declare);
  return found;
}

/** A `var` inside a block or a loop belongs to the whole cell. */
function nestedVars(ts: TypeScript, node: ts.Node, declare: (list: ts.VariableDeclarationList) => void): void {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
  if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) declare(node);
  ts.forEachChild(node, (child) => nestedVars(ts, child, declare));
}

function namesOf(ts: TypeScript, name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(ts, element.name) : []));
}
