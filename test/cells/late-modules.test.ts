import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import ts from "typescript";
import { createLanguage } from "../../cells/compiler/language";
import { LATE_FILES } from "../../cells/compiler/late-modules";
import { HOME } from "../home";

const cell = join(HOME, "cell.ts");
const node = join(HOME, "node_modules", "@types", "node");
const files = Object.keys(LATE_FILES);

const languageWith = (typeRoot: string) =>
  createLanguage(ts, { files: ts.sys, folder: HOME, rootFiles: [], types: ["node"], typeRoots: [typeRoot] });
const TYPES = join(HOME, "node_modules", "@types");
const language = languageWith(TYPES);

/** The first error of a cell, or nothing. */
function errorOf(text: string, { setFile, program } = language): string {
  setFile(cell, text);
  const [error] = program().getSemanticDiagnostics(program().getSourceFile(cell));
  return error ? ts.flattenDiagnosticMessageText(error.messageText, " ") : "";
}
const isRead = (file: string) => language.program().getSourceFile(join(node, file)) !== undefined;

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

  it("are read when a text asks Node for a module itself", () => {
    const asks = 'process.getBuiltinModule("node:repl").none;';
    assert.match(errorOf(asks, languageWith(TYPES)), /^Property 'none' does not exist/);
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

  it("are known where the packages lie behind a link", () => {
    const folder = mkdtempSync(join(tmpdir(), "linked-"));
    symlinkSync(join(HOME, "node_modules", "@types"), join(folder, "types"));
    const linked = languageWith(join(folder, "types"));
    assert.equal(errorOf("process.version.none", linked), "Property 'none' does not exist on type 'string'.");
    assert.equal(linked.program().getSourceFile(join(node, "os.d.ts")), undefined);
    assert.match(errorOf('import * as all from "os"; all.none;', linked), /^Property 'none' does not exist/);
    rmSync(folder, { recursive: true });
  });

  it("do not make a module of a name that there is none of", () => {
    assert.match(errorOf('import { it } from "node:tests"'), /^Cannot find module 'node:tests'/);
  });
});
