import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createComms } from "../../kernel/comms";
import { createJobs } from "../../kernel/jobs";
import { type Content, message } from "../../kernel/message";

interface Sent {
  readonly type: string;
  readonly content: Content;
}

function setUp() {
  const sent: Sent[] = [];
  const errors: unknown[] = [];
  const output = { publish: (type: string, content: Content) => void sent.push({ type, content }) };
  const { bind } = createJobs(new Int32Array(5));
  const comms = createComms(output, { bind }, (error) => errors.push(error));
  const receive = (type: string, content: Content, buffers: readonly Uint8Array[] = []) =>
    comms.receive({ parent: message(type, content, undefined).header, content, buffers });
  return { comms, sent, errors, receive };
}

describe("comms", () => {
  it("open with a target and data, and hear what the front end sends, bytes included", () => {
    const { comms, sent, receive } = setUp();
    const heard: unknown[] = [];
    const { id } = comms.open("jupyter.widget", { state: { value: 1 } }, ({ data, buffers }) =>
      heard.push(data, buffers),
    );
    assert.deepEqual(sent, [
      { type: "comm_open", content: { comm_id: id, target_name: "jupyter.widget", data: { state: { value: 1 } } } },
    ]);
    receive("comm_msg", { comm_id: id, data: { method: "update" } }, [Uint8Array.of(7)]);
    assert.deepEqual(heard, [{ method: "update" }, [Uint8Array.of(7)]]);
  });

  it("say that they are closed to a front end that opens one to nobody", () => {
    const { sent, receive } = setUp();
    receive("comm_open", { comm_id: "a", target_name: "nobody", data: {} });
    assert.deepEqual(sent, [{ type: "comm_close", content: { comm_id: "a", data: {} } }]);
  });

  it("accept a comm that a front end opens, and answer through it", () => {
    const { comms, sent, receive } = setUp();
    comms.accept(
      "echo",
      (comm) =>
        ({ data }) =>
          comm.send(data),
    );
    receive("comm_open", { comm_id: "b", target_name: "echo", data: {} });
    receive("comm_msg", { comm_id: "b", data: { say: "경사" } });
    assert.deepEqual(sent, [{ type: "comm_msg", content: { comm_id: "b", data: { say: "경사" } } }]);
  });

  it("hear nothing any more once either side has closed them", () => {
    const { comms, sent, receive } = setUp();
    const heard: unknown[] = [];
    const one = comms.open("jupyter.widget", {}, (said) => heard.push(said));
    const other = comms.open("jupyter.widget", {}, (said) => heard.push(said));
    receive("comm_close", { comm_id: one.id, data: {} });
    one.close(); // The front end knows already.
    other.close();
    receive("comm_msg", { comm_id: one.id, data: {} });
    receive("comm_msg", { comm_id: other.id, data: {} });
    assert.deepEqual(heard, []);
    assert.deepEqual(sent.map(({ type, content }) => [type, content.comm_id]).slice(2), [["comm_close", other.id]]);
  });

  it("report what a listener throws, and go on", () => {
    const { comms, errors, receive } = setUp();
    const { id } = comms.open("jupyter.widget", {}, () => {
      throw new RangeError("too far");
    });
    receive("comm_msg", { comm_id: id, data: {} });
    receive("comm_msg", { comm_id: id, data: {} });
    assert.equal(errors.length, 2);
  });
});
