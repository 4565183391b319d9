import assert from "node:assert/strict";
import { describe, it } from "node:test";
import ts from "typescript";
import { guard } from "../../cells";

function guarded(source: string): string {
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options, transformers: { after: [guard(ts)] } });
  return outputText
    .replace(/^"use strict";/, "")
    .replace(/\s+/g, " ")
    .trim();
}

describe("the guard", () => {
  it("leaves a tight loop alone, so that it runs at full speed", () => {
    assert.equal(guarded("for (const n of list) sum += n;"), "for (const n of list) sum += n;");
  });

  it("looks at every turn of a loop that calls something", () => {
    assert.equal(guarded("while (true) step();"), "while (true) { $cell.check(); step(); }");
  });

  it("looks in the outer of two loops", () => {
    const expected = "for (;;) { $cell.check(); for (;;) n++; }";
    assert.equal(guarded("for (;;) for (;;) n++;"), expected);
  });

  it("looks now and then in a tight loop of a function that awaits", () => {
    const expected =
      "async () => { $cell.resumed(await 0); do { if ((++$turn & 1023) === 0) $cell.check(); n++; } while (n); };";
    assert.equal(guarded("async () => { await 0; do n++; while (n) }"), expected);
  });

  it("does not take the await of an inner function for its own", () => {
    assert.equal(guarded("for (;;) n++; async () => await 0;"), "for (;;) n++; async () => $cell.resumed(await 0);");
  });

  it("sends dynamic imports through the host", () => {
    assert.equal(guarded("import('./mine');"), "$cell.import('./mine');");
  });
});
