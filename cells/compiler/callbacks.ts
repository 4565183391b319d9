import type ts from "typescript";
import { callCell } from "./cell-calls";
import type { TypeScript } from "./language";
import { nodesCallbacks } from "./nodes-callbacks";
import { promiseMethod } from "./promise-method";

/**
 * A host can break what it has called itself, and Node calls functions too: when a file was read, or a child process has
 * ended. Here the cell is asked to call them: `promise.then($cell.reacting(use))`, `readFile(path, $cell.called(use))`.
 *
 * The second is done for functions that stand in the call alone, where Node says that it calls them: one that has a name
 * may be compared with itself later, and one that is data, as in `console.log(() => 1)`, is looked at.
 */
export function brokenCallbacks(ts: TypeScript, checker: ts.TypeChecker): ts.TransformerFactory<ts.SourceFile> {
  const nodes = nodesCallbacks(ts, checker);

  /** Which function of the cell the arguments of a call are handed to, and which of them are. */
  const handed = (call: ts.CallExpression) => {
    if (promiseMethod(ts, checker, call)) return { method: "reacting", isHanded: () => true };
    const calls = nodes(call);
    return calls.includes(true) ? { method: "called", isHanded: (i: number) => calls[i] } : undefined;
  };

  return (context) => {
    const visit = (node: ts.Node): ts.Node => {
      const found = ts.isCallExpression(node) ? handed(node) : undefined;
      const visited = ts.visitEachChild(node, visit, context);
      if (!found || !ts.isCallExpression(visited)) return visited;
      const { expression, typeArguments } = visited;
      const { method, isHanded } = found;
      const args = visited.arguments.map((arg, i) => (isHanded(i) ? callCell(ts, method, [arg]) : arg));
      return ts.factory.updateCallExpression(visited, expression, typeArguments, args);
    };
    return (file) => ts.visitEachChild(file, visit, context);
  };
}
