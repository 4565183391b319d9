import type ts from "typescript";
import type { TypeScript } from "./language";

const METHOD = /^Promise(?:Like)?\.(then|catch|finally)$/;

/** Which method of a promise a call is of, if it is of one that takes functions; the checker is asked for few others. */
export function promiseMethod(ts: TypeScript, checker: ts.TypeChecker, call: ts.CallExpression): string | undefined {
  const { expression: callee } = call;
  if (!ts.isPropertyAccessExpression(callee) || !/^(then|catch|finally)$/.test(callee.name.text)) return undefined;
  const method = checker.getSymbolAtLocation(callee.name);
  return method && METHOD.exec(checker.getFullyQualifiedName(method))?.[1];
}
