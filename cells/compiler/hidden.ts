import type ts from "typescript";
import { type Declaration, type Declarations, type Part, write } from "./declaration-list";
import { type BoundFile, named } from "./earlier";
import { MODULE_MARK } from "./files";
import type { TypeScript } from "./language";

// Only from where a name begins (`earlier-names.ts`).
const HIDDEN = /(?<![\p{ID_Continue}$])[\p{ID_Continue}$]+__earlier\d*/gu;

/** What tells which identifiers mean the declarations that are to be hidden. */
export interface Hiding {
  readonly checker: ts.TypeChecker;
  /** The files of the declarations, one for each part. */
  readonly files: readonly BoundFile[];
  readonly names: readonly string[];
}

/**
 * Gives declarations a name that says that later ones took their place, wherever they are mentioned, and leaves out
 * those that nothing mentions. Parts without such a name stay the same objects.
 */
export function hide(ts: TypeScript, declarations: Declarations, { checker, files, names }: Hiding): Declarations {
  if (names.length === 0) return declarations;
  const taken = new Set(declarations.flat().map(({ name }) => name));
  const hidden = new Map(names.map((name) => [name, hiddenName(name, taken)]));
  const symbols = new Set(names.flatMap((name) => files.map((file) => named(ts, file, name))));
  const newName = (node: ts.Identifier) => {
    const name = hidden.get(node.text);
    const symbol = name && checker.getSymbolAtLocation(node);
    return symbol && symbols.has(symbol) ? name : undefined;
  };
  const renamed = declarations.map((part, i) => {
    const mentions = part.some(({ text }) => names.some((name) => text.includes(name)));
    return mentions ? renamedPart(ts, files[i], part, newName, hidden) : part;
  });
  return withoutUnused(renamed);
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
  hidden: ReadonlyMap<string, string>,
): Part {
  let start = MODULE_MARK.length;
  return part.map((declaration, i) => {
    const text = renamedText(ts, file, file.statements[i + 1], start, declaration, newName);
    start += write([declaration]).length;
    if (text === declaration.text) return declaration;
    return { name: hidden.get(declaration.name ?? "") ?? declaration.name, text };
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
