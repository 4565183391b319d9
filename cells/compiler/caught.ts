import type ts from "typescript";
import { callCell, tellCell } from "./cell-calls";
import type { TypeScript } from "./language";
import { promiseMethod } from "./promise-method";

/** The methods of a promise that take a function for what went wrong, and its place among their arguments. */
const HANDLERS: ReadonlyMap<string | undefined, number> = new Map([
  ["catch", 0],
  ["then", 1],
]);

/**
 * V8 quotes what it runs, so that an error's message would name `$cells` to who catches it. Here the cell is asked to
 * take it out: `catch (error) { $cell.caught(error); … }` and `promise.catch($cell.catching(handler))`. A stop passes
 * through a `catch`: it is not for the cell to handle.
 */
export function readableCatches(ts: TypeScript, checker: ts.TypeChecker): ts.TransformerFactory<ts.SourceFile> {
  const f = ts.factory;

  // What a pattern takes apart, such as { message }, is readable before it does.
  const clause = (node: ts.CatchClause) => {
    const { variableDeclaration: variable, block } = node;
    const error = variable && ts.isIdentifier(variable.name) ? variable.name : f.createUniqueName("error");
    const head = tellCell(ts, "caught", [error]);
    if (!variable) {
      return f.updateCatchClause(
        node,
        f.createVariableDeclaration(error),
        f.updateBlock(block, [head, ...block.statements]),
      );
    }
    const parts = f.createVariableDeclaration(variable.name, undefined, undefined, error);
    const apart = f.createVariableStatement([], f.createVariableDeclarationList([parts], ts.NodeFlags.Let));
    const taken = error === variable.name ? [] : [apart];
    const declaration = f.updateVariableDeclaration(variable, error, undefined, undefined, undefined);
    return f.updateCatchClause(node, declaration, f.updateBlock(block, [head, ...taken, ...block.statements]));
  };

  const handler = (node: ts.CallExpression) => {
    const { expression: callee, typeArguments } = node;
    const place = HANDLERS.get(promiseMethod(ts, checker, node));
    const args = node.arguments.map((arg, i) => (i === place ? callCell(ts, "catching", [arg]) : arg));
    return place === undefined ? node : f.updateCallExpression(node, callee, typeArguments, args);
  };

  return (context) => {
    const visit = (node: ts.Node): ts.Node => {
      const visited = ts.visitEachChild(node, visit, context);
      if (ts.isCatchClause(visited)) return clause(visited);
      return ts.isCallExpression(visited) ? handler(visited) : visited;
    };
    return (file) => ts.visitEachChild(file, visit, context);
  };
}
