import type ts from "typescript";
import type { TypeScript } from "./language";

/** What one cell declares under one name; several texts are overloads, or parts of an interface. */
export interface Declaration {
  /** Undefined for what has no name of its own, such as `declare global`. */
  readonly name: string | undefined;
  readonly text: string;
}

/** Declarations that the compiler reads as one file. */
export type Part = readonly Declaration[];

/**
 * What all cells so far declared, oldest first, in parts: a part in which nothing changes is the same object as before
 * and need not be read again, so that a cell costs the same after five hundred others as after five.
 */
export type Declarations = readonly Part[];

/** Declarations that a part takes before the next one is begun. */
const PART_SIZE = 32;

/** Adds the declarations of one cell, which stay together: overloads of a function belong into one file. */
export function append(declarations: Declarations, added: Part): Declarations {
  if (added.length === 0) return declarations;
  const last = declarations.at(-1) ?? [];
  if (last.length + added.length <= PART_SIZE) return [...declarations.slice(0, -1), [...last, ...added]];
  // Parts whose declarations were replaced by later ones have room: then neighbours become one.
  const parts: Part[] = [];
  for (const part of [...declarations, added]) {
    const before = parts.at(-1);
    if (before && before.length + part.length <= PART_SIZE) parts[parts.length - 1] = [...before, ...part];
    else parts.push(part);
  }
  return parts;
}

/** One declaration for each name: `const a: 1, b: 2` becomes two, and so do the names of one import. */
export function split(ts: TypeScript, file: ts.SourceFile): Declaration[] {
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed, removeComments: true });
  const print = (node: ts.Node) => printer.printNode(ts.EmitHint.Unspecified, node, file);
  return file.statements.flatMap((statement): Declaration[] => {
    if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return [];
    const parts = splitStatement(ts, statement);
    if (parts) return parts.map(({ name, node }) => ({ name, text: print(node) }));
    const [variable] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    const { name } = variable ?? (statement as ts.DeclarationStatement);
    const isName = name && ts.isIdentifier(name) && name.escapedText !== "__global" && name.text !== "global";
    return [{ name: isName ? name.text : undefined, text: statement.getFullText(file).trim() }];
  });
}

function splitStatement(ts: TypeScript, statement: ts.Statement): { name: string; node: ts.Node }[] | undefined {
  const f = ts.factory;
  if (ts.isVariableStatement(statement) && statement.declarationList.declarations.length > 1) {
    const { modifiers, declarationList: list } = statement;
    return list.declarations.map((declaration) => ({
      name: (declaration.name as ts.Identifier).text,
      node: f.createVariableStatement(modifiers, f.createVariableDeclarationList([declaration], list.flags)),
    }));
  }
  if (!ts.isImportDeclaration(statement)) return undefined;
  const { importClause: clause, moduleSpecifier } = statement;
  const importing = (name: ts.Identifier | undefined, bindings: ts.NamedImportBindings | undefined) =>
    f.createImportDeclaration(undefined, f.createImportClause(clause?.phaseModifier, name, bindings), moduleSpecifier);
  const bindings = clause?.namedBindings;
  const whole = bindings && ts.isNamespaceImport(bindings) ? [bindings] : [];
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
  return [
    ...(clause?.name ? [{ name: clause.name.text, node: importing(clause.name, undefined) }] : []),
    ...whole.map((node) => ({ name: node.name.text, node: importing(undefined, node) })),
    ...named.map((node) => ({ name: node.name.text, node: importing(undefined, f.createNamedImports([node])) })),
  ];
}

/** The text of a declaration file with these declarations. */
export function write(declarations: readonly Declaration[]): string {
  return declarations.map(({ text }) => `${text}\n`).join("");
}
