import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as later } from "node:timers/promises";
import { createReadAhead } from "../../kernel/read-ahead";

describe("what a cell imported", () => {
  const imports = 'import { train } from "descent";';
  const counted = () => {
    const counts = { times: 0 };
    return { counts, ...createReadAhead({ readAhead: () => void counts.times++ }) };
  };

  it("is read once more in a pause after it, and not again in the next one", async () => {
    const { counts, after } = counted();
    after(imports);
    assert.equal(counts.times, 0);
    await later(300);
    assert.equal(counts.times, 1);
    await later(300);
    assert.equal(counts.times, 1);
  });

  it("waits for what is asked in the meantime, which reads it itself", async () => {
    const { counts, after, stop } = counted();
    after(imports);
    stop();
    await later(300);
    assert.equal(counts.times, 0);
  });

  it("takes no time after a cell without imports", async () => {
    const { counts, after } = counted();
    after("const important = 1;");
    await later(300);
    assert.equal(counts.times, 0);
  });
});
