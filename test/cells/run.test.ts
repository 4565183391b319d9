import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createEngine } from "./engine";

// What cells do is in `table.ts`, for every place in which they run; here is what only their host sees.

const { run, value, runner } = createEngine();

describe("interrupting", () => {
  it("ends a cell that waits, and the cell does not come back to life", async () => {
    await value("let alive = 0; let wake = () => {};");
    const running = run("await new Promise<void>((resolve) => { wake = resolve }); alive = 1;");
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(runner.interrupt(), true);
    const outcome = await running;
    assert.equal(outcome.status === "failed" && (outcome.error as Error).name, "Interrupted");
    await value("wake()");
    assert.equal(await value("alive"), 0);
  });

  it("says when there is nothing to interrupt", () => {
    assert.equal(runner.interrupt(), false);
  });
});

describe("the declarations of all cells", () => {
  it("forget a hidden declaration that nothing mentions", async () => {
    for (let n = 0; n < 3; n++) await value(`interface Fleeting { n${n}: number }`);
    assert.equal(runner.declarations().match(/Fleeting/g)?.length, 1);
  });
});

describe("two notebooks in one process", () => {
  it("know nothing of each other", async () => {
    const other = createEngine();
    await value("const mine = 1;");
    await other.value("const mine = 'other';");
    assert.deepEqual([await value("mine + 1"), await other.value("mine.length")], [2, 5]);
  });
});
