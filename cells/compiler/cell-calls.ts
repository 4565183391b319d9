import type ts from "typescript";
import type { TypeScript } from "./language";
import { CELL } from "./names";

/** `$cell.name`: a part of the cell that the emitted code belongs to. */
export function cellProperty(ts: TypeScript, name: string): ts.Expression {
  return ts.factory.createPropertyAccessExpression(ts.factory.createIdentifier(CELL), name);
}

/** `$cell.method(…)` */
export function callCell(ts: TypeScript, method: string, args: readonly ts.Expression[]): ts.CallExpression {
  return ts.factory.createCallExpression(cellProperty(ts, method), undefined, args);
}

/** The same as a statement, where nothing is done with what it gives. */
export function tellCell(ts: TypeScript, method: string, args: readonly ts.Expression[]): ts.Statement {
  return ts.factory.createExpressionStatement(callCell(ts, method, args));
}
