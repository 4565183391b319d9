import type ts from "typescript";
import type { TypeScript } from "./language";

/** What a declaration gives a name: an interface a type, a variable a value, a class both. */
export type Meaning = "type" | "value" | "both";

/** The documentation of a declaration stands before it. */
const COMMENTS = /^(?:\s+|\/\*[\s\S]*?\*\/|\/\/.*)*/;
const TYPE = /^(?:export )?(?:declare )?(?:interface|type)\b/;
const VALUE = /^(?:export )?(?:declare )?(?:(?:const|let|var)\b(?! enum\b)|function\b)/;

/** The meaning of a declaration, by its text in a declaration file. */
export function meaningOf(text: string): Meaning {
  const declaration = text.replace(COMMENTS, "");
  if (TYPE.test(declaration)) return "type";
  return VALUE.test(declaration) ? "value" : "both";
}

/** Which meaning of its name an identifier of a declaration file has, where it is declared or mentioned. */
export function meaningAt(ts: TypeScript, node: ts.Identifier): Meaning {
  const { parent } = node;
  if (ts.isInterfaceDeclaration(parent) || ts.isTypeAliasDeclaration(parent)) return "type";
  if (ts.isVariableDeclaration(parent) || ts.isFunctionDeclaration(parent)) return "value";
  if (ts.isExpressionWithTypeArguments(parent)) return isBase(ts, parent) ? "value" : "type";
  if (ts.isPropertyAccessExpression(parent) || ts.isComputedPropertyName(parent)) return "value";
  let outermost: ts.Node = node;
  while (ts.isQualifiedName(outermost.parent)) outermost = outermost.parent;
  return ts.isTypeQueryNode(outermost.parent) ? "value" : "type";
}

/** What a class extends is a value; what it implements, and what an interface extends, are types. */
function isBase(ts: TypeScript, { parent: clause }: ts.ExpressionWithTypeArguments): boolean {
  return ts.isHeritageClause(clause) && clause.token === ts.SyntaxKind.ExtendsKeyword && ts.isClassLike(clause.parent);
}
