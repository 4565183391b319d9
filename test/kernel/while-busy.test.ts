import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs a cell and waits until it is under way. */
async function start(code: string) {
  const from = kernel.published.length;
  const running = kernel.execute(`console.log("started"); ${code}`);
  await kernel.until(() => kernel.published.slice(from).find(({ content }) => content.text === "started\n"));
  return { running };
}

describe("while a cell computes", () => {
  it("heartbeat, control and output are alive, and an interrupt ends it with its state kept", async () => {
    await kernel.execute("let turns = 0; const kept = 'still here';");
    const { running } = await start("while (true) turns++;");
    assert.equal(await kernel.heartbeat(), "ping");
    assert.equal((await kernel.request("kernel_info_request", {}, "control")).reply.status, "ok");
    await kernel.request("interrupt_request", {}, "control");
    assert.equal((await running).reply.ename, "Interrupted");
    const { first } = await kernel.execute("[kept, turns > 0]");
    assert.deepEqual(first("execute_result")?.data, { "text/plain": "[ 'still here', true ]" });
  });
});

describe("an interrupt", () => {
  it("that comes before the cell has started ends it all the same", async () => {
    const running = kernel.execute("for (;;) await null");
    await Promise.all([1, 2].map(() => kernel.request("interrupt_request", {}, "control")));
    assert.equal((await running).reply.ename, "Interrupted");
  });

  it("ends a timer that spins, so that the cell behind it gets its turn", async () => {
    // Long enough for the cell's own answer to be out, on a busy machine too.
    await kernel.execute("setTimeout(() => { for (;;) {} }, 500); 1");
    await later(700);
    const behind = kernel.execute("2 // behind");
    // Its turn has come by then: an interrupt before that would be for what ran before it.
    await kernel.until(() => kernel.published.find(({ content }) => content.code === "2 // behind"));
    await kernel.request("interrupt_request", {}, "control");
    assert.equal((await behind).reply.ename, "Interrupted");
    assert.equal((await kernel.execute("3")).reply.status, "ok");
  });

  it("does nothing when nothing runs", async () => {
    await kernel.request("interrupt_request", {}, "control");
    assert.equal(
      (await kernel.execute("for (let i = 0; i < 9; i++) Math.sqrt(i); await 1; 'fine'")).reply.status,
      "ok",
    );
  });
});
