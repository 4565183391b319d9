import type ts from "typescript";
import { cellProperty, tellCell } from "./cell-calls";
import type { Position } from "./convert";
import { declaredNames, exportedNames } from "./declared-names";
import { placeInCell } from "./files";
import type { TypeScript } from "./language";

/** One `import` of a cell: what is asked for, and the names under which the cell knows it. */
export interface CellImport {
  readonly specifier: string;
  /** Where the cell asks for it. */
  readonly place: Position;
  /** Local name → exported name; `*` stands for the whole module. */
  readonly names: Readonly<Record<string, string>>;
}

/** What the emitter found out about a cell on its way. */
export interface ScriptFacts {
  readonly imports: CellImport[];
  /** The names that the cell declares as values. */
  readonly names: string[];
}

/**
 * Turns the module that the compiler emits into the body of a function.
 *
 * - `import { sgd } from "descent"` becomes `const { sgd } = $cell.imports[0]`: the host has loaded the modules by then.
 * - A declaration stays a local variable, so that loops over it run at full speed, and is made known behind the
 *   statement that makes it: `let` by a pair of functions, so that there is one variable and not two; the rest by value.
 *   A cell that stops half-way has thus declared what it reached and left the rest as it was.
 * - The value of the last expression is handed over: `$cell.result = …`.
 */
export function moduleToScript(
  ts: TypeScript,
  facts: ScriptFacts,
  last: ts.Statement | undefined,
): ts.TransformerFactory<ts.SourceFile> {
  const f = ts.factory;
  return (context) => (file) => {
    const handOver = (node: ts.Node): ts.Node => {
      if (ts.isExpressionStatement(node)) return ts.getOriginalNode(node) === last ? assignResult(ts, node) : node;
      // Where a cell is `using` something, the compiler puts what follows into a `try`.
      return ts.isTryStatement(node) || ts.isBlock(node) ? ts.visitEachChild(node, handOver, context) : node;
    };
    facts.names.push(...exportedNames(ts, file));
    const known = new Set(facts.names);
    const hoisted: ts.Statement[] = [];
    const body: ts.Statement[] = [];
    for (const statement of file.statements) {
      if (ts.isExportDeclaration(statement)) continue;
      if (ts.isImportDeclaration(statement)) {
        hoisted.push(...importStatement(ts, file, statement, facts.imports));
        continue;
      }
      body.push(ts.visitNode(statement, handOver) as ts.Statement);
      for (const { name, kind } of declaredNames(ts, statement)) {
        if (!known.has(name)) continue;
        if (kind === "value") body.push(keep(ts, name));
        else if (kind === "function") hoisted.push(keep(ts, name));
        else (kind === "var" ? hoisted : body).push(define(ts, name));
      }
    }
    return f.updateSourceFile(file, [...hoisted, ...body]);
  };
}

function importStatement(
  ts: TypeScript,
  file: ts.SourceFile,
  node: ts.ImportDeclaration,
  imports: CellImport[],
): ts.Statement[] {
  const f = ts.factory;
  const names: Record<string, string> = {};
  const clause = node.importClause;
  if (clause?.name) names[clause.name.text] = "default";
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names[bindings.name.text] = "*";
  if (bindings && ts.isNamedImports(bindings)) {
    for (const { name, propertyName } of bindings.elements) names[name.text] = (propertyName ?? name).text;
  }
  const source = f.createElementAccessExpression(cellProperty(ts, "imports"), imports.length);
  const specifier = node.moduleSpecifier as ts.StringLiteral;
  imports.push({ specifier: specifier.text, place: placeInCell(file, specifier.getStart(file)), names });
  return Object.entries(names).map(([local, exported]) =>
    constant(
      ts,
      local,
      exported === "*" ? source : f.createElementAccessExpression(source, f.createStringLiteral(exported)),
    ),
  );
}

function assignResult(ts: TypeScript, statement: ts.ExpressionStatement): ts.Statement {
  const assignment = ts.factory.createAssignment(cellProperty(ts, "result"), statement.expression);
  return ts.setTextRange(ts.factory.createExpressionStatement(assignment), statement);
}

/** `$cell.keep("model", model)` */
function keep(ts: TypeScript, name: string): ts.Statement {
  return tellCell(ts, "keep", [ts.factory.createStringLiteral(name), ts.factory.createIdentifier(name)]);
}

/** `$cell.define("n", () => n, ($value) => n = $value)` */
function define(ts: TypeScript, name: string): ts.Statement {
  const f = ts.factory;
  const value = "$value";
  const get = f.createArrowFunction(undefined, undefined, [], undefined, undefined, f.createIdentifier(name));
  const parameter = f.createParameterDeclaration(undefined, undefined, value);
  const assign = f.createAssignment(f.createIdentifier(name), f.createIdentifier(value));
  const set = f.createArrowFunction(undefined, undefined, [parameter], undefined, undefined, assign);
  return tellCell(ts, "define", [f.createStringLiteral(name), get, set]);
}

function constant(ts: TypeScript, name: string, value: ts.Expression): ts.Statement {
  const f = ts.factory;
  const declaration = f.createVariableDeclaration(name, undefined, undefined, value);
  return f.createVariableStatement(undefined, f.createVariableDeclarationList([declaration], ts.NodeFlags.Const));
}
