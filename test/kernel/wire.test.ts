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

  it("takes from a header only what is plain, as it is echoed in every answer", () => {
    const nested = { ...asked, header: { ...asked.header, subshell_id: null, more: { a: 1 } } };
    const { header } = wire.decode(wire.encode(nested)).message;
    assert.deepEqual(header, { ...asked.header, subshell_id: null });
  });

  it("writes half of a letter as a sign for it, as a notebook with half a letter cannot be saved", () => {
    const [half, whole, quoted] = ["😀"[0], "😀", "\\ud83d"];
    const { content } = wire.decode(wire.encode({ ...asked, content: { [half]: [half, whole, quoted] } })).message;
    assert.deepEqual(content, { "\ufffd": ["\ufffd", whole, quoted] });
  });

  it("signs nothing when the key is empty", () => {
    assert.equal(createWire("").encode(asked)[1].length, 0);
  });
});

describe("the connection file", () => {
  const ports = { shell_port: 1, control_port: 2, iopub_port: 3, stdin_port: 4, hb_port: 5 };
  const parse = (fields: object) => parseConnection(JSON.stringify({ ...ports, ip: "127.0.0.1", ...fields }));

  it("becomes five addresses", () => {
    assert.equal(parse({ key: "k" }).address.iopub, "tcp://127.0.0.1:3");
    assert.equal(parse({ transport: "ipc", ip: "/run/kernel" }).address.iopub, "ipc:///run/kernel-3");
    assert.deepEqual(parse({}).ports, ports);
  });

  for (const [fields, said] of [
    [{ hb_port: undefined }, "hb_port must be a number from 0 to 65535: current value is undefined"],
    [{ shell_port: "1" }, 'shell_port must be a number from 0 to 65535: current value is "1"'],
    [{ shell_port: 65_536 }, "shell_port must be a number from 0 to 65535: current value is 65536"],
    [{ transport: "udp" }, 'transport must be tcp or ipc: current value is "udp"'],
    [{ ip: 1 }, "ip must be a text: current value is 1"],
    [{ key: 1 }, 'key must be a text: current value is "number"'],
    [{ signature_scheme: "hmac-md5" }, "Cannot sign messages with hmac-md5 as only hmac-sha256 is known"],
  ] as const) {
    it(`is refused with ${JSON.stringify(fields)}`, () => {
      assert.throws(
        () => parse(fields),
        (error: Error) => error.message.endsWith(said),
      );
    });
  }

  it("is refused when it is no JSON, without a word of the key in it", () => {
    assert.throws(() => parseConnection('{ "key": "secret"'), /^TypeError: .* as it is not JSON$/);
    for (const text of ["null", "[]", "5"]) assert.throws(() => parseConnection(text), /must hold an object/);
  });
});

describe("positions", () => {
  it("count an emoji as one character, as Jupyter does", () => {
    const text = "'😀'; x";
    assert.equal(fromCodePoints(text, 5), 6);
    assert.equal(toCodePoints(text, 6), 5);
  });
});
