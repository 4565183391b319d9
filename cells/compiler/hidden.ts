import type ts from "typescript";
import { append, type Declaration, type Declarations, type Part, write } from "./declaration-list";
import { type BoundFile, named } from "./earlier";
import { MODULE_MARK } from "./files";
import type { TypeScript } from "./language";
import { type Meaning, meaningAt, meaningOf } from "./meaning";

// Only from where a name begins (`earlier-names.ts`).
const HIDDEN = /(?<![\p{ID_Continue}$])[\p{ID_Continue}$]+__earlier\d*/gu;

/** What tells which identifiers mean the declarations that are to be hidden. */
export interface Hiding {
  readonly checker: ts.TypeChecker;
  /** The files of the declarations, one for each part. */
  readonly files: readonly BoundFile[];
  /** What is hidden under each name: all that it means, its type alone, or its value alone. */
  readonly names: ReadonlyMap<string, Meaning>;
  /** Those of them whose value stays under its name: a type took the place of a class, and its value goes on. */
  readonly values: readonly string[];
}

/**
 * Gives declarations a name that says that later ones took their place, wherever they are mentioned, and leaves out
 * those that nothing mentions. Parts without such a name stay the same objects.
 */
export function hide(
  ts: TypeScript,
  declarations: Declarations,
  { checker, files, names, values }: Hiding,
): Declarations {
  if (names.size === 0) return declarations;
  const taken = new Set(declarations.flat().map(({ name }) => name));
  const all = [...names.keys()];
  const hidden = new Map(all.map((name) => [name, hiddenName(name, taken)]));
  const symbols = new Set(all.flatMap((name) => files.map((file) => named(ts, file, name))));
  const isHidden = (name: string, meaning: () => Meaning) => {
    const hides = names.get(name);
    return hides === "both" || (hides !== undefined && hides === meaning());
  };
  const newName = (node: ts.Identifier) => {
    const symbol = isHidden(node.text, () => meaningAt(ts, node)) && checker.getSymbolAtLocation(node);
    return symbol && symbols.has(symbol) ? hidden.get(node.text) : undefined;
  };
  const ownName = ({ name = "", text }: Declaration) =>
    isHidden(name, () => meaningOf(text)) ? hidden.get(name) : name || undefined;
  const renamed = declarations.map((part, i) => {
    const mentions = part.some(({ text }) => all.some((name) => text.includes(name)));
    return mentions ? renamedPart(ts, files[i], part, newName, ownName) : part;
  });
  const kept = values.map((name) => ({ name, text: `declare const ${name}: typeof ${hidden.get(name)};` }));
  return withoutUnused(append(renamed, kept));
}

function hiddenName(name: string, taken: ReadonlySet<string | undefined>): string {
  const plain = `${name.replace(/__earlier\d*$/, "")}__earlier`;
  let free = plain;
  for (let n = 2; taken.has(free); n++) free = `${plain}${n}`;
  return free;
}

/** A part with some names changed; its file has a statement for each declaration, behind the one that marks a module. */
function renamedPart(
  ts: TypeScript,
  file: BoundFile,
  part: Part,
  newName: (node: ts.Identifier) => string | undefined,
  ownName: (declaration: Declaration) => string | undefined,
): Part {
  let start = MODULE_MARK.length;
  return part.map((declaration, i) => {
    const text = renamedText(ts, file, file.statements[i + 1], start, declaration, newName);
    start += write([declaration]).length;
    return text === declaration.text ? declaration : { name: ownName(declaration), text };
  });
}

/** The text of a declaration, which begins at `start` of its file, with some names changed. */
function renamedText(
  ts: TypeScript,
  file: BoundFile,
  statement: ts.Statement,
  start: number,
  { text }: Declaration,
  newName: (node: ts.Identifier) => string | undefined,
): string {
  const pieces: string[] = [];
  let done = 0;
  const visit = (node: ts.Node): void => {
    const name = ts.isIdentifier(node) ? newName(node) : undefined;
    if (name !== undefined) {
      const short = ts.isImportSpecifier(node.parent) && !node.parent.propertyName;
      pieces.push(text.slice(done, node.getStart(file) - start), short ? `${node.getText(file)} as ` : "", name);
      done = node.end - start;
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return pieces.join("") + text.slice(done);
}

/** Leaves out hidden declarations that nothing mentions any more. */
function withoutUnused(declarations: Declarations): Declarations {
  const all = declarations.flat();
  const isHidden = ({ name }: Declaration) => name !== undefined && name.match(HIDDEN)?.[0] === name;
  const used = new Set(all.filter((declaration) => !isHidden(declaration)));
  // A set visits what is added while it is walked: what a hidden declaration mentions is used too.
  for (const { text } of used) {
    const mentioned = new Set(text.match(HIDDEN));
    if (mentioned.size === 0) continue;
    for (const declaration of all) if (mentioned.has(declaration.name ?? "")) used.add(declaration);
  }
  const kept = declarations.map((part) => {
    const left = part.filter((declaration) => used.has(declaration));
    return left.length === part.length ? part : left;
  });
  return kept.filter((part) => part.length > 0);
}
