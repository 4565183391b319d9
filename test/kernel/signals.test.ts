import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startKernel } from "./client";

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const RECURSION = "const grow = (n: number): number => n < 2 ? n : grow(n - 1) + grow(n - 2); grow(80)";

describe("SIGINT", () => {
  it("from somebody else ends no kernel, and breaks a cell that runs", async () => {
    await using kernel = await startKernel();
    await kernel.execute("const kept = 1");
    for (let i = 0; i < 20; i++) {
      process.kill(kernel.pid, "SIGINT");
      await later(5);
    }
    const running = kernel.execute(RECURSION);
    await later(1000);
    process.kill(kernel.pid, "SIGINT");
    assert.equal((await running).reply.ename, "Interrupted");
    assert.equal((await kernel.execute("kept")).reply.status, "ok");
  });

  it("breaks what a cell runs though it listens to the signal itself", async () => {
    await using kernel = await startKernel();
    await kernel.execute(
      "for (const how of ['on', 'once', 'prependListener'] as const) process[how]('SIGINT', () => {})",
    );
    const running = kernel.execute(RECURSION);
    await later(1000);
    await kernel.request("interrupt_request", {}, "control");
    assert.equal((await running).reply.ename, "Interrupted");
  });
});
