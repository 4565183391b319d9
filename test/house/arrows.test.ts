import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import ts from "typescript";
import { projectFiles, read } from "./files";
import { sources, storedNotebooks } from "./notebooks";

/** What each folder may import from, besides itself and packages. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  cells: [],
  data: ["lib"],
  threads: ["lib"],
  kernel: ["cells"],
  handout: ["lib", "cells"],
  bench: ["lib", "threads", "handout"],
  docs: ["handout"],
  setup: [],
};

/** These run in a browser too, so they know nothing of Node. */
const withoutNode = ["lib", "cells"];

/** The library takes any table and any tensors; the packages that make them are the notebook's choice. */
const notInLib = ["danfojs-node", "@tensorflow/tfjs-node", "@tensorflow/tfjs"];

interface Import {
  readonly file: string;
  readonly specifier: string;
  /** The folder of the project that it leads to; none for a package. */
  readonly to?: string;
}

const ownNames: Readonly<Record<string, string>> = {
  descent: "lib",
  "descent/data": "data",
  "descent/threads": "threads",
  "descent/tensorflow": "lib",
};

function importsOf(folder: string): Import[] {
  const files = projectFiles("", folder).filter((file) => /\.(ts|mjs|cjs)$/.test(file));
  return files.flatMap((file) =>
    ts.preProcessFile(read(file), true, true).importedFiles.map(({ fileName: specifier }) => {
      const to = specifier.startsWith(".") ? topFolder(join(file, "..", specifier)) : ownNames[specifier];
      return { file, specifier, to };
    }),
  );
}

/** None for a file at the top, like package.json, which belongs to nobody. */
function topFolder(path: string): string | undefined {
  const [folder, ...rest] = path.split("/");
  return rest.length > 0 ? folder : undefined;
}

function show(imports: readonly Import[]): string[] {
  return imports.map(({ file, specifier }) => `${file} imports ${specifier}`);
}

describe("the arrows between the folders", () => {
  for (const [folder, others] of Object.entries(arrows)) {
    it(`${folder} imports ${others.join(" and ") || "no other folder"}`, () => {
      if (!projectFiles("").some((file) => file.startsWith(`${folder}/`))) return;
      const allowed = [folder, ...others];
      assert.deepEqual(show(importsOf(folder).filter(({ to }) => to !== undefined && !allowed.includes(to))), []);
    });
  }

  for (const folder of withoutNode) {
    it(`${folder} imports nothing of Node`, () => {
      assert.deepEqual(show(importsOf(folder).filter(({ specifier }) => specifier.startsWith("node:"))), []);
    });
  }

  it("lib imports no package that makes frames or tensors, except for its types", () => {
    const values = projectFiles(".ts", "lib").flatMap((file) => {
      const { statements } = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
      const imports = statements.filter(ts.isImportDeclaration).filter((statement) => !isTypeOnly(statement));
      return imports.map(({ moduleSpecifier }) => ({ file, specifier: (moduleSpecifier as ts.StringLiteral).text }));
    });
    assert.deepEqual(show(values.filter(({ specifier }) => notInLib.includes(specifier))), []);
  });

  it("setup imports nothing but Node and itself, so that it runs before there is any package", () => {
    // The stand-in for tfjs-node is loaded when packages are there.
    const own = importsOf("setup").filter(({ file }) => file !== "setup/tensorflow-javascript.cjs");
    assert.deepEqual(show(own.filter(({ specifier }) => !/^(node:|\.)/.test(specifier))), []);
  });

  it("notebooks import the library by its names and never by a path into the house", () => {
    const paths = storedNotebooks().flatMap((notebook) => {
      const code = sources(notebook, "code").join("\n");
      const imports = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
      return imports.filter((specifier) => specifier.startsWith("../")).map((specifier) => [notebook.path, specifier]);
    });
    assert.deepEqual(paths, []);
  });
});

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}
