import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type KernelClient, startKernel } from "./client";

let folder: string;
let kernel: KernelClient;

before(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "경사 하강법 100% #1 ")));
  const own = join(folder, "node_modules", "zeromq");
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "package.json"), '{"name": "zeromq", "types": "index.d.ts"}');
  writeFileSync(join(own, "index.js"), "exports.whose = 'my own';");
  writeFileSync(join(own, "index.d.ts"), "export const whose: string;");
  const endless = join(folder, "node_modules", "endless");
  mkdirSync(endless);
  writeFileSync(join(endless, "package.json"), '{"name": "endless", "type": "module", "exports": "./index.js"}');
  writeFileSync(join(endless, "index.js"), "await new Promise((done) => setTimeout(done, 1e9)); export const a = 1;");
  writeFileSync(
    join(folder, "rate.ts"),
    'import { sgd } from "descent";\nexport const rule = sgd({ learningRate: 0.5 });',
  );
  writeFileSync(
    join(folder, "비율 표.ts"),
    'export function 비율(x: number): number {\n  if (x < 0) throw new RangeError("작다");\n  return x;\n}\n',
  );
  kernel = await startKernel(folder);
});

after(async () => {
  await kernel[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

async function value(code: string): Promise<unknown> {
  const { reply, first } = await kernel.execute(code);
  assert.equal(reply.status, "ok", String(reply.evalue));
  const data = first("execute_result")?.data as Record<string, unknown> | undefined;
  return data?.["text/plain"];
}

describe("a notebook outside of the project", () => {
  it("imports the library with its types, and what comes with it", async () => {
    assert.equal(
      await value('import { momentum } from "descent";\nmomentum({ learningRate: 0.1 }).label'),
      "'Momentum (η = 0.1)'",
    );
    assert.equal(
      await value('import { DataFrame } from "danfojs-node";\nnew DataFrame([[1, 2]]).shape.join()'),
      "'1,2'",
    );
    const { reply } = await kernel.execute("momentum({ learningrate: 0.1 })");
    assert.equal(reply.ename, "TS2561");
  });

  it("imports its own files, which may import the library", async () => {
    assert.equal(await value('import { rule } from "./rate";\nrule.label'), "'SGD (η = 0.5)'");
  });

  it("can be stopped while it imports a package that loads for ever", async () => {
    const cell = kernel.execute('import { a } from "endless";\na');
    await kernel.until(() => kernel.published.find(({ content }) => String(content.code).includes("endless")));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await kernel.request("interrupt_request", {}, "control");
    assert.equal((await cell).reply.ename, "Interrupted");
    assert.equal(await value("1 + 1"), "2");
  });

  it("may require all of them", async () => {
    const all =
      '[require("descent").sgd().name, require("./rate").rule.label, require("zeromq").whose, typeof require("tslab").display.html]';
    assert.equal(await value(all), "[ 'SGD', 'SGD (η = 0.5)', 'my own', 'function' ]");
  });

  it("completes the paths of its files and has its lines in errors", async () => {
    const code = 'import { 비율 } from "./비';
    const { reply } = await kernel.request("complete_request", { code, cursor_pos: code.length });
    assert.deepEqual(reply.matches, ["비율 표"]);
    const { first } = await kernel.execute('import { 비율 } from "./비율 표";\n비율(-1)');
    assert.match(String(first("error")?.traceback), /at 비율 \(.*#1 .*비율 표\.ts:2:20\).*at cell \[\d+\]:2:1/);
  });

  it("completes the names of the library, and of what comes with it", async () => {
    const matches = async (code: string) =>
      (await kernel.request("complete_request", { code, cursor_pos: code.length })).reply.matches as string[];
    assert.ok((await matches('import {} from "desc')).includes("descent/data"));
    assert.deepEqual(await matches('import {} from "danfo'), ["danfojs-node"]);
  });

  it("prefers a package of its own", async () => {
    assert.equal(await value('import { whose } from "zeromq";\nwhose'), "'my own'");
  });

  it("is told of a package that is nowhere", async () => {
    const { reply } = await kernel.execute('import { a } from "no-such-package";');
    assert.equal(reply.ename, "TS2307");
  });
});

describe("a notebook at the root of the disk", () => {
  it("declares, imports, completes, and has its lines in errors, as in any folder", async () => {
    await using root = await startKernel("/");
    const declared = await root.execute('import { sgd } from "descent";\nlet rule = sgd();\nrule.name');
    assert.deepEqual(declared.first("execute_result")?.data, { "text/plain": "'SGD'" }, declared.text("stderr"));
    const code = "rule.na";
    const { reply } = await root.request("complete_request", { code, cursor_pos: code.length });
    assert.deepEqual(reply.matches, ["name"]);
    const thrown = await root.execute("rule.name;\nthrow new Error('down');");
    assert.match(String(thrown.first("error")?.traceback), /at cell \[2\]:2:7/);
  });
});
