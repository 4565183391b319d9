import type ts from "typescript";
import { type Declarations, type Part, write } from "./declaration-list";
import { cellFile, MODULE_MARK, partFile, previousFile } from "./files";
import type { Language, TypeScript } from "./language";

/** A file as the compiler's binder leaves it: with the names on its top level. */
export interface BoundFile extends ts.SourceFile {
  readonly locals?: ReadonlyMap<ts.__String, ts.Symbol>;
}

/** What earlier cells declared, as the compiler finds it: a chain of files, each of which sees the ones before it. */
export interface Earlier {
  /** Shows the compiler these declarations. Only parts that are new are read. */
  show(declarations: Declarations): void;
  /** The files of the declarations in a program, oldest first. */
  files(program: ts.Program): readonly BoundFile[];
  /** The program over all files, in which the cell sees the declarations. */
  program(): ts.Program;
}

/**
 * Files that are there from the beginning. With more files than before the compiler looks at all the others anew, which
 * takes a while with the packages of the course: so their number doubles, and rarely does.
 */
const FIRST_FILES = 16;

export function createEarlier(language: Language, folder: string): Earlier {
  const shown: Part[] = [];
  const put = (index: number, part: Part) => {
    if (shown[index] === part) return;
    language.setFile(partFile(folder, index), MODULE_MARK + write(part));
    shown[index] = part;
  };
  const files = (program: ts.Program) =>
    shown.map((_, index) => program.getSourceFile(partFile(folder, index)) as BoundFile);
  return {
    show(declarations) {
      let count = Math.max(FIRST_FILES, shown.length);
      while (count < declarations.length) count *= 2;
      for (let index = 0; index < count; index++) put(index, declarations[index] ?? NOTHING);
    },
    files,
    program() {
      const program = language.program();
      // Names that are not found in a file are looked up in its parent: this is how tslab chains cells.
      const chain = [...files(program), ...[previousFile(folder), cellFile(folder)].map(program.getSourceFile)];
      chain.forEach((file, index) => void (file && index > 0 && Object.assign(file, { parent: chain[index - 1] })));
      return program;
    },
  };
}

const NOTHING: Part = [];

/** What a name means on the top level of a file. The compiler writes names that begin with two underscores in its own way. */
export function named(ts: TypeScript, { locals }: BoundFile, name: string): ts.Symbol | undefined {
  return locals?.get(ts.escapeLeadingUnderscores(name));
}
