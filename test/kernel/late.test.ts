import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

/** Each throws after its cell has ended. */
const late: Readonly<Record<string, string>> = {
  "a timer": "setTimeout(() => { throw new Error('late') }, 30); 0",
  "an interval": "const once = setInterval(() => { clearInterval(once); throw new Error('late') }, 30); 0",
  "a promise that nobody awaited":
    "void (async () => { await new Promise((r) => setTimeout(r, 30)); throw new Error('late') })(); 0",
  "an event":
    "import { EventEmitter } from 'node:events'; const e = new EventEmitter(); setTimeout(() => e.emit('error', new Error('late')), 30); 0",
  "a callback of the file system":
    "import { stat } from 'node:fs'; setTimeout(() => stat('.', () => { throw new Error('late') }), 30); 0",
  "the turn right behind the cell": "process.nextTick(() => { throw new Error('late') }); 0",
  "a microtask": "setTimeout(() => queueMicrotask(() => { throw new Error('late') }), 30); 0",
};

describe("an error after the cell has ended", () => {
  for (const [what, code] of Object.entries(late)) {
    it(`from ${what} is shown with its cell and its line, and ends nothing`, async () => {
      const { published, first } = await kernel.execute(`\n${code}`);
      assert.deepEqual(first("execute_result")?.data, { "text/plain": "0" });
      await kernel.execute("await new Promise((resolve) => setTimeout(resolve, 200)); 'another cell'");
      const shown = kernel.published
        .filter(
          ({ parent_header, header }) =>
            parent_header.msg_id === published[0].parent_header.msg_id && header.msg_type === "stream",
        )
        .map(({ content }) => content.text);
      assert.equal(shown.join("").match(/Error.*: late/g)?.length, 1);
      assert.match(shown.join(""), /cell \[\d+\]:2:/);
      assert.equal((await kernel.execute("1")).reply.status, "ok");
    });
  }

  it("is caught by the next cell, which awaits the promise, and Node does not warn of that", async () => {
    await kernel.execute("const early = Promise.reject(new Error('early'));");
    const code = "try { await early } catch { console.log('caught') }\nawait new Promise((r) => setTimeout(r, 50));";
    const { text } = await kernel.execute(code);
    assert.deepEqual([text(), text("stderr")], ["caught\n", ""]);
  });
});

describe("a cell that would end the process", () => {
  for (const code of [
    "process.exit(1)",
    "process.abort()",
    "process.kill(process.pid)",
    "process.kill(0, 'SIGKILL')",
  ]) {
    it(`is refused ${code}, with what to do instead`, async () => {
      const { first } = await kernel.execute(code);
      assert.match(String(first("error")?.evalue), /Cannot end the process as it is the notebook's kernel: restart/);
    });
  }

  it("may not have the next error end it, by taking away who listens for errors", async () => {
    await kernel.execute("process.removeAllListeners(); setTimeout(() => { throw new Error('unheard') }, 5); 0");
    await kernel.until(() => kernel.published.find(({ content }) => /unheard/.test(String(content.text))));
    assert.equal((await kernel.execute("1")).reply.status, "ok");
  });

  it("may ask whether the process lives", async () => {
    assert.equal((await kernel.execute("process.kill(process.pid, 0)")).reply.status, "ok");
  });
});
