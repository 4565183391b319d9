import type ts from "typescript";
import { type Declaration, split, write } from "./declaration-list";
import type { TypeScript } from "./language";

interface BoundFile extends ts.SourceFile {
  readonly locals?: ReadonlyMap<ts.__String, ts.Symbol>;
}

/** What makes a module of the earlier declarations (`MODULE_MARK`). */
const MARK = /^export \{\};\n/;

/** The parts of the emitter's program that say what names mean. */
export interface Scope {
  readonly checker: ts.TypeChecker;
  /** What the cells before this one declared. */
  readonly earlier: BoundFile;
  readonly cell: BoundFile;
}

const HIDDEN = /[\p{ID_Continue}$]+__earlier\d*/gu;

/**
 * Joins what the cells so far declared with what one more cell declares.
 *
 * A name that is declared anew hides its earlier declaration. Values that were made under the earlier one live on, and
 * so does their type: it goes on under a name that says so (`Point__earlier`) as long as something mentions it. A cell
 * that is run again as it is declares what it did before, so that nothing is hidden.
 */
export function joinDeclarations(ts: TypeScript, scope: Scope, fresh: string): string {
  const { earlier } = scope;
  const added = split(ts, ts.createSourceFile("fresh.d.ts", fresh, ts.ScriptTarget.ES2022, true));
  added.push(...nestedVars(ts, scope, added));
  const replaced = [...new Set(added.map(({ name }) => name))].filter(
    (name) => name !== undefined && clash(ts, scope, name),
  );
  // The usual case, in which nothing needs to be read again: it must not cost more with every cell.
  if (replaced.length === 0) return earlier.text.replace(MARK, "") + write(added);
  const old = split(ts, earlier);

  const same = new Set(replaced.filter((name) => textOf(old, name) === textOf(added, name)));
  const hidden = new Map<ts.Symbol, string>();
  for (const name of replaced) {
    const symbol = named(ts, earlier, name as string);
    if (symbol && !same.has(name)) hidden.set(symbol, hiddenName(ts, earlier, name as string));
  }
  const kept = split(ts, renamed(ts, scope, hidden)).filter(({ name }) => !same.has(name));
  return write(withoutUnused([...kept, ...added]));
}

/** Whether the earlier and the new declaration of a name cannot stand beside each other, as a type and a value can. */
function clash(ts: TypeScript, { checker, earlier, cell }: Scope, name: string): boolean {
  const [before, now] = [named(ts, earlier, name), named(ts, cell, name)].map((symbol) => {
    if (!symbol) return 0;
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol).flags || -1 : symbol.flags;
  });
  return [ts.SymbolFlags.Value, ts.SymbolFlags.Type, ts.SymbolFlags.Namespace].some(
    (kind) => before & kind && now & kind,
  );
}

/** Names that begin with two underscores are written in another way inside the compiler. */
function named(ts: TypeScript, { locals }: BoundFile, name: string): ts.Symbol | undefined {
  return locals?.get(ts.escapeLeadingUnderscores(name));
}

/** A `var` in a block belongs to the whole cell, but the compiler declares only what stands on top level. */
function nestedVars(ts: TypeScript, { checker, cell }: Scope, declared: readonly Declaration[]): Declaration[] {
  const known = new Set(declared.map(({ name }) => name));
  const symbols = [...(cell.locals?.values() ?? [])].filter(
    ({ name, flags }) => flags & ts.SymbolFlags.FunctionScopedVariable && !known.has(name),
  );
  return symbols.map((symbol) => {
    const type = checker.typeToString(checker.getTypeOfSymbol(symbol), undefined, ts.TypeFormatFlags.NoTruncation);
    return { name: symbol.name, text: `declare var ${symbol.name}: ${type};` };
  });
}

function hiddenName(ts: TypeScript, earlier: BoundFile, name: string): string {
  const plain = `${name.replace(/__earlier\d*$/, "")}__earlier`;
  let free = plain;
  for (let n = 2; named(ts, earlier, free); n++) free = `${plain}${n}`;
  return free;
}

/** The earlier declarations with some names changed, wherever these names mean what was declared there. */
function renamed(ts: TypeScript, { checker, earlier }: Scope, names: ReadonlyMap<ts.Symbol, string>): ts.SourceFile {
  let text = earlier.text;
  const changes: { start: number; end: number; name: string }[] = [];
  const visit = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    const name = symbol && names.get(symbol);
    if (name) {
      const short = ts.isImportSpecifier(node.parent) && !node.parent.propertyName;
      changes.push({
        start: node.getStart(earlier),
        end: node.end,
        name: short ? `${node.getText(earlier)} as ${name}` : name,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(earlier);
  for (const { start, end, name } of changes.sort((a, b) => b.start - a.start)) {
    text = text.slice(0, start) + name + text.slice(end);
  }
  return ts.createSourceFile(earlier.fileName, text, ts.ScriptTarget.ES2022, true);
}

/** Leaves out hidden declarations that nothing mentions any more. */
function withoutUnused(declarations: readonly Declaration[]): Declaration[] {
  const isHidden = ({ name }: Declaration) => name !== undefined && name.match(HIDDEN)?.[0] === name;
  const used = new Set(declarations.filter((declaration) => !isHidden(declaration)));
  // A set visits what is added while it is walked: what a hidden declaration mentions is used too.
  for (const { text } of used) {
    const mentioned = new Set(text.match(HIDDEN));
    for (const declaration of declarations) if (mentioned.has(declaration.name ?? "")) used.add(declaration);
  }
  return declarations.filter((declaration) => used.has(declaration));
}

function textOf(declarations: readonly Declaration[], wanted: string | undefined): string {
  return write(declarations.filter(({ name }) => name === wanted));
}
