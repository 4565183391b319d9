import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createWritten } from "../../kernel/written";

describe("who is to be told that a text was written", () => {
  it("is told after the code that wrote it, as often as it was written, and that nothing failed", async () => {
    const told: string[] = [];
    const written = createWritten();
    const [a, b] = ["a", "b"].map((name) => (error: null) => void told.push(`${name} ${error}`));
    for (const done of [a, a, b, a]) written(done);
    assert.deepEqual(told, []);
    await null;
    await new Promise(setImmediate);
    assert.deepEqual(told, ["a null", "a null", "b null", "a null"]);
    written(a);
    await new Promise(setImmediate);
    assert.equal(told.length, 5);
  });

  it("is kept once, however often a loop writes that lets nothing else run", async () => {
    const written = createWritten();
    let told = 0;
    const done = () => void told++;
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 1_000_000; i++) written(done);
    assert.ok(process.memoryUsage().heapUsed - before < 1e7);
    await new Promise(setImmediate);
    assert.equal(told, 1_000_000);
  });
});
