import type ts from "typescript";
import { readableCatches } from "./caught";
import { createChecks } from "./checks";
import type { Declarations } from "./declaration-list";
import { joinDeclarations } from "./declarations";
import { type BoundFile, createEarlier } from "./earlier";
import { cellFile, MODULE_MARK } from "./files";
import { containsAwait, guard } from "./guard";
import type { Language, TypeScript } from "./language";
import { previousNames } from "./previous";
import { type CellImport, moduleToScript } from "./script";
import { syntaxErrors } from "./syntax";
import { type EmitCell, namespaceForTslab, type TslabConverter, type TslabResult } from "./tslab";

/** A place in a cell, both counted from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What the compiler has against a cell. */
export interface CellDiagnostic {
  readonly code: number;
  readonly message: string;
  readonly start: Position;
  readonly end: Position;
}

/** A cell that is ready to run. */
export interface ConvertedCell {
  /** The body of a function of `$cells` and `$cell`. */
  readonly code: string;
  /** The source map from `code` to the cell, as JSON; the compiler counts one line more than the cell has. */
  readonly map: string;
  readonly imports: readonly CellImport[];
  readonly names: readonly string[];
  readonly awaits: boolean;
  /** The declarations of all cells so far, this one included: the types that the next cell sees. */
  readonly declarations: Declarations;
}

export type Conversion =
  | { readonly ok: true; readonly cell: ConvertedCell }
  | { readonly ok: false; readonly diagnostics: readonly CellDiagnostic[] };

export interface CellConverter {
  convert(declarations: Declarations, source: string): Conversion;
  /** Shows a cell to the language service without converting it, for questions about it. */
  open(declarations: Declarations, source: string): void;
  close(): void;
}

export interface ConverterParts {
  readonly ts: TypeScript;
  readonly language: Language;
  /** The folder of the cells. */
  readonly folder: string;
  /** Loads tslab's converter so that it finds the given namespace as its compiler. */
  readonly loadTslab: (namespace: TypeScript) => { createConverter(): TslabConverter };
  /** Whether cells are checked as long as none of them says otherwise; they are when left out. */
  readonly check?: boolean;
}

/** Joins tslab's converter, the language service and our emitter: a cell in, a script and its declarations out. */
export function createCellConverter({ ts, language, folder, loadTslab, check }: ConverterParts): CellConverter {
  const earlier = createEarlier(language, folder);
  let known: Declarations = [];
  const emitted: ConvertedCell[] = [];
  const emitCell: EmitCell = (program, file) => {
    emitted.push(emit(ts, program, file, { declarations: known, files: earlier.files(program) }));
  };
  const checks = createChecks(ts, check ?? true);
  const namespace = namespaceForTslab(
    ts,
    folder,
    { ...language, program: earlier.program },
    {
      emitCell,
      isChecked: (text) => checks.isChecked(text.slice(MODULE_MARK.length)),
    },
  );
  const converter = loadTslab(namespace).createConverter();
  return {
    convert(declarations, source) {
      checks.read(source);
      const text = withoutExports(ts, source);
      // What does not parse has no meaning to check: the follow-up errors would bury the first one.
      const wrong = syntaxErrors(ts, text);
      if (wrong.length > 0) return { ok: false, diagnostics: wrong };
      known = declarations;
      earlier.show(declarations);
      const result = converter.convert("", text);
      if (result.diagnostics.length > 0) return { ok: false, diagnostics: cellDiagnostics(result) };
      const cell = emitted.pop();
      if (!cell) throw new Error("Cannot run the cell as the compiler emitted nothing for it");
      return { ok: true, cell };
    },
    open(declarations, source) {
      earlier.show(declarations);
      language.setFile(cellFile(folder), MODULE_MARK + source);
      earlier.program();
    },
    close: () => converter.close(),
  };
}

/** `forceDtsEmit` is the compiler's own: a type that has no name outside of its cell must not keep the cell from running. */
type ForcedEmit = (...args: [...Parameters<ts.Program["emit"]>, forceDtsEmit: boolean]) => ts.EmitResult;

/** What the cells so far declared, and the files in which the compiler found it. */
interface Known {
  readonly declarations: Declarations;
  readonly files: readonly BoundFile[];
}

function emit(ts: TypeScript, program: ts.Program, file: ts.SourceFile, known: Known): ConvertedCell {
  const facts = { imports: [] as CellImport[], names: [] as string[] };
  const checker = program.getTypeChecker();
  const transformers: ts.CustomTransformers = {
    before: [readableCatches(ts, checker), previousNames(ts, checker, known.files)],
    after: [guard(ts), moduleToScript(ts, facts, lastExpression(ts, file))],
  };
  const output = { code: "", map: "", declarations: "" };
  const write = (name: string, text: string) => {
    if (name.endsWith(".d.ts")) output.declarations = text;
    else if (name.endsWith(".js")) output.code = text.replace(/^\/\/# sourceMappingURL=.*$/m, "");
    else if (name.endsWith(".js.map")) output.map = text;
  };
  (program.emit as ForcedEmit)(file, write, undefined, false, transformers, true);
  const scope = { checker, earlier: known.files, cell: file };
  const declarations = joinDeclarations(ts, scope, known.declarations, output.declarations);
  return { ...output, declarations, ...facts, awaits: containsAwait(ts, file) };
}

/** The statement whose value is that of the cell; exports at its end are the converter's. */
function lastExpression(ts: TypeScript, { statements }: ts.SourceFile): ts.Statement | undefined {
  const last = statements.findLast((statement) => !ts.isExportDeclaration(statement));
  return last && ts.isExpressionStatement(last) ? last : undefined;
}

/** `export const a` means `const a`: every name of a cell is known to the next one. Columns stay where they are. */
function withoutExports(ts: TypeScript, source: string): string {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);
  let text = source;
  const blank = (end: number, words: RegExp) => {
    text = text.slice(0, end).replace(words, (found) => found.replace(/\S/g, " ")) + text.slice(end);
  };
  for (const statement of file.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    for (const { kind, end } of modifiers) {
      if (kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword)
        blank(end, /(export|default)$/);
    }
    if (ts.isExportAssignment(statement)) blank(statement.expression.getStart(file), /export\s+default\s+$/);
  }
  return text;
}

function cellDiagnostics({ diagnostics }: TslabResult): CellDiagnostic[] {
  return diagnostics.map(({ code, messageText, start, end }) => ({
    code,
    message: messageText,
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  }));
}
