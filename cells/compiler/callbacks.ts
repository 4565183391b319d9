import type ts from "typescript";
import { callCell } from "./cell-calls";
import type { TypeScript } from "./language";
import { promiseMethod } from "./promise-method";

const IN_NODE = /\/@types\/node\//;

/**
 * A host can break what it has called itself, and Node calls functions too: when a file was read, or a child process has
 * ended. Here the cell is asked to call them: `promise.then($cell.reacting(use))`, `readFile(path, $cell.called(use))`.
 *
 * The second is done for functions that stand in the call alone: one that has a name may be compared with itself later.
 */
export function brokenCallbacks(ts: TypeScript, checker: ts.TypeChecker): ts.TransformerFactory<ts.SourceFile> {
  const isLiteral = (node: ts.Node) => ts.isArrowFunction(node) || ts.isFunctionExpression(node);

  const isNodes = (call: ts.CallExpression) => {
    const file = checker.getResolvedSignature(call)?.declaration?.getSourceFile();
    return file !== undefined && IN_NODE.test(file.fileName);
  };
  /** Which function of the cell the arguments of a call are handed to. */
  const wrapper = (call: ts.CallExpression) => {
    if (promiseMethod(ts, checker, call)) return "reacting";
    return call.arguments.some(isLiteral) && isNodes(call) ? "called" : undefined;
  };

  return (context) => {
    const visit = (node: ts.Node): ts.Node => {
      const method = ts.isCallExpression(node) ? wrapper(node) : undefined;
      const visited = ts.visitEachChild(node, visit, context);
      if (!method || !ts.isCallExpression(visited)) return visited;
      const { expression, typeArguments } = visited;
      const args = visited.arguments.map((arg) =>
        method === "reacting" || isLiteral(arg) ? callCell(ts, method, [arg]) : arg,
      );
      return ts.factory.updateCallExpression(visited, expression, typeArguments, args);
    };
    return (file) => ts.visitEachChild(file, visit, context);
  };
}
