import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import ts from "typescript";
import { createLanguage } from "../../cells/compiler/language";
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
const isRead = (file: string) =>
  language.program().getSourceFile(join(HOME, "node_modules/@types/node", file)) !== undefined;

describe("the declarations of modules that few cells import", () => {
  const files = ["http2.d.ts", "inspector.generated.d.ts", "sqlite.d.ts", "test.d.ts"];

  it("are not read before they are needed; those of other modules are", () => {
    assert.equal(errorOf('import { readFileSync } from "node:fs"; readFileSync("a").buffer;'), "");
    assert.deepEqual(files.map(isRead), [false, false, false, false]);
    assert.ok(isRead("fs.d.ts"));
  });

  it("are read when a module is imported by either of its names", () => {
    const used = {
      'import { connect } from "http2"; const x: 1 = connect("https://localhost").closed;': "boolean",
      'import { constants } from "node:http2"; const x: 1 = constants.NGHTTP2_NO_ERROR;': "number",
      'import { Session } from "inspector"; const x: 1 = new Session().post("Runtime.enable");': "void",
      'import { Session } from "node:inspector/promises"; const x: 1 = new Session().post("Runtime.enable");':
        "Promise<void>",
      'import { DatabaseSync } from "node:sqlite"; const x: 1 = new DatabaseSync("").open();': "void",
      'import { it } from "node:test"; const x: 1 = it("holds");': "Promise<void>",
      'import { tap } from "node:test/reporters"; const x: 1 = tap.length;': "number",
    };
    for (const [text, type] of Object.entries(used))
      assert.equal(errorOf(text), `Type '${type}' is not assignable to type '1'.`);
    assert.equal(errorOf('import "http2"; import "inspector"; import "node:sqlite"; import "node:test";'), "");
    assert.deepEqual(files.map(isRead), [true, true, true, true]);
  });

  it("do not make a module of a name that there is none of", () => {
    assert.match(errorOf('import { it } from "node:tests"'), /^Cannot find module 'node:tests'/);
  });
});
