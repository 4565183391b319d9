import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { message } from "../../kernel/message";
import { createStreams } from "../../kernel/streams";

const cellA = message("execute_request", {}, undefined).header;
const cellB = message("execute_request", {}, undefined).header;

function recorder() {
  const sent: string[] = [];
  const streams = createStreams(async (parent, stream, text) => {
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

  it("makes no message of its own of an empty line to stderr, which has the stream of the text around it", () => {
    const { sent, streams } = recorder();
    streams.write(cellA, "stdout", "epoch 1\n");
    streams.write(cellA, "stderr", "\n");
    streams.write(cellA, "stdout", "epoch 2\n");
    streams.flush();
    streams.write(cellA, "stderr", " \n");
    streams.write(cellA, "stderr", "failed\n");
    streams.write(cellA, "stderr", "\n");
    streams.flush();
    streams.write(cellB, "stderr", "\n");
    streams.write(cellB, "stdout", "begins\n");
    streams.flush();
    assert.deepEqual(sent, [
      "A stdout epoch 1\n\nepoch 2\n",
      "A stdout  \n",
      "A stderr failed\n\n",
      "B stdout \nbegins\n",
    ]);
  });

  it("leaves what is blank in its stream where it stands alone, is no alarm, or begins a line anew", () => {
    const { sent, streams } = recorder();
    streams.write(cellA, "stderr", "failed\n");
    streams.write(cellA, "stdout", "\n");
    streams.write(cellB, "stderr", "\n");
    streams.flush();
    streams.write(cellB, "stdout", "at 10 %");
    streams.write(cellB, "stderr", "\r");
    streams.flush();
    assert.deepEqual(sent, ["A stderr failed\n", "A stdout \n", "B stderr \n", "B stdout at 10 %", "B stderr \r"]);
  });

  it("leaves by itself when nothing follows", async () => {
    const { sent, streams } = recorder();
    streams.write(cellA, "stdout", "alone");
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(sent, ["A stdout alone"]);
  });

  it("leaves at once when it is much", () => {
    const { sent, streams } = recorder();
    streams.write(cellA, "stdout", "x".repeat(1 << 16));
    assert.equal(sent.length, 1);
  });

  it("is gathered while other text is still leaving, so that a slow reader gets few messages", async () => {
    const sent: number[] = [];
    let left = () => {};
    const streams = createStreams((_parent, _stream, text) => {
      sent.push(text.length);
      return new Promise((resolve) => {
        left = resolve;
      });
    });
    streams.write(cellA, "stdout", "x".repeat(1 << 16));
    for (let i = 0; i < 4; i++) streams.write(cellA, "stdout", "x".repeat(1 << 14));
    assert.deepEqual(sent, [1 << 16]);
    left();
    await new Promise(setImmediate);
    assert.deepEqual(sent, [1 << 16, 1 << 16]);
  });

  it("leaves in several messages when it is long, none of which cuts a letter", () => {
    const texts: string[] = [];
    const streams = createStreams(async (_parent, _stream, text) => void texts.push(text));
    const long = `${"x".repeat((1 << 16) - 1)}${"𝛁".repeat(100_000)}`;
    streams.write(cellA, "stdout", long);
    streams.flush();
    assert.equal(texts.join(""), long);
    assert.ok(
      texts.length > 3 && texts.every((text) => text.length <= (1 << 16) + 1 && !/[\ud800-\udbff]$/.test(text)),
    );
  });
});
