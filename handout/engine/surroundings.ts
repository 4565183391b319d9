import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { transform } from "esbuild";
import ts from "typescript";
import { type CompiledModule, compileModule, LIBRARIES } from "../../cells";
import { type Surroundings, TYPESCRIPT, TYPINGS } from "../../cells/browser";

/** Collects what a page holds for its cells: the declarations of the language and of the library, and its code. */
export async function surroundings(home: string): Promise<Surroundings> {
  const { files, names } = libraryDeclarations(home);
  return {
    files: { ...languageDeclarations(), ...typings(home), ...files },
    modules: await libraryModules(home, names),
    packages: { descent: "/lib/index.ts" },
  };
}

/** `lib.es2023.d.ts` and those that it refers to, without their comments, which are two thirds of them. */
function languageDeclarations(): Record<string, string> {
  const folder = dirname(createRequire(import.meta.url).resolve("typescript"));
  const printer = ts.createPrinter({ removeComments: true });
  const files: Record<string, string> = {};
  const add = (name: string): void => {
    const path = `${TYPESCRIPT}/lib.${name}.d.ts`;
    if (files[path] !== undefined) return;
    const text = readFileSync(join(folder, `lib.${name}.d.ts`), "utf8");
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    const references = file.libReferenceDirectives.map(({ fileName }) => fileName);
    const heads = references.map((reference) => `/// <reference lib="${reference}" />\n`);
    files[path] = heads.join("") + printer.printFile(file).replace(/^ +/gm, "");
    references.forEach(add);
  };
  LIBRARIES.forEach(add);
  return files;
}

function typings(home: string): Record<string, string> {
  const names = readdirSync(join(home, "cells", "typings"));
  return Object.fromEntries(
    names.map((name) => [`${TYPINGS}/${name}`, readFileSync(join(home, "cells", "typings", name), "utf8")]),
  );
}

/** The library as its users see it, types and documentation, made by the compiler; and the names of its files. */
function libraryDeclarations(home: string): { files: Record<string, string>; names: string[] } {
  const options: ts.CompilerOptions = {
    ...tsconfig(home),
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    outDir: "/node_modules/descent",
    rootDir: home,
    types: [],
  };
  const roots = ["lib/index.ts", "cells/typings/page.d.ts"].map((name) => join(home, name));
  const program = ts.createProgram(roots, options);
  const description = { name: "descent", exports: { ".": { types: "./lib/index.d.ts" } } };
  const files: Record<string, string> = { "/node_modules/descent/package.json": JSON.stringify(description) };
  program.emit(undefined, (path, text) => {
    files[path] = text.replace(/\/\*\*[\s\S]*?\*\//g, firstParagraph);
  });
  const sources = program.getSourceFiles().map(({ fileName }) => relative(home, fileName).replaceAll("\\", "/"));
  return { files, names: sources.filter((name) => name.startsWith("lib/") && name.endsWith(".ts")) };
}

/** What a name means; its examples, tables and papers stay in the library, where there is room for them. */
function firstParagraph(comment: string): string {
  const lines = comment.split("\n");
  const end = lines.findIndex((line) => /^\s*\*\s*(@|$)/.test(line));
  return end < 1 ? comment : `${lines.slice(0, end).join("\n")} */`;
}

function tsconfig(home: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(home, "tsconfig.json"), ts.sys.readFile);
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, home).options;
}

/** Each file of the library as cells run it, made small; the maps lead on to its TypeScript lines. */
async function libraryModules(home: string, names: readonly string[]): Promise<Record<string, CompiledModule>> {
  const made = names.map(async (name) => {
    const { code, map } = compileModule(ts, name, readFileSync(join(home, name), "utf8"));
    const withMap = `${code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString("base64")}`;
    const small = await transform(withMap, {
      // Not its syntax: that would drop a function that nobody calls here.
      minifyWhitespace: true,
      sourcemap: "external",
      sourcesContent: false,
    });
    // What is left has to be an expression still.
    return [`/${name}`, { code: small.code.replace(/;\s*$/, ""), map: small.map }] as const;
  });
  return Object.fromEntries(await Promise.all(made));
}
