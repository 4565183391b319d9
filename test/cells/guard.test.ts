import assert from "node:assert/strict";
import { describe, it } from "node:test";
import ts from "typescript";
import { guard } from "../../cells";

function guarded(source: string, isCell = false): string {
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: options,
    transformers: { after: [guard(ts, isCell)] },
  });
  return outputText
    .replace(/^"use strict";/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** After a wait, code looks, and goes on where a loop can be broken. */
const resumed = "$cell.resumed(await 0, $cell.outside() && await $cell.inside())";

describe("the guard", () => {
  it("leaves a tight loop that counts or walks over a list alone, so that it runs at full speed", () => {
    assert.equal(guarded("for (const n of list) sum += n;"), "for (const n of list) sum += n;");
    const counting = "for (let i = 0; i < n; i++) sum += i;";
    assert.equal(guarded(counting), counting);
  });

  it("looks now and then in a tight loop that may never end", () => {
    const look = "{ if ((++$turn & 1023) === 0) $cell.check(); n++; }";
    assert.equal(guarded("while (n > 0) n++;"), `while (n > 0) ${look}`);
    assert.equal(guarded("for (;;) n++;"), `for (;;) ${look}`);
  });

  it("looks at every turn of a loop that calls something", () => {
    assert.equal(guarded("while (true) step();"), "while (true) { $cell.check(); step(); }");
  });

  it("looks in the outer of two loops", () => {
    const expected = "for (;;) { $cell.check(); for (const n of list) sum += n; }";
    assert.equal(guarded("for (;;) for (const n of list) sum += n;"), expected);
  });

  it("looks now and then in a tight loop of a function that awaits", () => {
    const expected = `async () => { ${resumed}; do { if ((++$turn & 1023) === 0) $cell.check(); n++; } while (n); };`;
    assert.equal(guarded("async () => { await 0; do n++; while (n) }"), expected);
  });

  it("does not take the await of an inner function for its own", () => {
    assert.equal(guarded("for (n of m) n; async () => await 0;"), `for (n of m) n; async () => ${resumed};`);
  });

  it("sends a wait that a finally stands behind through the host, and no other", () => {
    const sent = resumed.replace("await 0", "await $cell.wait(0)");
    assert.equal(
      guarded("async () => { try { await 0; } catch { await 0; } finally { await 0; } };"),
      `async () => { try { ${sent}; } catch { ${sent}; } finally { ${resumed}; } };`,
    );
    assert.equal(
      guarded("async () => { try { await 0; } catch { } };"),
      `async () => { try { ${resumed}; } catch { } };`,
    );
    const inner = "try { f(async () => await 0); } finally { }";
    assert.equal(guarded(inner), inner.replace("await 0", resumed));
  });

  it("sends what an async generator waits for through the host: who asks it for more waits with it", () => {
    const sent = resumed.replace("await 0", "await $cell.wait(0)");
    assert.equal(guarded("async function* f() { await 0; }"), `async function* f() { ${sent}; }`);
    assert.equal(
      guarded("async function* f() { for await (const n of m) n; }"),
      "async function* f() { for await (const n of $cell.waitEach(m)) { if ((++$turn & 1023) === 0) $cell.check(); n; } }",
    );
  });

  it("notes for what the top level of a cell waits, and where it waits then", () => {
    const noted = (value: string, place: string, then: string) =>
      `$cell.resumed(await $cell.waitsAt(${value}, "${place}"), $cell.outside() && await $cell.inside(), "${then}")`;
    assert.equal(guarded("export {};\n1;  await 0;", true), `1; ${noted("0", "1:5", "")}; export {};`);
    assert.equal(
      guarded("export {};\nfor await (const n of m)\n  await n;", true),
      `for await (const n of $cell.waitsAt(m, "1:1")) { $cell.check(); ${noted("n", "2:3", "1:1")}; } $cell.place = ""; export {};`,
    );
    assert.equal(guarded("export {};\ntry { } catch { }", true), 'try { } catch { $cell.place = ""; } export {};');
    assert.match(
      guarded("export {};\nl: for await (const n of m) continue l;", true),
      /^l: for await .*continue l; } export/,
    );
    assert.equal(guarded("export {};\nasync () => await 0;", true), `async () => ${resumed}; export {};`);
  });

  it("asks the host what import.meta is", () => {
    assert.match(guarded("import.meta.url;"), /^\$cell\.meta\.url;/);
  });

  it("sends dynamic imports through the host", () => {
    assert.equal(guarded("import('./mine');"), "$cell.import('./mine');");
  });
});
