import type ts from "typescript";
import {
  type Around,
  containsAwait,
  forgettingCatch,
  guardedAwait,
  guardedForAwait,
  isAsyncGenerator,
  isForAwait,
  placeOf,
  waitsOnlyAt,
} from "./awaits";
import { callCell, cellProperty, tellCell } from "./cell-calls";
import type { TypeScript } from "./language";
import { TURN } from "./names";

/**
 * Makes code look, now and then, whether somebody wants it to stop.
 *
 * - A loop that does real work in each turn (it calls something, or holds another loop) looks at every turn: that
 *   costs about a nanosecond where a turn costs microseconds.
 * - A tight loop that counts, or walks over a list, is left as it is, so that it runs at full speed. Another tight loop,
 *   such as a `while`, may never end: there every 1,024th turn looks. So it does in a function that awaits, as the host,
 *   which can break a loop while the cell runs synchronously, no longer can.
 * - After an `await` the function looks before it goes on: what was stopped while it waited does not come back to life.
 *   It also goes back to where the host can break a loop. A wait inside `try … finally`, which is also what `using`
 *   becomes, or in an async generator goes through the host, which can end it, so that what stands behind it runs.
 *
 * Dynamic `import()` and `import.meta` go through the host too, which knows where the cell lives.
 *
 * @param isCell whether it is a cell, which knows for what it waits, and not a file
 */
export function guard(ts: TypeScript, isCell = false): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const inside = (awaits: boolean, around: Around): ts.Visitor => {
      const cleaning = () => inside(awaits, { ...around, cleans: true });
      const place = (node: ts.Node) => (around.loop === undefined ? "" : placeOf(ts, file, node));
      const visit: ts.Visitor = (node) => {
        if (ts.isFunctionLike(node)) {
          const own = { cleans: isAsyncGenerator(ts, node), loop: undefined };
          return ts.visitEachChild(node, inside(containsAwait(ts, node), own), context);
        }
        if (ts.isTryStatement(node) && node.finallyBlock) return visitTry(ts, node, cleaning(), visit);
        if (isForAwait(ts, node)) return forgetting(node, visitForAwait(node));
        const visited = ts.visitEachChild(node, visit, context);
        if (ts.isCatchClause(visited)) return forgettingCatch(ts, visited, around);
        if (ts.isAwaitExpression(visited)) return guardedAwait(ts, visited, place(node), around);
        if (isImportMeta(ts, visited)) return cellProperty(ts, "meta");
        if (isImportCall(ts, visited)) return callCell(ts, "import", visited.arguments);
        if (ts.isIterationStatement(visited, false)) return guardLoop(ts, visited, isTight(ts, node), awaits);
        return visited;
      };
      // A label belongs to the loop alone.
      const forgetting = (node: ts.Node, loop: ts.Statement) =>
        around.loop === undefined || ts.isLabeledStatement(ts.getOriginalNode(node).parent)
          ? loop
          : [loop, waitsOnlyAt(ts, around.loop)];
      const visitForAwait = (node: ts.ForOfStatement) => {
        const turn = inside(awaits, { ...around, loop: around.loop === undefined ? undefined : place(node) });
        const body = ts.visitNode(node.statement, turn) as ts.Statement;
        const [initializer, expression] = [node.initializer, node.expression].map((part) => ts.visitNode(part, visit));
        const loop = ts.factory.updateForOfStatement(
          node,
          node.awaitModifier,
          initializer as ts.ForInitializer,
          expression as ts.Expression,
          body,
        );
        return guardLoop(ts, guardedForAwait(ts, loop, place(node), around), isTight(ts, node), awaits);
      };
      return visit;
    };
    const top = { cleans: false, loop: isCell ? "" : undefined };
    return ts.visitEachChild(file, inside(containsAwait(ts, file), top), context);
  };
}

/** @param cleaning visits what stands before the `finally`, and `visit` the rest */
function visitTry(ts: TypeScript, node: ts.TryStatement, cleaning: ts.Visitor, visit: ts.Visitor): ts.Statement {
  const block = ts.visitNode(node.tryBlock, cleaning) as ts.Block;
  const clause = ts.visitNode(node.catchClause, cleaning) as ts.CatchClause | undefined;
  return ts.factory.updateTryStatement(node, block, clause, ts.visitNode(node.finallyBlock, visit) as ts.Block);
}

function isTight(ts: TypeScript, loop: ts.Node): boolean {
  const works = (node: ts.Node): boolean =>
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isYieldExpression(node) ||
    ts.isIterationStatement(node, false) ||
    (ts.forEachChild(node, works) ?? false);
  return !(ts.forEachChild(loop, works) ?? false);
}

function endsByItself(ts: TypeScript, loop: ts.IterationStatement): boolean {
  if (ts.isForStatement(loop)) return loop.condition !== undefined && loop.incrementor !== undefined;
  return ts.isForOfStatement(loop) || ts.isForInStatement(loop);
}

function guardLoop(ts: TypeScript, loop: ts.IterationStatement, tight: boolean, awaits: boolean): ts.Statement {
  if (tight && !awaits && endsByItself(ts, loop)) return loop;
  const f = ts.factory;
  const look = tellCell(ts, "check", []);
  const body = f.createBlock([tight ? everyThousandTurns(ts, look) : look, loop.statement]);
  if (ts.isForStatement(loop)) {
    return f.updateForStatement(loop, loop.initializer, loop.condition, loop.incrementor, body);
  }
  if (ts.isForOfStatement(loop)) {
    return f.updateForOfStatement(loop, loop.awaitModifier, loop.initializer, loop.expression, body);
  }
  if (ts.isForInStatement(loop)) return f.updateForInStatement(loop, loop.initializer, loop.expression, body);
  if (ts.isWhileStatement(loop)) return f.updateWhileStatement(loop, loop.expression, body);
  return f.updateDoStatement(loop as ts.DoStatement, body, (loop as ts.DoStatement).expression);
}

/** `if ((++$turn & 1023) === 0) look` */
function everyThousandTurns(ts: TypeScript, look: ts.Statement): ts.Statement {
  const f = ts.factory;
  const turn = f.createPrefixUnaryExpression(ts.SyntaxKind.PlusPlusToken, f.createIdentifier(TURN));
  const rest = f.createBinaryExpression(turn, ts.SyntaxKind.AmpersandToken, f.createNumericLiteral(1023));
  return f.createIfStatement(
    f.createStrictEquality(f.createParenthesizedExpression(rest), f.createNumericLiteral(0)),
    look,
  );
}

function isImportCall(ts: TypeScript, node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

function isImportMeta(ts: TypeScript, node: ts.Node): boolean {
  return ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword;
}
