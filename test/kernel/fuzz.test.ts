import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { Dealer } from "zeromq";
import { message } from "../../kernel/message";
import { createWire } from "../../kernel/wire";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel({ quiet: true });
});
after(() => kernel[Symbol.asyncDispose]());

const wire = createWire("a key for tests");
const CHANNELS = ["shell", "control", "stdin"] as const;
const KINDS = [
  ...["execute", "complete", "inspect", "is_complete", "history", "kernel_info", "comm_info", "connect", "interrupt"],
  ...["debug", "create_subshell", "usage", "nonsense", "input"],
].map((kind) => `${kind}_request`);
const TYPES = [
  ...KINDS,
  "input_reply",
  "execute_reply",
  "comm_open",
  "comm_msg",
  "comm_close",
  "status",
  "",
  "__proto__",
];

/** Whatever came before, the next good request has its answer: from the sockets, and from the cells. */
async function alive(): Promise<void> {
  const { reply } = await kernel.request("kernel_info_request", {}, "control");
  assert.equal(reply.status, "ok");
  // Behind all that came before on both channels: a cell that waits behind one that fails is aborted, as it should be.
  const complete = { code: "1" };
  await Promise.all([
    kernel.request("is_complete_request", complete, "shell"),
    kernel.request("is_complete_request", complete, "control"),
  ]);
  const { first } = await kernel.execute("6 * 7");
  assert.deepEqual(first("execute_result")?.data, { "text/plain": "42" });
}

/** Four parts of a message as bytes, signed as they should be. */
function signed(parts: readonly (string | Uint8Array)[]): Uint8Array[] {
  const frames = parts.map((part) => Buffer.from(part as string));
  const hmac = createHmac("sha256", "a key for tests");
  for (const frame of frames.slice(0, 4)) hmac.update(frame);
  return [Buffer.from("<IDS|MSG>"), Buffer.from(hmac.digest("hex")), ...frames];
}

const header = (type: string, more: object = {}) => JSON.stringify({ ...message(type, {}, undefined).header, ...more });

describe("a kernel that is sent nonsense", () => {
  it("outlives any frames", async () => {
    const frame = fc.oneof(fc.uint8Array({ maxLength: 50 }), fc.constant(Buffer.from("<IDS|MSG>")));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CHANNELS),
        fc.array(frame, { minLength: 1, maxLength: 8 }),
        async (to, frames) => {
          await kernel.sendRaw(frames, to);
        },
      ),
      { numRuns: 300 },
    );
    await alive();
  });

  it("outlives parts that are signed and no JSON, or JSON of another kind", async () => {
    const part = fc.oneof(fc.json(), fc.string(), fc.constantFrom("", "null", "[]", "5", "{", '{"msg_id":1}'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CHANNELS),
        fc.array(part, { minLength: 0, maxLength: 6 }),
        async (to, parts) => {
          await kernel.sendRaw(signed(parts), to);
        },
      ),
      { numRuns: 300 },
    );
    await alive();
  });

  it("outlives any content of any kind of message, on any channel", async () => {
    const code = fc.constantFrom("1", "throw 0", "x?", "f(", "😀");
    const fields = fc.record(
      {
        code: fc.oneof(code, fc.jsonValue()),
        cursor_pos: fc.oneof(fc.integer(), fc.jsonValue()),
        silent: fc.jsonValue(),
        store_history: fc.jsonValue(),
        stop_on_error: fc.jsonValue(),
        user_expressions: fc.jsonValue(),
        hist_access_type: fc.oneof(fc.constantFrom("tail", "range", "search"), fc.jsonValue()),
        n: fc.jsonValue(),
        start: fc.jsonValue(),
        stop: fc.jsonValue(),
        session: fc.jsonValue(),
        pattern: fc.jsonValue(),
        value: fc.jsonValue(),
        comm_id: fc.jsonValue(),
        data: fc.jsonValue(),
        target_name: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CHANNELS), fc.constantFrom(...TYPES), fields, async (to, type, content) => {
        await kernel.sendRaw(wire.encode(message(type, content, undefined)), to);
      }),
      { numRuns: 300 },
    );
    await alive();
  });

  it("outlives what another key signed, and does not do what it asks", async () => {
    const forged = message("execute_request", { code: "globalThis.forged = true" }, undefined);
    await kernel.sendRaw(createWire("another key").encode(forged));
    const { first, text } = await kernel.execute("'forged' in globalThis");
    assert.deepEqual(first("execute_result")?.data, { "text/plain": "false" });
    // Jupyter's log says so; it is nothing to a student.
    assert.equal(text("stderr"), "");
  });

  it("outlives headers and contents that are nested thousands deep", async () => {
    const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
    const nested = `{"msg_id":"deep","msg_type":"execute_request","more":${deep}}`;
    await kernel.sendRaw(signed([nested, "{}", "{}", '{"code":"1"}']));
    for (const type of KINDS) {
      await kernel.sendRaw(signed([header(type), "{}", deep, `{"code":"1","user_expressions":${deep}}`]));
    }
    const brackets = "(".repeat(50_000);
    assert.equal((await kernel.request("is_complete_request", { code: brackets })).reply.status, "unknown");
    await alive();
  });

  it("outlives huge frames, and as many of them as there are", async () => {
    const huge = new Uint8Array(64 << 20);
    await kernel.sendRaw([huge]);
    const asked = message("kernel_info_request", {}, undefined);
    await kernel.sendRaw(wire.encode({ ...asked, buffers: [huge] }));
    await kernel.sendRaw([...wire.encode(asked), ...Array.from({ length: 10_000 }, () => Buffer.from("x"))]);
    await kernel.sendRaw([...Array.from({ length: 10_000 }, () => Buffer.from("x")), ...wire.encode(asked)]);
    await alive();
  });

  it("answers each of two requests with the same id", async () => {
    const twin = message("execute_request", { code: "'twin'" }, undefined);
    const from = kernel.published.length;
    await kernel.send("shell", twin);
    await kernel.send("shell", twin);
    await alive();
    const own = kernel.published.slice(from).filter(({ parent_header }) => parent_header.msg_id === twin.header.msg_id);
    assert.equal(own.filter(({ header }) => header.msg_type === "execute_result").length, 2);
  });

  it("outlives a client that speaks no zeromq at all", async () => {
    for (const address of Object.values(kernel.connection.address)) {
      const { hostname, port } = new URL(address.replace("tcp:", "http:"));
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      socket.write("GET / HTTP/1.1\r\n\r\n");
      socket.destroy();
    }
    await alive();
    assert.equal(await kernel.heartbeat(), "ping");
  });

  it("outlives a client that leaves with its answer on the way", async () => {
    for (let i = 0; i < 20; i++) {
      const dealer = new Dealer({ linger: 100 });
      dealer.connect(kernel.connection.address.shell);
      await dealer.send(wire.encode(message("kernel_info_request", {}, undefined)));
      dealer.close();
    }
    await alive();
  });
});
