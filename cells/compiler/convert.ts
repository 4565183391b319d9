import { type Checking, createChecks } from "./checks";
import type { Declarations } from "./declaration-list";
import { forgetPlace, tooDeep, unlessTooDeep } from "./depth";
import { createEarlier } from "./earlier";
import { emit } from "./emit";
import { withoutExports } from "./exports";
import { cellFile, MODULE_MARK } from "./files";
import { importsTslab } from "./imports-tslab";
import type { Language, TypeScript } from "./language";
import { reservedNames } from "./reserved";
import type { CellImport } from "./script";
import { withoutShebang } from "./shebang";
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
  | { readonly ok: false; readonly diagnostics: readonly CellDiagnostic[] }
  /** The compiler did not read the cell to its end, so it cannot say what is wrong there. */
  | { readonly ok: false; readonly error: Error };

export interface CellConverter {
  convert(declarations: Declarations, source: string): Conversion;
  /** Shows a cell to the language service without converting it, for questions about it. */
  open(declarations: Declarations, source: string): void;
  /** Forgets the cell in the middle of which the compiler was left. The cells before it stay known. */
  abandon(): void;
  close(): void;
}

export interface ConverterParts {
  readonly ts: TypeScript;
  readonly language: Language;
  /** The folder of the cells. */
  readonly folder: string;
  /** Loads tslab's converter so that it finds the given namespace as its compiler. */
  readonly loadTslab: (namespace: TypeScript) => { createConverter(): TslabConverter };
  /** How cells are checked as long as none of them says otherwise; strictly when left out. */
  readonly check?: Checking;
}

/** Joins tslab's converter, the language service and our emitter: a cell in, a script and its declarations out. */
export function createCellConverter(parts: ConverterParts): CellConverter {
  const { ts, language, folder, loadTslab, check = "on" } = parts;
  const earlier = createEarlier(language, folder);
  let known: Declarations = [];
  const emitted: ConvertedCell[] = [];
  const emitCell: EmitCell = (program, file) => {
    emitted.push(emit(ts, program, file, { declarations: known, files: earlier.files(program) }));
  };
  const checks = createChecks(ts, check !== "off");
  const namespace = namespaceForTslab(
    ts,
    folder,
    { ...language, program: earlier.program },
    {
      emitCell,
      isChecked: (text) => checks.isChecked(text.slice(MODULE_MARK.length)),
    },
  );
  const { createConverter } = loadTslab(namespace);
  let converter = createConverter();
  if (check === "tslab") language.followTslab();

  function convert(declarations: Declarations, source: string): Conversion {
    const text = withoutExports(ts, withoutShebang(source));
    // What does not parse has no meaning to check: the follow-up errors would bury the first one.
    const wrong = syntaxErrors(ts, text);
    if (wrong.length === 0) wrong.push(...reservedNames(ts, text));
    if (wrong.length > 0) return { ok: false, diagnostics: wrong };
    if (importsTslab(ts, text)) language.followTslab();
    known = declarations;
    earlier.show(declarations);
    const result = converter.convert("", text);
    if (result.diagnostics.length > 0) return { ok: false, diagnostics: cellDiagnostics(result) };
    const cell = emitted.pop();
    if (!cell) throw new Error("Cannot run the cell as the compiler emitted nothing for it");
    return { ok: true, cell };
  }

  function abandon(): void {
    forgetPlace(ts);
    language.beginAgain();
    emitted.length = 0;
    // It begins with an empty cell, so that the same text is a new one when it comes again.
    converter = createConverter();
  }

  return {
    convert(declarations, source) {
      checks.read(source);
      const conversion = unlessTooDeep(() => convert(declarations, source));
      if (conversion) return conversion;
      abandon();
      return { ok: false, error: tooDeep() };
    },
    abandon,
    open(declarations, source) {
      earlier.show(declarations);
      language.setFile(cellFile(folder), MODULE_MARK + withoutShebang(source));
      earlier.program();
    },
    close: () => converter.close(),
  };
}

function cellDiagnostics({ diagnostics }: TslabResult): CellDiagnostic[] {
  return diagnostics.map(({ code, messageText, start, end }) => ({
    code,
    message: messageText,
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  }));
}
