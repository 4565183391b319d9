import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fromCodePoints, toCodePoints } from "../../kernel/code-points";
import { parseConnection } from "../../kernel/connection";
import { message } from "../../kernel/message";
import { createWire } from "../../kernel/wire";

const wire = createWire("key");
const asked = message("execute_request", { code: "경사 😀" }, undefined);

describe("the wire", () => {
  it("reads what it wrote, identities and buffers included", () => {
    const frames = wire.encode({ ...asked, buffers: [Uint8Array.of(1, 2)] }, [Buffer.from("client")]);
    const { identities, message: read } = wire.decode(frames);
    assert.equal(Buffer.from(identities[0]).toString(), "client");
    assert.deepEqual(read.header, asked.header);
    assert.deepEqual(read.content, { code: "경사 😀" });
    assert.deepEqual([...read.buffers[0]], [1, 2]);
  });

  it("signs the four parts and not the buffers, as the protocol says", () => {
    const plain = wire.encode(asked);
    const withBuffer = wire.encode({ ...asked, buffers: [Uint8Array.of(9)] });
    assert.deepEqual(plain[1], withBuffer[1]);
  });

  it("refuses what another key signed", () => {
    const frames = createWire("another").encode(asked);
    assert.throws(() => wire.decode(frames), /Cannot trust a message/);
  });

  it("refuses frames that are no message, and says what is missing", () => {
    assert.throws(() => wire.decode([Buffer.from("x")]), /no delimiter/);
    assert.throws(() => wire.decode(wire.encode(asked).slice(0, 4)), /must have 4 parts: it has 2/);
  });

  it("signs nothing when the key is empty", () => {
    assert.equal(createWire("").encode(asked)[1].length, 0);
  });
});

describe("the connection file", () => {
  const ports = { shell_port: 1, control_port: 2, iopub_port: 3, stdin_port: 4, hb_port: 5 };

  it("becomes five addresses", () => {
    const { address } = parseConnection(JSON.stringify({ ...ports, ip: "127.0.0.1", key: "k" }));
    assert.equal(address.iopub, "tcp://127.0.0.1:3");
  });

  it("must name every port", () => {
    const text = JSON.stringify({ ...ports, hb_port: undefined, ip: "127.0.0.1" });
    assert.throws(() => parseConnection(text), /Cannot listen as hb_port must be a number: current value is undefined/);
  });
});

describe("positions", () => {
  it("count an emoji as one character, as Jupyter does", () => {
    const text = "'😀'; x";
    assert.equal(fromCodePoints(text, 5), 6);
    assert.equal(toCodePoints(text, 6), 5);
  });
});
