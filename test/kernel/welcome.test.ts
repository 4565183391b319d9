import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Subscriber } from "zeromq";
import type { Message } from "../../kernel/message";
import { subscription } from "../../kernel/welcome";
import { createWire } from "../../kernel/wire";
import { type KernelClient, startKernel } from "./client";

describe("subscription()", () => {
  it("is the topic behind the byte 1, which may be empty", () => {
    assert.equal(subscription(Uint8Array.of(1)), "");
    assert.equal(subscription(Buffer.from("\x01kernel.경사")), "kernel.경사");
  });

  it("is none for the end of a subscription, for what is no text, and for nothing", () => {
    assert.equal(subscription(Uint8Array.of(0)), undefined);
    assert.equal(subscription(Uint8Array.of(1, 0xff)), undefined);
    assert.equal(subscription(undefined), undefined);
    assert.equal(subscription(new Uint8Array()), undefined);
  });
});

describe("a subscriber", () => {
  let kernel: KernelClient;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel[Symbol.asyncDispose]());

  const first = async (topic: string): Promise<{ topic: string; received: Message }> => {
    const iopub = new Subscriber({ linger: 0 });
    iopub.connect(kernel.connection.address.iopub);
    iopub.subscribe(topic);
    const frames = await iopub.receive();
    iopub.close();
    return { topic: frames[0].toString(), received: createWire(kernel.connection.key).decode(frames).message };
  };

  it("hears first that it is welcome, and without a parent", async () => {
    const { received } = await first("");
    assert.equal(received.header.msg_type, "iopub_welcome");
    assert.deepEqual([received.content, received.parent_header], [{ subscription: "" }, {}]);
  });

  it("is welcomed each time, also to one topic alone", async () => {
    for (let i = 0; i < 2; i++) {
      const { topic, received } = await first("kernel.경사");
      assert.equal(topic, "kernel.경사");
      assert.deepEqual(received.content, { subscription: "kernel.경사" });
    }
  });
});
