import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { message } from "../../kernel/message";
import { createStreams } from "../../kernel/streams";

const cellA = message("execute_request", {}, undefined).header;
const cellB = message("execute_request", {}, undefined).header;

function recorder() {
  const sent: string[] = [];
  const streams = createStreams((parent, stream, text) => {
    sent.push(`${parent === cellA ? "A" : "B"} ${stream} ${text}`);
  });
  return { sent, streams };
}

describe("printed text", () => {
  it("is gathered into one message", () => {
    const { sent, streams } = recorder();
    for (const text of ["a", "b", "c"]) streams.write(cellA, "stdout", text);
    streams.flush();
    assert.deepEqual(sent, ["A stdout abc"]);
  });

  it("keeps its order between streams and between cells", () => {
    const { sent, streams } = recorder();
    streams.write(cellA, "stdout", "1");
    streams.write(cellA, "stderr", "2");
    streams.write(cellB, "stderr", "3");
    streams.flush();
    assert.deepEqual(sent, ["A stdout 1", "A stderr 2", "B stderr 3"]);
  });

  it("leaves by itself when nothing follows", async () => {
    const { sent, streams } = recorder();
    streams.write(cellA, "stdout", "alone");
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(sent, ["A stdout alone"]);
  });

  it("does not grow without limit while it waits", () => {
    const { sent, streams } = recorder();
    for (let i = 0; i < 3; i++) streams.write(cellA, "stdout", "x".repeat(1 << 16));
    assert.equal(sent.length, 3);
  });
});
