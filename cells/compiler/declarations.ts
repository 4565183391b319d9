import type ts from "typescript";
import { append, type Declaration, type Declarations, type Part, split } from "./declaration-list";
import { type BoundFile, named } from "./earlier";
import { hide } from "./hidden";
import type { TypeScript } from "./language";
import { type Meaning, meaningOf } from "./meaning";

/** The parts of the emitter's program that say what names mean. */
export interface Scope {
  readonly checker: ts.TypeChecker;
  /** What the cells before this one declared: a file for each part. */
  readonly earlier: readonly BoundFile[];
  readonly cell: BoundFile;
}

/**
 * Joins what the cells so far declared with what one more cell declares.
 *
 * A name that is declared anew hides its earlier declaration. Values that were made under the earlier one live on, and
 * so does their type: it goes on under a name that says so (`Point__earlier`) as long as something mentions it. A cell
 * that is run again as it is declares what it did before, so that nothing is hidden and nothing added.
 */
export function joinDeclarations(
  ts: TypeScript,
  scope: Scope,
  declarations: Declarations,
  fresh: string,
): Declarations {
  const emitted = split(ts, ts.createSourceFile("fresh.d.ts", fresh, ts.ScriptTarget.ES2022, true));
  const all = [...emitted, ...nestedVars(ts, scope, emitted)];
  const same = unchanged(declarations, all);
  const added = all.filter((declaration) => !same.has(declaration));
  const names = new Map<string, Meaning>();
  const values: string[] = [];
  for (const name of new Set(added.flatMap(({ name }) => name ?? []))) {
    const { clash, fresh: means, hadValue } = clashOf(ts, scope, name);
    if (!clash) continue;
    // A class has one declaration for both of its meanings.
    const isWhole = declarations.flat().some((one) => one.name === name && meaningOf(one.text) === "both");
    names.set(name, isWhole ? "both" : means);
    if (isWhole && means === "type" && hadValue) values.push(name);
  }
  const { checker, earlier: files } = scope;
  return append(hide(ts, declarations, { checker, files, names, values }), added);
}

/** Those that stand there word for word, and mean what they meant: nothing that they mention is declared anew. */
function unchanged(declarations: Declarations, all: readonly Declaration[]): ReadonlySet<Declaration> {
  const before = declarations.flat();
  const nameless = new Set(before.filter(({ name }) => name === undefined).map(({ text }) => text));
  // Of hundreds of names a cell declares a few.
  const fresh = new Set(all.map(({ name }) => name));
  const [textsBefore, texts] = [before.filter(({ name }) => fresh.has(name)), all].map(textsByName);
  const stands = (declaration: Declaration) =>
    declaration.name === undefined
      ? nameless.has(declaration.text)
      : textsBefore.get(keyOf(declaration)) === texts.get(keyOf(declaration));
  const same = new Set(all.filter(stands));
  const changed = new Set(all.filter((one) => !same.has(one)).map(({ name }) => name));
  const mentionsNew = ({ text, name: own }: Declaration) =>
    wordsOf(text).some((word) => word !== own && changed.has(word));
  // What mentions something new is new itself, and so is what mentions that.
  for (let size = -1; size !== same.size; ) {
    size = same.size;
    for (const declaration of same) {
      if (!mentionsNew(declaration)) continue;
      same.delete(declaration);
      changed.add(declaration.name);
    }
  }
  return same;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{ID_Continue}$]+/gu) ?? [];
}

/** A type and a value of one name are two declarations, which may be of different cells. */
const keyOf = ({ name, text }: Declaration) => `${meaningOf(text)} ${name}`;

/** All that is declared under each name: a function may have several signatures. */
function textsByName(declarations: Part): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const each of declarations) {
    const key = keyOf(each);
    texts.set(key, `${texts.get(key) ?? ""}\n${each.text}`);
  }
  return texts;
}

/**
 * Whether the earlier and the new declaration of a name cannot stand beside each other, as a type and a value can; what
 * the new one means, and whether the earlier one was a value.
 */
function clashOf(ts: TypeScript, { checker, earlier, cell }: Scope, name: string) {
  const meaning = (files: readonly BoundFile[]) =>
    files.reduce((flags, file) => {
      const symbol = named(ts, file, name);
      if (!symbol) return flags;
      return (
        flags | (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol).flags || -1 : symbol.flags)
      );
    }, 0);
  const { Value, Type, Namespace } = ts.SymbolFlags;
  const [before, now] = [meaning(earlier), meaning([cell])];
  const clash = [Value, Type, Namespace].some((kind) => before & kind && now & kind);
  const onlyType = !(now & (Value | Namespace));
  const fresh: Meaning = onlyType ? "type" : now & (Type | Namespace) ? "both" : "value";
  return { clash, fresh, hadValue: Boolean(before & Value) };
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
