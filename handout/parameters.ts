import { createRequire } from "node:module";
import type ts from "typescript";
import type { Cell, Notebook } from "./notebook";

/** An `import` would search nine megabytes for what they export, which takes longer than to run them. */
const compiler: typeof ts = createRequire(import.meta.url)("typescript");

/** A constant that a cell tagged `parameters` declares, and where in the cell its value stands. */
interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly kind: "number" | "string" | "boolean" | "other";
  readonly cell: number;
  readonly from: number;
  readonly to: number;
}

/** The value of a parameter as it is written in the notebook, or nothing when it has none of that name. */
export function parameterOf(notebook: Notebook, name: string): string | undefined {
  return parametersOf(notebook).find((parameter) => parameter.name === name)?.value;
}

/**
 * The notebook with other values for some of its parameters. What the page shows is what runs: the value in the declaration itself
 * is replaced, and the kernel checks its type.
 *
 * @throws RangeError when no cell is tagged `parameters`, none of them declares the name, or the value is of another kind
 */
export function withParameters(notebook: Notebook, values: Readonly<Record<string, string>>): Notebook {
  return Object.entries(values).reduce((changed, [name, value]) => withParameter(changed, name, value), notebook);
}

function withParameter(notebook: Notebook, name: string, value: string): Notebook {
  const found = parametersOf(notebook);
  const parameter = found.find((candidate) => candidate.name === name);
  if (!parameter) throw new RangeError(`Cannot set ${name} as ${whatThereIs(notebook, found)}`);
  const { cell, from, to } = parameter;
  const code = codeOf(parameter, value);
  const cells = notebook.cells.map((other) => {
    return other.number === cell
      ? { ...other, source: other.source.slice(0, from) + code + other.source.slice(to) }
      : other;
  });
  return { ...notebook, cells };
}

function whatThereIs({ cells }: Notebook, found: readonly Parameter[]): string {
  if (!cells.some(isParameters)) return "a cell of the notebook must be tagged parameters: none is";
  const names = found.map(({ name }) => name).join(", ");
  return `the cell tagged parameters must declare it: it declares ${names || "nothing"}`;
}

function codeOf({ name, kind, value: before }: Parameter, value: string): string {
  if (kind === "string") return JSON.stringify(value);
  const isOfKind =
    kind === "number"
      ? value.trim() !== "" && Number.isFinite(Number(value))
      : kind === "boolean"
        ? value === "true" || value === "false"
        : isJson(value);
  if (isOfKind) return value.trim();
  const must = kind === "number" ? "a number" : kind === "boolean" ? "true or false" : "JSON";
  throw new RangeError(
    `Cannot set ${name} as it must be ${must}, like ${before} in the notebook: current value is ${value}`,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isParameters({ kind, tags }: Cell): boolean {
  return kind === "code" && tags.includes("parameters");
}

function parametersOf({ cells }: Notebook): readonly Parameter[] {
  return cells.filter(isParameters).flatMap((cell) => {
    const file = compiler.createSourceFile("cell.ts", cell.source, compiler.ScriptTarget.Latest);
    const declarations = file.statements
      .filter(compiler.isVariableStatement)
      .flatMap((statement) => [...statement.declarationList.declarations]);
    return declarations.flatMap(({ name, initializer }) => {
      if (!compiler.isIdentifier(name) || !initializer) return [];
      const [from, to] = [initializer.getStart(file), initializer.end];
      const value = cell.source.slice(from, to);
      return [{ name: name.text, value, kind: kindOf(initializer), cell: cell.number, from, to }];
    });
  });
}

function kindOf(node: ts.Expression): Parameter["kind"] {
  if (compiler.isPrefixUnaryExpression(node) || compiler.isAsExpression(node)) {
    return kindOf(compiler.isAsExpression(node) ? node.expression : (node.operand as ts.Expression));
  }
  if (compiler.isNumericLiteral(node)) return "number";
  if (compiler.isStringLiteralLike(node)) return "string";
  const isBoolean = node.kind === compiler.SyntaxKind.TrueKeyword || node.kind === compiler.SyntaxKind.FalseKeyword;
  return isBoolean ? "boolean" : "other";
}
