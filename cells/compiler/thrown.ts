import type ts from "typescript";
import { callCell } from "./cell-calls";
import type { TypeScript } from "./language";

/**
 * What is thrown may be no error, and then knows nothing of the calls that led to it. Here the cell is asked to remember
 * them: `throw $cell.thrown("too far")`.
 */
export function rememberedThrows(ts: TypeScript): ts.TransformerFactory<ts.SourceFile> {
  return (context) => {
    const visit = (node: ts.Node): ts.Node => {
      const visited = ts.visitEachChild(node, visit, context);
      if (!ts.isThrowStatement(visited)) return visited;
      return ts.factory.updateThrowStatement(visited, callCell(ts, "thrown", [visited.expression]));
    };
    return (file) => ts.visitEachChild(file, visit, context);
  };
}
