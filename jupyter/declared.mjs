// What a cell declares with const, let and var, as JSON: `{ "rate": { "keyword": "const", "type": "number" } }`. The cell comes in
// on standard input. TypeScript's own parser reads it, as a type may go over lines and hold anything.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const ts = createRequire(import.meta.url)("typescript");
const file = ts.createSourceFile("cell.ts", await text(process.stdin), ts.ScriptTarget.Latest);

const declared = file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList: list }) => {
  const keyword = list.flags & ts.NodeFlags.Const ? "const" : list.flags & ts.NodeFlags.Let ? "let" : "var";
  const named = list.declarations.filter(({ name }) => ts.isIdentifier(name));
  return named.map(({ name, type, initializer }) => [name.text, { keyword, ...typeOf(type, initializer) }]);
});
console.log(JSON.stringify(Object.fromEntries(declared)));

/** The `type` that is written; otherwise the `literal` that a constant would have as its type. */
function typeOf(type, value) {
  if (type) return { type: type.getText(file) };
  if (!value) return {};
  if (ts.isParenthesizedExpression(value) || ts.isSatisfiesExpression(value))
    return typeOf(undefined, value.expression);
  if (ts.isAsExpression(value) || ts.isTypeAssertionExpression(value)) {
    return ts.isConstTypeReference(value.type) ? typeOf(undefined, value.expression) : typeOf(value.type);
  }
  return { literal: literalOf(value) };
}

/** As a string is often one of a few, it stands for itself; numbers, bigints and truth values stand for all of their kind. */
function literalOf(value) {
  if (ts.isStringLiteralLike(value)) return JSON.stringify(value.text);
  const number = ts.isPrefixUnaryExpression(value) ? value.operand : value;
  if (ts.isBigIntLiteral(number)) return "bigint";
  if (ts.isPrefixUnaryExpression(value))
    return value.operator === ts.SyntaxKind.ExclamationToken ? "boolean" : "number";
  if (ts.isNumericLiteral(value)) return "number";
  return [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword].includes(value.kind) ? "boolean" : undefined;
}
