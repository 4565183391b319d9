import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

/** How code asks for a module that is not there, and the code that Node gives to the error. */
const asked: Readonly<Record<string, string>> = {
  "require('no-such-package')": "MODULE_NOT_FOUND",
  "require('./no-such-file')": "MODULE_NOT_FOUND",
  "require.resolve('no-such-package')": "MODULE_NOT_FOUND",
  "await import('no-such-package')": "ERR_MODULE_NOT_FOUND",
  "await import('./no-such-file')": "ERR_MODULE_NOT_FOUND",
  "await import('node:no-such')": "ERR_UNKNOWN_BUILTIN_MODULE",
};

describe("a module that is not found", () => {
  for (const [ask, code] of Object.entries(asked)) {
    it(`has the code that Node gives it, so that code can do without: ${ask}`, async () => {
      const { text } = await kernel.execute(`// @ts-nocheck\ntry { ${ask} } catch (e) { console.log(e.code) }`);
      assert.equal(text(), `${code}\n`);
    });
  }

  it("is reported in one line and the line of its import, without that code", async () => {
    const { reply } = await kernel.execute("// @ts-nocheck\nimport 'no-such-package';");
    const report = stripVTControlCharacters(String(reply.traceback));
    assert.match(report, /^Error: Cannot find the package no-such-package: it must be installed.*cell \[\d+\]:2:8/s);
    assert.doesNotMatch(report, /NOT_FOUND/);
  });
});
