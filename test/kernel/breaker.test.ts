import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBreaker } from "../../kernel/breaker";
import { BREAKABLE, OPEN, SHARED_NUMBERS, SHUT } from "../../kernel/threads";

describe("code that a signal can break", () => {
  const shared = new Int32Array(new SharedArrayBuffer(SHARED_NUMBERS * Int32Array.BYTES_PER_ELEMENT));
  const breaker = createBreaker(shared);
  const reach = () => Atomics.load(shared, BREAKABLE);

  /** In a turn of the event loop of its own, as the kernel calls it: a test is itself called back by a promise. */
  const inItsTurn = (work: () => void) =>
    new Promise<void>((resolve) => {
      setImmediate(() => {
        work();
        resolve();
      });
    });

  it("is what is called, and what that sets going without waiting", async () => {
    const seen: number[] = [];
    await inItsTurn(() => {
      breaker.run(() => {
        seen.push(reach());
        Promise.resolve().then(() => seen.push(reach()));
      });
      seen.push(reach());
    });
    assert.deepEqual(seen, [OPEN, OPEN, SHUT]);
  });

  it("is not what was waiting for its turn before, which may be the kernel's own", async () => {
    const seen: number[] = [];
    await inItsTurn(() => {
      Promise.resolve().then(() => seen.push(reach()));
      breaker.run(() => seen.push(reach()));
    });
    assert.deepEqual(seen, [SHUT, OPEN]);
  });
});
