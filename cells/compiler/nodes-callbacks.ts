import type ts from "typescript";
import type { TypeScript } from "./language";

/** `node:util` calls nothing by itself: it makes functions of functions, and says of which kind one is. */
const CALLS = /\/@types\/node\/(?!util)/;

type FunctionLiteral = ts.ArrowFunction | ts.FunctionExpression;

/** Answers of each argument of a call whether it is a function, written right there, that Node is to call. */
export function nodesCallbacks(ts: TypeScript, checker: ts.TypeChecker): (call: ts.CallExpression) => boolean[] {
  // A generator does nothing when it is called.
  const isLiteral = (node: ts.Node): node is FunctionLiteral =>
    ts.isArrowFunction(node) || (ts.isFunctionExpression(node) && !node.asteriskToken);

  return (call) => {
    if (!call.arguments.some(isLiteral)) return [];
    const declaration = checker.getResolvedSignature(call)?.declaration;
    if (!declaration || !CALLS.test(declaration.getSourceFile().fileName)) return [];
    const parameters = declaration.parameters.filter(({ name }) => !ts.isIdentifier(name) || name.text !== "this");
    return call.arguments.map((arg, i) => {
      const parameter = parameters[i] ?? parameters.at(-1);
      return isLiteral(arg) && !handsOutItself(ts, arg) && isCalled(ts, checker, parameter);
    });
  };
}

/** Whether a parameter was declared to be a function. What may be anything is data: it is printed, compared or copied. */
function isCalled(ts: TypeScript, checker: ts.TypeChecker, parameter: ts.Node) {
  const declared = checker.getTypeAtLocation(parameter);
  const isRest = ts.isParameter(parameter) && parameter.dotDotDotToken !== undefined;
  const type = (isRest && checker.getIndexTypeOfType(declared, ts.IndexKind.Number)) || declared;
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(
    (part) =>
      checker.getSignaturesOfType(part, ts.SignatureKind.Call).length > 0 ||
      // A listener, which depends on the event; and what `process.nextTick` takes.
      (part.flags & ts.TypeFlags.Conditional) !== 0 ||
      part.symbol?.name === "Function",
  );
}

/** Whether a function uses its own name but to call itself: to take itself away from where it listens, for example. */
function handsOutItself(ts: TypeScript, { name, body }: FunctionLiteral): boolean {
  const isHandedOut = (node: ts.Node): boolean =>
    ts.isIdentifier(node)
      ? node.text === name?.text && !(ts.isCallExpression(node.parent) && node.parent.expression === node)
      : ts.forEachChild(node, isHandedOut) === true;
  return name !== undefined && isHandedOut(body);
}
