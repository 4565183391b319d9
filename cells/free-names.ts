import type ts from "typescript";
import type { TypeScript } from "./compiler/language";
import { CELL, CELLS, TURN } from "./compiler/names";

/** What the language itself brings, everywhere and always the same. */
const STANDARD = new Set(
  [
    "undefined NaN Infinity isFinite isNaN parseFloat parseInt console arguments",
    "Object Function Boolean Symbol Number BigInt Math Date String RegExp JSON Intl Promise Reflect Proxy",
    "Array Map Set WeakMap WeakSet WeakRef Iterator ArrayBuffer SharedArrayBuffer DataView Atomics",
    "Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array",
    "Float16Array Float32Array Float64Array BigInt64Array BigUint64Array",
    "Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError",
    "encodeURI encodeURIComponent decodeURI decodeURIComponent",
  ].flatMap((line) => line.split(" ")),
);

/** The binder is the compiler's own: it knows which names each scope declares. */
interface Binder {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
}
type Scope = ts.Node & { readonly locals?: ReadonlyMap<ts.__String, unknown> };

/**
 * The names that a function uses and does not declare, as its author wrote them: what it would miss in another place.
 *
 * Names of the language do not count, and neither do the guards of compiled code (`compiler/guard.ts`). There a name of
 * an earlier cell is a property of one object, and an import of a local file a property of its module: `$cells.start`
 * and `other_1.start` are just `start`.
 *
 * @param source the text of the function, as `String(f)` gives it
 * @returns each name once, in the order in which they appear
 */
export function freeNames(ts: TypeScript, source: string): string[] {
  const file = ts.createSourceFile("function.js", `(${source})`, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  (ts as unknown as Binder).bindSourceFile(file, {});
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isUse(ts, node) && !isDeclared(ts, node)) {
      const name = writtenName(ts, node);
      if (name !== undefined && !STANDARD.has(name)) found.add(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found];
}

/** Whether an identifier stands for a variable, and is not the name of a property, a key or a label. */
function isUse(ts: TypeScript, node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isMetaProperty(parent)) return parent.name !== node;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return parent.name !== node;
  if (ts.isMethodDeclaration(parent) || ts.isAccessor(parent)) return false;
  return !ts.isLabeledStatement(parent) && !ts.isBreakOrContinueStatement(parent);
}

function isDeclared(ts: TypeScript, use: ts.Identifier): boolean {
  const name = ts.escapeLeadingUnderscores(use.text);
  for (let scope: ts.Node = use; scope; scope = scope.parent) {
    if ((scope as Scope).locals?.has(name)) return true;
    if ((ts.isFunctionExpression(scope) || ts.isClassExpression(scope)) && scope.name?.escapedText === name)
      return true;
  }
  return false;
}

/** The modules of a compiled file, and what it exports itself. */
const MODULE = /_\d+$|^exports$/;

/** The name that the author wrote; undefined for what only the compiler wrote. */
function writtenName(ts: TypeScript, { text, parent }: ts.Identifier): string | undefined {
  if (text === TURN) return undefined;
  const member = ts.isPropertyAccessExpression(parent) ? parent.name.text : undefined;
  if (text === CELL) return member === "import" ? "import" : member === "meta" ? "import.meta" : undefined;
  return text === CELLS || MODULE.test(text) ? (member ?? text) : text;
}
