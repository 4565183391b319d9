import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Answer } from "./client";
import { startKernel } from "./client";

const shown = ({ first }: Answer) => (first("execute_result")?.data as Record<string, unknown>)?.["text/plain"];

describe("several kernels at once", () => {
  it("start together, share nothing, and are stopped and ended each for itself", async () => {
    const kernels = await Promise.all([1, 2, 3].map(() => startKernel()));
    const [a, b, c] = kernels;
    try {
      await Promise.all(kernels.map((kernel, i) => kernel.execute(`let own = ${i}; let turns = 0;`)));
      const endless = [a, b].map((kernel) => kernel.execute("console.log('begun'); for (;;) turns++"));
      for (const kernel of [a, b]) {
        await kernel.until(() => kernel.published.find(({ content }) => content.text === "begun\n"));
      }
      await a.request("interrupt_request", {}, "control");
      assert.equal((await endless[0]).reply.ename, "Interrupted");
      // The second is still computing, and the third answers beside it.
      assert.equal(b.published.at(-1)?.content.execution_state === "idle", false);
      assert.equal(shown(await c.execute("own")), "2");
      await c.request("shutdown_request", { restart: false }, "control");
      assert.equal(await c.exited, 0);
      await b.request("interrupt_request", {}, "control");
      assert.equal((await endless[1]).reply.ename, "Interrupted");
      assert.deepEqual([shown(await a.execute("own")), shown(await b.execute("own"))], ["0", "1"]);
    } finally {
      await Promise.all(kernels.map((kernel) => kernel[Symbol.asyncDispose]()));
    }
  });
});

describe("a folder in which nothing can be written", () => {
  const folder = "/sys/kernel";

  it("is a working directory as any other", { skip: process.platform !== "linux" }, async () => {
    assert.throws(() => writeFileSync(join(folder, "descent"), ""));
    await using kernel = await startKernel(folder);
    const { reply } = await kernel.execute('import { sgd } from "descent"; sgd.name; process.cwd()');
    assert.equal(reply.status, "ok", String(reply.evalue));
    assert.match(String(shown(await kernel.execute("process.cwd()"))), /sys/);
    assert.match(
      String((await kernel.execute('require("node:fs").writeFileSync("a", "")')).reply.evalue),
      /EACCES|EROFS|EPERM/,
    );
  });
});
