import type ts from "typescript";
import type { TypeScript } from "./language";
import { LIBRARY_FILE } from "./library";

/** How cells are checked and compiled: strictly, as this course teaches TypeScript. */
export function compilerOptions(
  ts: TypeScript,
  { typeRoots, types }: { readonly typeRoots: readonly string[]; readonly types: readonly string[] },
): ts.CompilerOptions {
  return {
    target: ts.ScriptTarget.ES2022,
    lib: [LIBRARY_FILE],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [...types],
    typeRoots: [...typeRoots],
    strict: true,
    alwaysStrict: true,
    esModuleInterop: true,
    resolveJsonModule: true,
    jsx: ts.JsxEmit.React,
    allowJs: true,
    allowImportingTsExtensions: true,
    declaration: true,
    sourceMap: true,
    skipLibCheck: true,
    newLine: ts.NewLineKind.LineFeed,
  };
}

/**
 * The same options as tslab has them: its converter leaves off all that was off by default in TypeScript 5.0, and
 * decorators are those of before the standard.
 *
 * `alwaysStrict` stays: it means nothing to a module, which a cell is, and when it changes the compiler reads all the
 * declarations of the language and of packages once more.
 */
export function asTslab(options: ts.CompilerOptions): ts.CompilerOptions {
  return {
    ...options,
    strict: false,
    noUncheckedSideEffectImports: false,
    // `import numbers from "./numbers.json" assert { type: "json" }` was good TypeScript then.
    ignoreDeprecations: "6.0",
    experimentalDecorators: true,
  };
}
