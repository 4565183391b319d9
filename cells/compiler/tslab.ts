import type ts from "typescript";
import type { Language, TypeScript } from "./language";

/** What tslab's converter offers; its own types would bring in the compiler that it bundles. */
export interface TslabConverter {
  convert(previousDeclarations: string, source: string): TslabResult;
  close(): void;
}

export interface TslabResult {
  readonly diagnostics: readonly TslabDiagnostic[];
}

export interface TslabDiagnostic {
  readonly start: TslabPosition;
  readonly end: TslabPosition;
  readonly messageText: string;
  readonly code: number;
  readonly category: ts.DiagnosticCategory;
  readonly fileName?: string;
}

interface TslabPosition {
  readonly offset: number;
  readonly line: number;
  readonly character: number;
}

/** How a cell's text becomes JavaScript and declarations; tslab's own transformers are not needed. */
export type EmitCell = (program: ts.Program, file: ts.SourceFile) => void;

/** What happens to a cell besides the converter's work. */
export interface CellSteps {
  readonly emitCell: EmitCell;
  /** Whether the types of the cell with this text are checked. */
  readonly isChecked: (text: string) => boolean;
}

type Notify = (fileName: string) => void;
type WatchSystem = ts.System & {
  setTimeout(callback: () => void): unknown;
  watchFile(fileName: string, callback: Notify): ts.FileWatcher;
};
interface WatchHost {
  readonly rootNames: readonly string[];
  readonly system: WatchSystem;
  afterProgramCreate?(builder: unknown): void;
}

/**
 * The compiler's namespace as tslab's converter wants to find it.
 *
 * The converter was written for a fork of TypeScript 5.0. It stays as it is; what it asks of the compiler is answered
 * here: the four functions that only the fork has, and a "watch program" that is our language service instead. The
 * converter asks for the program twice for each cell, once to learn which names the cell declares, once with these
 * names exported; the first question is answered by parsing the cell alone.
 */
export function namespaceForTslab(
  ts: TypeScript,
  folder: string,
  language: Language,
  { emitCell, isChecked }: CellSteps,
): TypeScript {
  const answers = {
    getDefaultTypeRoots: () => [],
    getNullTransformationContext: () => (ts as unknown as Internals).nullTransformationContext,
    getPreEmitDiagnosticsOfFiles: (_program: unknown, files: readonly ts.SourceFile[]) =>
      files.flatMap((file) => diagnosticsOf(language.program(), file, isChecked)),
    createWatchCompilerHost: (rootNames: string[], _options: unknown, system: WatchSystem): WatchHost => ({
      rootNames,
      system,
    }),
    createWatchProgram: (host: WatchHost) => watchProgram(ts, host, language, emitCell),
    // The script is ready when it leaves the emitter: there is nothing left to transpile.
    transpileModule: () => ({ outputText: "" }),
    // A browser has no `ts.sys`; `newLine` is part of `MODULE_MARK`, on every system.
    sys: { ...ts.sys, newLine: "\n", getCurrentDirectory: () => folder },
  };
  return { ...ts, ...answers } as unknown as TypeScript;
}

interface Internals {
  readonly nullTransformationContext: ts.TransformationContext;
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
}

/** "Could not find a declaration file": a package without types runs as well, and its values are `any`. */
const UNTYPED_PACKAGE = 7016;

/** `module Name { }` for a namespace; nothing else that has become old has an error which no option silences. */
const MODULE_KEYWORD = 1540;

function diagnosticsOf(program: ts.Program, file: ts.SourceFile, isChecked: CellSteps["isChecked"]): ts.Diagnostic[] {
  if (!isChecked(file.text)) return [];
  const passed = [UNTYPED_PACKAGE, ...(program.getCompilerOptions().ignoreDeprecations ? [MODULE_KEYWORD] : [])];
  return program.getSemanticDiagnostics(file).filter(({ code }) => !passed.includes(code));
}

function watchProgram(ts: TypeScript, host: WatchHost, language: Language, emitCell: EmitCell) {
  const [, cellName] = host.rootNames;
  let scheduled = false;
  let withExports = "";
  const rebuild = () => {
    scheduled = false;
    const text = host.system.readFile(cellName) ?? "";
    const parsed = text === withExports ? undefined : parse(ts, cellName, text);
    const names = parsed ? declaredNames(ts, parsed) : [];
    // What the converter will ask next, word for word.
    withExports = `${text}\nexport {${names.join(", ")}}`;
    const answer = names.length > 0 ? { locals: new Map(names.map((name) => [name, name])) } : undefined;
    if (!answer) for (const name of host.rootNames) language.setFile(name, host.system.readFile(name) ?? "");
    host.afterProgramCreate?.(builder(language, emitCell, answer));
  };
  for (const name of host.rootNames) {
    host.system.watchFile(name, () => {
      if (!scheduled) host.system.setTimeout(rebuild);
      scheduled = true;
    });
  }
  rebuild();
  return { close: language.close };
}

interface BoundFile extends ts.SourceFile {
  readonly locals?: Map<string, unknown>;
}

function parse(ts: TypeScript, name: string, text: string): BoundFile {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  (ts as unknown as Internals).bindSourceFile(file, { module: ts.ModuleKind.ESNext });
  return withoutGlobal(file);
}

/** The names on top level; the binder writes those that begin with two underscores in a way of its own. */
function declaredNames(ts: TypeScript, { locals }: BoundFile): string[] {
  return [...(locals?.keys() ?? [])].map((name) => ts.unescapeLeadingUnderscores(name as ts.__String));
}

/** `declare global` stands among the names of a file under this one. */
const GLOBAL_SCOPE = "__global";

/** The converter writes all names on top level behind the cell, and this one is none. */
function withoutGlobal<T extends BoundFile | undefined>(file: T): T {
  file?.locals?.delete(GLOBAL_SCOPE);
  return file;
}

/** @param names any file as far as the converter looks at it when it asks which names the cell declares */
function builder(language: Language, emitCell: EmitCell, names: object | undefined) {
  return {
    getProgram: () => ({ getTypeChecker: () => withoutSymbols(language.program().getTypeChecker()) }),
    getAllDependencies: (file: ts.SourceFile) => [file.fileName],
    getSourceFile: (name: string) => names ?? withoutGlobal(language.program().getSourceFile(name)),
    emit: (file: ts.SourceFile) => emitCell(language.program(), file),
  };
}

/**
 * The converter replaces names of earlier cells by asking what symbol each identifier has, which mistakes the keys of a
 * destructuring pattern for variables; `previousNames` has done this by then, so here no name has a symbol.
 */
function withoutSymbols(checker: ts.TypeChecker): ts.TypeChecker {
  return Object.assign(Object.create(checker), { getSymbolAtLocation: () => undefined });
}
