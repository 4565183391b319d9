import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

async function said(code: string): Promise<string> {
  const { first } = await kernel.execute(code);
  const { traceback = [] } = (first("error") ?? {}) as { readonly traceback?: readonly string[] };
  return stripVTControlCharacters(traceback.join("\n"));
}

/** A cell with a command, and what to write instead. */
const commands: Readonly<Record<string, string>> = {
  "%timeit f(1)": 'write instead: console.time("it"); …; console.timeEnd("it")',
  "%%time\nlet sum = 0;": "write instead: console.time",
  "%matplotlib inline": "leave the line out, figures are shown by themselves",
  "const a = 1\n%load_ext autoreload\n%autoreload 2": "leave the line out and import what you need",
  "%%bash\nls -l | wc -l": 'write instead: import { execSync } from "node:child_process"; execSync("…"',
  "%%html\n<b>bold</b>": "write instead: html`…` shows markup",
  "%lsmagic": "only TypeScript runs here",
  "!ls -la": 'write instead: import { execSync } from "node:child_process"; execSync("ls -la", { stdio: "inherit" })',
  "!echo 경사 하강": 'execSync("echo 경사 하강", { stdio: "inherit" })',
  "!pip install numpy": "npm install NAME in a terminal",
  "%pip install numpy": "npm install NAME in a terminal",
};

describe("a command of Python notebooks", () => {
  for (const [code, instead] of Object.entries(commands)) {
    it(`is answered with what to write instead: ${JSON.stringify(code)}`, async () => {
      const text = await said(code);
      assert.ok(text.includes("is a command of Python notebooks and no TypeScript"), text);
      assert.ok(text.includes(instead), text);
      assert.match(text, /^> \d \| (%|!)/m);
    });
  }

  it("is one error for each line, whatever else the compiler has against it", async () => {
    assert.equal((await said("%%bash\nfor i in 1 2; do echo $i; done")).match(/TS\d+:/g)?.length, 1);
  });
});

describe("a line of TypeScript", () => {
  it("may begin with % and !, and keeps its own errors", async () => {
    const { first } = await kernel.execute("let done = false;\nconst rest = 7\n% 4;\n!done && rest");
    assert.deepEqual(first("execute_result")?.data, { "text/plain": "3" });
    assert.match(await said("'7'\n% 4"), /^TS2362: The left-hand side of an arithmetic operation must be/);
    assert.match(
      await said("!nowhere"),
      /^TS2304: Cannot find name 'nowhere'\. If it is meant so: !nowhere is a command/,
    );
  });
});
