import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { type KernelClient, startKernel } from "./client";

const folder = mkdtempSync(join(tmpdir(), "descent-"));
const address = (path: string) => pathToFileURL(join(folder, path)).href;
let kernel: KernelClient;
before(async () => {
  mkdirSync(join(folder, "part"));
  mkdirSync(join(folder, "node_modules", "near"), { recursive: true });
  writeFileSync(join(folder, "rate.ts"), "export const rate = 1;\n");
  writeFileSync(join(folder, "part", "index.ts"), "export const own = (name: string) => import.meta.resolve(name);\n");
  writeFileSync(join(folder, "node_modules", "near", "index.js"), "exports.near = 1;\n");
  kernel = await startKernel(folder);
  await kernel.execute('import { own } from "./part";');
});
after(async () => {
  await kernel[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** What is asked for, and the address that it has. */
const found: Readonly<Record<string, string>> = {
  "import.meta.resolve('./rate.ts')": address("rate.ts"),
  "import.meta.resolve('./rate')": address("rate.ts"),
  "import.meta.resolve('./not yet.json')": address("not yet.json"),
  "import.meta.resolve('./part/')": `${address("part")}/`,
  "import.meta.resolve('/etc/hosts')": "file:///etc/hosts",
  "import.meta.resolve('near')": address("node_modules/near/index.js"),
  "import.meta.resolve('fs')": "node:fs",
  "import.meta.resolve('node:fs/promises')": "node:fs/promises",
  "import.meta.resolve('https://example.org/a')": "https://example.org/a",
  "own('../rate')": address("rate.ts"),
  "own('./new.ts')": address("part/new.ts"),
};

describe("import.meta.resolve", () => {
  for (const [ask, expected] of Object.entries(found)) {
    it(`gives the address of what an import finds: ${ask}`, async () => {
      const { text } = await kernel.execute(`console.log(${ask})`);
      assert.equal(text(), `${expected}\n`);
    });
  }

  it("finds the packages of the project from any folder", async () => {
    const { text } = await kernel.execute("console.log(import.meta.resolve('danfojs-node'))");
    assert.match(text(), /^file:\/\/\/.*\/node_modules\/danfojs-node\/.*\.js\n$/);
  });

  it("says that a package is not there, as an import does", async () => {
    const code = "try { import.meta.resolve('no-such-package') } catch (e) { console.log((e as any).code, String(e)) }";
    const { text } = await kernel.execute(code);
    assert.match(text(), /^ERR_MODULE_NOT_FOUND Error: Cannot find the package no-such-package: it must be installed/);
  });
});
