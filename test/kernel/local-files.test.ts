import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { type KernelClient, startKernel } from "./client";

describe("local files", () => {
  const folder = join(mkdtempSync(join(tmpdir(), "descent-")), "경사 하강법 course");
  mkdirSync(folder);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  let local: KernelClient;
  before(async () => {
    write("inner.ts", "export const factor: number = 2;\n");
    write(
      "outer.ts",
      'import { factor } from "./inner";\nexport function scale(x: number): number {\n  return factor * x;\n}\n',
    );
    local = await startKernel(folder);
  });
  after(async () => {
    await local[Symbol.asyncDispose]();
    rmSync(dirname(folder), { recursive: true });
  });
  const result = async (code: string) => {
    const { reply, first } = await local.execute(code);
    assert.equal(reply.status, "ok", String(reply.evalue));
    return (first("execute_result")?.data as Record<string, string> | undefined)?.["text/plain"];
  };

  it("are imported from the folder of the notebook, Korean letters and spaces or not", async () => {
    assert.equal(await result('import { scale } from "./outer"; scale(10)'), "20");
  });

  it("are loaded again when they were edited, whoever imports them, with a line that says so", async () => {
    write("inner.ts", "export const factor: number = 300;\n");
    const answer = await local.execute("scale(10)");
    assert.deepEqual(answer.first("execute_result")?.data, { "text/plain": "3000" });
    assert.match(answer.text(), /inner\.ts was edited: loaded again/);
  });

  it("are loaded again whatever their ending is, and whatever stands between them and the cell", async () => {
    write("near.cjs", "exports.near = 1;\n");
    write("far.cjs", "exports.far = 1;\n");
    write("module.mjs", "export const inModule = 1;\n");
    write("between.ts", 'import far from "./far.cjs";\nexport const double = () => 2 * far.far;\n');
    const code =
      'import near from "./near.cjs";\nimport { double } from "./between";\nimport { inModule } from "./module.mjs";\n';
    assert.equal(await result(`${code}[near.near, double(), inModule]`), "[ 1, 2, 1 ]");
    write("near.cjs", "exports.near = 10;\n");
    write("far.cjs", "exports.far = 10;\n");
    write("module.mjs", "export const inModule = 10;\n");
    const answer = await local.execute("[near.near, double(), inModule]");
    assert.deepEqual(answer.first("execute_result")?.data, { "text/plain": "[ 10, 20, 10 ]" });
    for (const name of ["near.cjs", "far.cjs", "module.mjs"])
      assert.ok(answer.text().includes(`/${name} was edited: loaded again\n`), name);
  });

  it("are named by the package that a cell imports them through, as the library is", async () => {
    mkdirSync(join(folder, "course", "lib"), { recursive: true });
    mkdirSync(join(folder, "course", "notebooks"));
    write("course/package.json", '{ "name": "course", "type": "module", "exports": { ".": "./lib/index.ts" } }');
    write("course/lib/index.ts", 'export { rate } from "./rate";\n');
    write("course/lib/rate.ts", "export const rate: number = 1;\n");
    await using kernel = await startKernel(join(folder, "course", "notebooks"));
    const code = 'import { rate } from "course";\nrate';
    assert.deepEqual((await kernel.execute(code)).first("execute_result")?.data, { "text/plain": "1" });
    write("course/lib/rate.ts", "export const rate: number = 0.25; // smaller\n");
    const again = await kernel.execute(code);
    assert.deepEqual(again.first("execute_result")?.data, { "text/plain": "0.25" });
    assert.match(again.text(), /^\S.*course\/lib\/rate\.ts was edited: loaded again\n$/);
  });

  it("keep their earlier version while an edit does not run, and say so", async () => {
    write("inner.ts", "export const factor: number = ;\n");
    const answer = await local.execute("scale(10)");
    assert.deepEqual(answer.first("execute_result")?.data, { "text/plain": "3000" });
    assert.match(answer.text("stderr"), /^Cannot load .*inner\.ts again, its earlier version stays.*\n$/);
    assert.equal(answer.text("stdout"), "");
    write("inner.ts", "export const factor: number = 4; // mended\n");
    assert.equal(await result("scale(10)"), "40");
  });

  it("have their lines, and the calls, in what keeps an edit from being loaded", async () => {
    write(
      "inner.ts",
      "// a comment\nfunction fall(): never {\n  throw new Error('at top');\n}\nexport const factor = fall();\n",
    );
    const answer = await local.execute("scale(10)");
    assert.match(
      stripVTControlCharacters(answer.text("stderr")),
      /^Cannot load .*inner\.ts again, its earlier version stays: Error: at top\n {4}at fall \(.*inner\.ts:3:9\)\n {4}at .*inner\.ts:5:23\n$/,
    );
    assert.deepEqual(answer.first("execute_result")?.data, { "text/plain": "40" });
    write("inner.ts", "export const factor: number = 4; // mended again\n");
    assert.equal(await result("scale(10)"), "40");
  });

  it("may set going, when they are loaded again, what fails later: that is shown, and the cell runs", async () => {
    write("later.ts", "export const one = 1;\n");
    await result('import { one } from "./later"; one');
    write("later.ts", "export const one = 1;\nprocess.nextTick(() => { throw new Error('a tick later') });\n");
    assert.equal(await result("one + 1"), "2");
    const late = await local.until(() =>
      local.published.find(({ content }) => /a tick later/.test(String(content.text))),
    );
    assert.match(stripVTControlCharacters(String(late.content.text)), /at .*later\.ts:2:32/);
    assert.equal(await result("one + 2"), "3");
  });

  it("are not loaded when a modifier stands twice, which the parser lets pass", async () => {
    write("inner.ts", "\nexport export const factor: number = 5;\n");
    const answer = await local.execute("scale(10)");
    assert.match(answer.text("stderr"), /SyntaxError.*: 'export' modifier already seen\. \(.*inner\.ts, line 2\)\n$/);
    assert.equal(answer.text(), "");
    write("inner.ts", "export const factor: number = 4; // mended at last\n");
    assert.equal(await result("scale(10)"), "40");
  });

  it("have their lines in errors", async () => {
    write("throws.ts", "// a comment\nexport function fall(): never {\n  throw new Error('down');\n}\n");
    const { first } = await local.execute('import { fall } from "./throws";\nfall()');
    assert.match(String(first("error")?.traceback), /at fall \(.*throws\.ts:3:9\)/);
    write("throws.cjs", "// a comment\nexports.fallen = function fallen() {\n  throw new Error('down');\n};\n");
    const common = await local.execute('import { fallen } from "./throws.cjs";\nfallen()');
    assert.match(String(common.first("error")?.traceback), /at .*fallen \(.*throws\.cjs:3:9\)/);
  });

  it("have the lines of the version that runs, however often they were edited since", async () => {
    const fall = "export function fall(): never {\n  throw new Error('down');\n}\n";
    write("edited.ts", fall);
    await local.execute('import { fall as edited } from "./edited";\nconst first = edited;');
    const calls = async (code: string) => String((await local.execute(code)).first("error")?.traceback);
    write("edited.ts", `\n\n${fall}`);
    assert.match(await calls("edited()"), /at fall \(.*edited\.ts:4:9\)/);
    assert.match(await calls("first()"), /at fall \(.*edited\.ts:2:9\)/);
    write("edited.ts", `\n\n\n\n\n\n\n${fall}throw new Error('on top level');\n`);
    assert.match(await calls("edited()"), /at fall \(.*edited\.ts:4:9\)/);
    write("edited.ts", `\n${fall}`);
    assert.match(await calls("edited()"), /at fall \(.*edited\.ts:3:9\)/);
  });

  it("may be modules by their ending, and JSON with its keys by name", async () => {
    write("only.mjs", "export const one = 1; export default 'whole';\n");
    write("table.json", '{ "rows": 3 }');
    assert.equal(await result('import whole, { one } from "./only.mjs"; [whole, one]'), "[ 'whole', 1 ]");
    assert.equal(await result('import table, { rows } from "./table.json"; [table.rows, rows]'), "[ 3, 3 ]");
  });

  it("may be TypeScript that is called by the JavaScript that it will become", async () => {
    write("rate.ts", "export const rate = 0.5;\n");
    write("twice.mts", 'import { rate } from "./rate.js"; export const twice = 2 * rate;\n');
    assert.equal(
      await result('import { rate } from "./rate.js"; import { twice } from "./twice.mjs"; rate + twice'),
      "1.5",
    );
    write("rate.js", "export const rate = 7;\n");
    assert.equal(await result('(await import("./rate.js")).rate'), "7");
  });

  it("cannot await on top level, and say so", async () => {
    write("waits.ts", "export const late = await 1;\n");
    const { first } = await local.execute('import { late } from "./waits";');
    assert.match(
      String(first("error")?.evalue),
      /^Cannot load .*waits\.ts as it awaits on top level, which only a cell/,
    );
    assert.doesNotMatch(String(first("error")?.traceback), /transpile/);
  });

  it("stand beside packages that can be imported and not required, without types too", async () => {
    mkdirSync(join(folder, "node_modules", "esm-only"), { recursive: true });
    write("node_modules/esm-only/package.json", '{ "type": "module", "exports": { "import": "./index.js" } }');
    write("node_modules/esm-only/index.js", "export const a = await 5;\n");
    const answer = await local.execute('import { a } from "esm-only"; [a, (await import("esm-only")).a]');
    assert.deepEqual(answer.first("execute_result")?.data, { "text/plain": "[ 5, 5 ]" });
    assert.equal(answer.text("stderr"), "");
  });

  it("and packages can be found by require and import.meta", async () => {
    assert.equal(
      await result("[typeof require('node:fs').statSync, import.meta.url.endsWith('/cell.ts')]"),
      "[ 'function', true ]",
    );
    assert.equal(
      await result("[__dirname === import.meta.dirname, __filename === import.meta.filename]"),
      "[ true, true ]",
    );
  });

  it("name in an error what they import as they do themselves", async () => {
    write("empty.ts", "export const fit: any = undefined;\n");
    write("calls.ts", 'import { fit } from "./empty";\nexport const run = () => fit();\n');
    const { first } = await local.execute('import { run } from "./calls"; run();');
    assert.equal(first("error")?.evalue, "fit is not a function");
  });

  it("may be missing, which is said in one line", async () => {
    const { first } = await local.execute('// @ts-nocheck\nimport { nothing } from "./absent";');
    assert.match(String(first("error")?.evalue), /Cannot find \.\/absent: there is no such file/);
  });
});
