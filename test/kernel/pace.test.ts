import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { message } from "../../kernel/message";
import { createPace, isBehindServer } from "../../kernel/pace";

type Sent = readonly [type: string, bytes: number];

/** What a Jupyter server counts within three seconds, at most, when these messages leave as soon as they may. */
function mostCounted(sent: readonly Sent[]) {
  let time = 0;
  const pace = createPace(() => time);
  const window: { at: number; bytes: number }[] = [];
  let most = { messages: 0, bytes: 0 };
  for (const [type, bytes] of sent) {
    time += pace(message(type, {}, undefined), bytes);
    window.push({ at: time, bytes: type === "stream" ? bytes : 0 });
    while (window[0].at <= time - 3000) window.shift();
    const counted = window.reduce((sum, each) => sum + each.bytes, 0);
    most = { messages: Math.max(most.messages, window.length), bytes: Math.max(most.bytes, counted) };
  }
  return { ...most, seconds: time / 1000 };
}

describe("the pace of output behind a Jupyter server", () => {
  it("stays below what the server lets through, whatever is printed and shown", () => {
    const one = fc.tuple(fc.constantFrom("stream", "display_data", "update_display_data"), fc.nat(300_000));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 300 }), (sent) => {
        const { messages, bytes } = mostCounted(sent);
        assert.ok(messages < 3000 && bytes < 3_000_000);
      }),
      { numRuns: 200 },
    );
    const many = mostCounted(Array.from({ length: 10_000 }, () => ["display_data", 100] as const));
    assert.ok(many.messages < 3000);
  });

  it("lets what most cells print leave at once, and more of it steadily", () => {
    const printed = (count: number) => mostCounted(Array.from({ length: count }, () => ["stream", 65_536] as const));
    assert.equal(printed(13).seconds, 0);
    assert.ok(Math.abs(printed(100).seconds - (100 * 65_536 - 900_000) / 600_000) < 1e-6);
  });

  it("begins anew when a cell has ended, as the server does", () => {
    const pace = createPace(() => 0);
    const print = () => pace(message("stream", {}, undefined), 900_000);
    assert.equal(print(), 0);
    assert.ok(print() > 0);
    assert.equal(pace(message("status", { execution_state: "idle" }, undefined), 300), 0);
    assert.equal(print(), 0);
  });

  it("is kept only where a server says that it stands between", () => {
    assert.equal(isBehindServer({ JPY_SESSION_NAME: "lesson.ipynb" }), true);
    assert.equal(isBehindServer({}), false);
  });
});
