import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { completeness } from "../../kernel/completeness";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

describe("completion", () => {
  it("counts positions as Jupyter does, in characters", async () => {
    const { reply } = await kernel.request("complete_request", { code: "'😀'; Math.sq", cursor_pos: 12 });
    assert.equal((reply.matches as string[])[0], "sqrt");
    assert.deepEqual([reply.cursor_start, reply.cursor_end], [10, 12]);
  });

  it("says whether a text is complete", async () => {
    const ask = async (code: string) => (await kernel.request("is_complete_request", { code })).reply;
    assert.equal((await ask("const a = 1")).status, "complete");
    for (const text of ["const a = ", "f(", "`begun", "/* begun", "x =>"]) {
      assert.equal((await ask(text)).status, "incomplete", text);
    }
    for (const text of ["const = 5", "}", "'begun"]) assert.equal((await ask(text)).status, "invalid", text);
    assert.deepEqual(await ask("for (;;) {"), { status: "incomplete", indent: "  " });
  });

  it("says that a text is incomplete as long as another line can complete it, however the compiler reads its beginning", () => {
    const texts = [
      "@dec class",
      "const f = <T>(\n  a: T,",
      "({ a, b }: Point",
      "`${[1, /[)]/",
      "`a ${b",
      "f(a / 2, (b",
    ];
    for (const text of texts) assert.equal(completeness(text).status, "incomplete", text);
  });

  it("says that a text is invalid when nothing can complete it", () => {
    const texts = ["f(1}", "{)", "[1, 2)", "if if", "class class", `\`\${f(1}\``, "f('begun"];
    for (const text of texts) assert.equal(completeness(text).status, "invalid", text);
  });

  it("says so soon of a long text without sense, and of one with a hundred thousand empty lines", () => {
    assert.equal(completeness("no sense ".repeat(50_000)).status, "invalid");
    assert.equal(completeness(`f(${"\n".repeat(100_000)}1`).status, "incomplete");
    assert.equal(completeness("f(\n\n").status, "invalid");
  });
});
