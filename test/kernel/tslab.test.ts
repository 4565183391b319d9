import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { importsTslab } from "../../cells/compiler/imports-tslab";
import { ts } from "../../kernel/typescript";
import { type KernelClient, startKernel } from "./client";

const UNTYPED = "function add(a, b) { return a + b }; add(1, 2)";

/** Starts a kernel for each test of a group, as what a cell imports holds until a restart. */
function kernels(env?: NodeJS.ProcessEnv) {
  let kernel: KernelClient;
  before(async () => {
    kernel = await startKernel({ env });
  });
  after(() => kernel[Symbol.asyncDispose]());
  const outcome = async (code: string): Promise<unknown> => {
    const { reply, first } = await kernel.execute(code);
    if (reply.status !== "ok") return reply.ename;
    return (first("execute_result")?.data as Record<string, unknown> | undefined)?.["text/plain"];
  };
  return { outcome, kernel: () => kernel };
}

describe("a notebook that imports tslab in a later cell", () => {
  const { outcome, kernel } = kernels();

  it("is strict until then, even where a text or a comment names the module", async () => {
    assert.equal(await outcome(UNTYPED), "TS7006");
    assert.equal(
      await outcome(`// import * as tslab from "tslab"\nconst named = 'require("tslab")'; named.length`),
      "16",
    );
    assert.equal(await outcome("let u: string = null"), "TS2322");
    assert.equal(await outcome('import * as tslab from "tslab"; const a = ;'), "TS1109");
    assert.equal(await outcome(UNTYPED), "TS7006");
    assert.equal(await outcome("const maybe = [1].find((n) => n > 0); let count = 1; maybe"), "1");
  });

  it("is checked as tslab did from that cell on", async () => {
    assert.equal(await outcome(`import { display } from "tslab";\n${UNTYPED}`), "3");
    assert.equal(await outcome("let u2: string = null"), undefined);
    assert.equal(
      await outcome("function Dec(target: any, key: string) {}\nclass Q { @Dec prop = 1 }\nnew Q().prop"),
      "1",
    );
    assert.equal(await outcome("const text: number = 'text'"), "TS2322");
  });

  it("keeps the names of the cells before, and their types", async () => {
    assert.equal(await outcome("count += maybe + named.length"), "18");
    assert.equal(await outcome("count.toUpperCase()"), "TS2339");
    const { reply } = await kernel().request("complete_request", { code: "named.toUpp", cursor_pos: 11 });
    assert.deepEqual(
      reply.matches,
      ["named.toUpperCase"].map((name) => name.slice("named.".length)),
    );
    const inspected = await kernel().request("inspect_request", { code: "maybe", cursor_pos: 3, detail_level: 0 });
    assert.match(JSON.stringify(inspected.reply.data), /const maybe: number/);
  });

  it("has the library with its types", async () => {
    assert.equal(
      await outcome('import { momentum } from "descent";\nmomentum({ learningRate: 0.1 }).label'),
      "'Momentum (η = 0.1)'",
    );
    assert.equal(await outcome("momentum({ learningrate: 0.1 })"), "TS2561");
  });

  it("is checked no more when it says so, and as tslab did when it says that", async () => {
    assert.equal(await outcome("// @ts-nocheck\nconst text: number = 'text'; text"), "'text'");
    assert.equal(await outcome("// @ts-check\nlet u3: string = null; u3"), "null");
  });
});

describe("a notebook that requires tslab", () => {
  const { outcome } = kernels();

  it("is checked as tslab did, too", async () => {
    assert.equal(await outcome('const { display } = require("tslab");'), undefined);
    assert.equal(await outcome(UNTYPED), "3");
  });
});

describe("a kernel with DESCENT_TYPE_CHECK=tslab", () => {
  const { outcome } = kernels({ DESCENT_TYPE_CHECK: "tslab" });

  it("checks as tslab did where no cell imports it", async () => {
    assert.equal(await outcome(UNTYPED), "3");
    assert.equal(await outcome("class Q { @((target: any, key: string) => {}) prop = 1 }\nnew Q().prop"), "1");
    assert.equal(await outcome("const text: number = 'text'"), "TS2322");
  });
});

describe("asking for tslab", () => {
  it("is an import or a require of that very module", () => {
    const asking = [
      'import * as tslab from "tslab"',
      "import { display } from 'tslab';",
      'import "tslab"',
      'import tslab = require("tslab");',
      'function later() { return require("tslab") }',
      'await import("tslab")',
    ];
    const others = ['import "tslab-plotly"', '"tslab"', "// require('tslab')", '`import "tslab"`', "const tslab = 1"];
    assert.deepEqual(
      asking.map((source) => importsTslab(ts, source)),
      asking.map(() => true),
    );
    assert.deepEqual(
      others.map((source) => importsTslab(ts, source)),
      others.map(() => false),
    );
  });
});
