import type ts from "typescript";
import { containsAwait } from "./awaits";
import { guard } from "./guard";
import type { TypeScript } from "./language";
import { repeatedModifier } from "./modifiers";
import { CELL, TURN } from "./names";
import { rememberedThrows } from "./thrown";

/** A file that cells import, as it runs, and the way back to its lines. */
export interface CompiledModule {
  /** An expression that is a function of `exports`, `require`, … (`MODULE_PARAMETERS`); its lines are those that `map` counts. */
  readonly code: string;
  /** The source map from `code` to the file, as JSON. */
  readonly map: string;
}

/** The parameters of the function that a file becomes. */
const MODULE_PARAMETERS = ["exports", "require", "module", "__filename", "__dirname", CELL];

/**
 * Compiles a TypeScript or JavaScript file to a CommonJS function.
 *
 * Types are dropped, not checked: that is the editor's work, and the cell that uses the file is checked against it.
 *
 * @param oldDecorators compiles decorators as they were before the standard, for a notebook that was written for tslab
 * @throws SyntaxError when the file does not parse, or awaits on top level
 */
export function compileModule(ts: TypeScript, fileName: string, source: string, oldDecorators = false): CompiledModule {
  let awaits = false;
  let repeated: ts.Diagnostic | undefined;
  const note: ts.TransformerFactory<ts.SourceFile> = () => (file) => {
    awaits = containsAwait(ts, file);
    repeated = repetition(ts, file);
    return file;
  };
  const { outputText, sourceMapText, diagnostics } = ts.transpileModule(source, {
    // The ending of a file that can only be a module would keep it one.
    fileName: fileName.replace(/\.m([tj]s)$/, ".$1"),
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      sourceMap: true,
      jsx: ts.JsxEmit.React,
      allowJs: true,
      experimentalDecorators: oldDecorators,
    },
    transformers: { before: [note, rememberedThrows(ts), guard(ts)] },
  });
  const wrong = diagnostics?.[0] ?? repeated;
  if (wrong) throw syntaxError(ts, fileName, wrong);
  // It becomes a function that returns at once: others may be waiting for what it exports.
  if (awaits)
    throw new SyntaxError(
      `Cannot load ${fileName} as it awaits on top level, which only a cell can: export a function instead`,
    );
  const code = outputText.replace(/^#!.*/, "").replace(/^\/\/# sourceMappingURL=.*$/m, "");
  // On one line with the code's first, so that lines need no correction.
  const head = `(function (${MODULE_PARAMETERS.join(", ")}) { let ${TURN} = 0; `;
  return { code: `${head}${code}\n})`, map: sourceMapText ?? "" };
}

/** A word that stands twice, in the compiler's words: "'{0}' modifier already seen". */
function repetition(ts: TypeScript, file: ts.SourceFile): ts.Diagnostic | undefined {
  const modifier = repeatedModifier(ts, file);
  if (!modifier) return undefined;
  const start = modifier.getStart(file);
  const messageText = `'${modifier.getText(file)}' modifier already seen.`;
  return { category: ts.DiagnosticCategory.Error, code: 1030, messageText, file, start, length: modifier.end - start };
}

function syntaxError(ts: TypeScript, name: string, { messageText, start = 0, file }: ts.Diagnostic): SyntaxError {
  const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 1;
  return new SyntaxError(`${ts.flattenDiagnosticMessageText(messageText, " ")} (${name}, line ${line})`);
}
