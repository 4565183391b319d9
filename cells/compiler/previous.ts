import type ts from "typescript";
import { type BoundFile, named } from "./earlier";
import type { TypeScript } from "./language";
import { CELLS } from "./names";

/**
 * Turns a name that an earlier cell declared into a property of the object that holds what all cells declared:
 * `learningRate * n` becomes `$cells.learningRate * $cells.n`.
 *
 * It works on the tree as the student wrote it, where the checker knows what each name means. The test is identity:
 * the name means exactly the symbol that the earlier declarations have on top level, so a local variable of the same
 * name, a property or a key is left alone.
 */
export function previousNames(
  ts: TypeScript,
  checker: ts.TypeChecker,
  earlier: readonly BoundFile[],
): ts.TransformerFactory<ts.SourceFile> {
  const f = ts.factory;
  const isEarlier = (name: string, symbol: ts.Symbol | undefined) =>
    symbol !== undefined && earlier.some((file) => named(ts, file, name) === symbol);
  const property = (name: string) => f.createPropertyAccessExpression(f.createIdentifier(CELLS), name);

  return (context) => {
    const visit = (node: ts.Node): ts.Node | undefined => {
      if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return node;
      if (ts.isShorthandPropertyAssignment(node)) return shorthand(node) ?? ts.visitEachChild(node, visit, context);
      if (ts.isCallExpression(node)) return call(node) ?? ts.visitEachChild(node, visit, context);
      if (ts.isImportEqualsDeclaration(node)) return alias(node) ?? node;
      if (!ts.isIdentifier(node)) return ts.visitEachChild(node, visit, context);
      return isEarlier(node.text, checker.getSymbolAtLocation(node))
        ? ts.setTextRange(property(node.text), node)
        : node;
    };

    // { learningRate } becomes { learningRate: $cells.learningRate }; in a destructuring assignment it may have a default.
    const shorthand = (node: ts.ShorthandPropertyAssignment) => {
      if (!isEarlier(node.name.text, checker.getShorthandAssignmentValueSymbol(node))) return undefined;
      const value = property(node.name.text);
      const initializer = ts.visitNode(node.objectAssignmentInitializer, visit) as ts.Expression | undefined;
      return f.createPropertyAssignment(node.name, initializer ? f.createAssignment(value, initializer) : value);
    };

    // f() becomes (0, $cells.f)(): a function of a cell is not a method of the object that holds it.
    const call = (node: ts.CallExpression) => {
      const callee = node.expression;
      if (!ts.isIdentifier(callee) || !isEarlier(callee.text, checker.getSymbolAtLocation(callee))) return undefined;
      const detached = f.createParenthesizedExpression(f.createComma(f.createNumericLiteral(0), property(callee.text)));
      const args = ts.visitNodes(node.arguments, visit, ts.isExpression);
      // Engines place such a call at its bracket; without a mark behind the name, that is the place of the name.
      ts.setEmitFlags(ts.setTextRange(detached, callee), ts.EmitFlags.NoTrailingSourceMap);
      return f.updateCallExpression(node, detached, node.typeArguments, args);
    };

    // import Inner = Outer.Inner, where Outer is of an earlier cell, becomes const Inner = $cells.Outer.Inner.
    const alias = (node: ts.ImportEqualsDeclaration) => {
      const target = checker.getSymbolAtLocation(node.name);
      const isValue = target && checker.getAliasedSymbol(target).flags & ts.SymbolFlags.Value;
      const value = isValue && !ts.isExternalModuleReference(node.moduleReference) && path(node.moduleReference);
      if (!value) return undefined;
      const declaration = f.createVariableDeclaration(node.name, undefined, undefined, value);
      return f.createVariableStatement([], f.createVariableDeclarationList([declaration], ts.NodeFlags.Const));
    };
    const path = (name: ts.EntityName): ts.Expression | undefined => {
      if (ts.isIdentifier(name)) {
        return isEarlier(name.text, checker.getSymbolAtLocation(name)) ? property(name.text) : undefined;
      }
      const left = path(name.left);
      return left && f.createPropertyAccessExpression(left, name.right);
    };

    return (file) => ts.visitEachChild(file, visit, context);
  };
}
