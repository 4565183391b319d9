import type ts from "typescript";
import { callCell, cellProperty } from "./cell-calls";
import { placeInCell } from "./files";
import type { TypeScript } from "./language";

/** Where an `await` stands, as it matters for how it is emitted. */
export interface Around {
  /** Whether something is to be put right behind it, so that a stop must end the wait. */
  readonly cleans: boolean;
  /** On the top level of a cell: where the `for await` around it stands, as `3:1`; empty if there is none. */
  readonly loop: string | undefined;
}

/** Whether a function, or the top level of a cell, waits for something itself. */
export function containsAwait(ts: TypeScript, root: ts.Node): boolean {
  const search = (node: ts.Node): boolean => {
    if (ts.isAwaitExpression(node) || isForAwait(ts, node)) return true;
    if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.AwaitUsing) === ts.NodeFlags.AwaitUsing)
      return true;
    return node !== root && ts.isFunctionLike(node) ? false : (ts.forEachChild(node, search) ?? false);
  };
  return ts.forEachChild(root, search) ?? false;
}

export function isForAwait(ts: TypeScript, node: ts.Node): node is ts.ForOfStatement {
  return ts.isForOfStatement(node) && node.awaitModifier !== undefined;
}

/** Who asks it for more would wait for ever if it were just given up. */
export function isAsyncGenerator(ts: TypeScript, node: ts.Node): boolean {
  const { asteriskToken, modifiers } = node as ts.FunctionExpression;
  return Boolean(asteriskToken && modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword));
}

/** The line and the column of what the author of a cell wrote, both from 1; empty for what the compiler made. */
export function placeOf(ts: TypeScript, file: ts.SourceFile, node: ts.Node): string {
  const original = ts.getOriginalNode(node);
  if (original.pos < 0) return "";
  const { line, character } = placeInCell(file, original.getStart(file));
  return `${line + 1}:${character + 1}`;
}

/**
 * `$cell.resumed(await x, …)`. Where it cleans it waits for `$cell.wait(x)`, which a stop makes fail; on the top level of a
 * cell for `$cell.waitsAt(x, "3:1")`: an error that Node makes itself knows of no line, so the cell knows what it waited for.
 */
export function guardedAwait(ts: TypeScript, node: ts.AwaitExpression, place: string, around: Around): ts.Expression {
  const awaited = ts.factory.updateAwaitExpression(node, waited(ts, "wait", node.expression, place, around));
  const then = around.loop === undefined ? [] : [ts.factory.createStringLiteral(around.loop)];
  return callCell(ts, "resumed", [awaited, goInside(ts), ...then]);
}

/** The same for what a `for await` walks over. */
export function guardedForAwait(
  ts: TypeScript,
  node: ts.ForOfStatement,
  place: string,
  around: Around,
): ts.ForOfStatement {
  const over = waited(ts, "waitEach", node.expression, place, around);
  return ts.factory.updateForOfStatement(node, node.awaitModifier, node.initializer, over, node.statement);
}

/** `$cell.place = "3:1"`, where the wait before is over: it may have failed. */
export function waitsOnlyAt(ts: TypeScript, place: string): ts.Statement {
  const f = ts.factory;
  return f.createExpressionStatement(f.createAssignment(cellProperty(ts, "place"), f.createStringLiteral(place)));
}

export function forgettingCatch(ts: TypeScript, node: ts.CatchClause, { loop }: Around): ts.CatchClause {
  if (loop === undefined) return node;
  const block = ts.factory.updateBlock(node.block, [waitsOnlyAt(ts, loop), ...node.block.statements]);
  return ts.factory.updateCatchClause(node, node.variableDeclaration, block);
}

function waited(
  ts: TypeScript,
  how: "wait" | "waitEach",
  value: ts.Expression,
  place: string,
  { cleans, loop }: Around,
): ts.Expression {
  const waiting = cleans ? callCell(ts, how, [value]) : value;
  return loop === undefined ? waiting : callCell(ts, "waitsAt", [waiting, ts.factory.createStringLiteral(place)]);
}

/** `$cell.outside() && await $cell.inside()` */
function goInside(ts: TypeScript): ts.Expression {
  const inside = ts.factory.createAwaitExpression(callCell(ts, "inside", []));
  return ts.factory.createLogicalAnd(callCell(ts, "outside", []), inside);
}
