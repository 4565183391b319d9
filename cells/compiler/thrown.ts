import type ts from "typescript";
import { callCell } from "./cell-calls";
import type { TypeScript } from "./language";

/**
 * What is thrown may be no error, and then knows nothing of the calls that led to it; nor does an error that Node made
 * where no code of a cell ran. Here the cell is asked to remember them: `throw $cell.thrown("too far")`. A promise that is
 * rejected throws as well.
 */
export function rememberedThrows(ts: TypeScript): ts.TransformerFactory<ts.SourceFile> {
  return (context) => {
    const rejecting = new Set<string>();
    const visit = (node: ts.Node): ts.Node => {
      const reject = rejectOf(ts, node);
      if (reject) rejecting.add(reject);
      const visited = ts.visitEachChild(node, visit, context);
      if (ts.isThrowStatement(visited)) {
        return ts.factory.updateThrowStatement(visited, remembered(ts, visited.expression));
      }
      if (!isRejection(ts, visited, rejecting)) return visited;
      const { expression, typeArguments, arguments: given } = visited;
      const reason = ts.setSourceMapRange(remembered(ts, given[0]), ts.getSourceMapRange(given[0]));
      return ts.factory.updateCallExpression(visited, expression, typeArguments, [reason]);
    };
    return (file) => ts.visitEachChild(file, visit, context);
  };
}

/** `$cell.thrown(value)`; what is not made on the spot may have been made anywhere: `$cell.thrown(error, true)`. */
function remembered(ts: TypeScript, value: ts.Expression): ts.Expression {
  return callCell(ts, "thrown", ts.isNewExpression(value) ? [value] : [value, ts.factory.createTrue()]);
}

/** The name of the function that rejects: `reject` in `new Promise((resolve, reject) => …)`. */
function rejectOf(ts: TypeScript, node: ts.Node): string | undefined {
  if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const [given] = node.arguments ?? [];
  if (node.expression.text !== "Promise" || !given) return undefined;
  if (!ts.isArrowFunction(given) && !ts.isFunctionExpression(given)) return undefined;
  const name = given.parameters[1]?.name;
  return name && ts.isIdentifier(name) ? name.text : undefined;
}

/** `Promise.reject("too far")`, or `reject("too far")`. */
function isRejection(ts: TypeScript, node: ts.Node, rejecting: ReadonlySet<string>): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || node.arguments.length !== 1 || ts.isSpreadElement(node.arguments[0])) return false;
  const { expression: called } = node;
  if (ts.isIdentifier(called)) return rejecting.has(called.text);
  if (!ts.isPropertyAccessExpression(called) || !ts.isIdentifier(called.expression)) return false;
  return called.expression.text === "Promise" && called.name.text === "reject";
}
