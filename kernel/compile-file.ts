import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { CELL, containsAwait, guard, TURN } from "../cells";

/** A local file as it runs, and the way back to its lines. */
export interface CompiledFile {
  readonly file: string;
  /** The address that the stack of an error names. */
  readonly url: string;
  /** An expression that is a function of `FILE_PARAMETERS`. */
  readonly code: string;
  readonly map: string;
}

/** The parameters of the function that a local file becomes. */
const PARAMETERS = ["exports", "require", "module", "__filename", "__dirname", CELL];

/**
 * Compiles a TypeScript or JavaScript file of the user's own to a CommonJS function.
 *
 * Types are dropped, not checked: that is the editor's work, and the cell that uses the file is checked against it.
 */
export function compileFile(file: string, source: string): CompiledFile {
  const { outputText, sourceMapText, diagnostics } = ts.transpileModule(source, {
    // The ending of a file that can only be a module would keep it one.
    fileName: file.replace(/\.m([tj]s)$/, ".$1"),
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      sourceMap: true,
      jsx: ts.JsxEmit.React,
      allowJs: true,
    },
    transformers: { before: [refuseAwait, guard(ts)] },
  });
  const [wrong] = diagnostics ?? [];
  if (wrong) throw syntaxError(file, wrong);
  const code = outputText.replace(/^\/\/# sourceMappingURL=.*$/m, "");
  const url = pathToFileURL(file).href;
  // On one line with the code's first, so that lines need no correction.
  const head = `(function (${PARAMETERS.join(", ")}) { let ${TURN} = 0; `;
  return { file, url, code: `${head}${code}\n})`, map: sourceMapText ?? "" };
}

/** The value of `import.meta` in a file. */
export function metaOf(file: string): object {
  return { url: pathToFileURL(file).href, filename: file, dirname: dirname(file) };
}

/** A file becomes a function that returns at once: others may be waiting for what it exports. */
function refuseAwait(): ts.Transformer<ts.SourceFile> {
  return (file) => {
    if (!containsAwait(ts, file)) return file;
    throw new SyntaxError(
      "Cannot load the file as it awaits on top level, which only a cell can: export a function instead",
    );
  };
}

function syntaxError(file: string, { messageText, start = 0, file: parsed }: ts.Diagnostic): SyntaxError {
  const line = parsed ? parsed.getLineAndCharacterOfPosition(start).line + 1 : 1;
  return new SyntaxError(`${ts.flattenDiagnosticMessageText(messageText, " ")} (${file}, line ${line})`);
}
