import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import ts from "typescript";
import { createLanguage } from "../../cells/compiler/language";
import { LATE_FILES } from "../../cells/compiler/late-modules";
import { HOME } from "../home";

const language = createLanguage(ts, {
  files: ts.sys,
  folder: HOME,
  rootFiles: [],
  types: ["node"],
  typeRoots: [join(HOME, "node_modules", "@types")],
});
const cell = join(HOME, "cell.ts");

/** The first error of a cell, or nothing. */
function errorOf(text: string): string {
  language.setFile(cell, text);
  const program = language.program();
  const [error] = program.getSemanticDiagnostics(program.getSourceFile(cell));
  return error ? ts.flattenDiagnosticMessageText(error.messageText, " ") : "";
}
const node = join(HOME, "node_modules", "@types", "node");
const isRead = (file: string) => language.program().getSourceFile(join(node, file)) !== undefined;
const files = Object.keys(LATE_FILES);

describe("the declarations of modules that few cells import", () => {
  it("are not read before they are needed; those of other modules are", () => {
    assert.equal(errorOf('import { readFileSync } from "node:fs"; readFileSync("a").buffer;'), "");
    assert.deepEqual(files.filter(isRead), []);
    assert.ok(isRead("fs.d.ts"));
  });

  it("are read when a module is imported by any of its names", () => {
    for (const [file, names] of Object.entries(LATE_FILES))
      for (const name of names) {
        assert.match(errorOf(`import * as all from "${name}"; all.none;`), /^Property 'none' does not exist/, name);
        assert.ok(isRead(file), file);
      }
  });

  it("are whole", () => {
    const results = {
      'import { connect } from "http2"; const x: 1 = connect("https://localhost").closed;': "boolean",
      'import { Session } from "inspector"; const x: 1 = new Session().post("Runtime.enable");': "void",
      'import { availableParallelism } from "node:os"; const x: 1 = availableParallelism();': "number",
    };
    for (const [text, type] of Object.entries(results))
      assert.equal(errorOf(text), `Type '${type}' is not assignable to type '1'.`);
  });

  it("are those that no other declaration of Node needs", () => {
    errorOf("");
    const late = new Set(Object.values(LATE_FILES).flat());
    const others = language
      .program()
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(node));
    const needed = others.flatMap(({ text }) =>
      [...text.matchAll(/^ *(?:im|ex)port [^"\n]*"([^"\n]+)"/gm)]
        .map(([, name]) => name)
        .filter((name) => !text.includes(`declare module "${name}" {`)),
    );
    assert.ok(needed.includes("node:stream"));
    assert.deepEqual(
      needed.filter((name) => late.has(name)),
      [],
    );
  });

  it("do not make a module of a name that there is none of", () => {
    assert.match(errorOf('import { it } from "node:tests"'), /^Cannot find module 'node:tests'/);
  });
});
