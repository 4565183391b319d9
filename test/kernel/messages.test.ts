import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { message } from "../../kernel/message";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

describe("kernel_info", () => {
  it("says that this is TypeScript", async () => {
    const { reply } = await kernel.request("kernel_info_request", {});
    assert.equal(reply.status, "ok");
    assert.equal((reply.language_info as { name: string }).name, "typescript");
    assert.equal(reply.protocol_version, "5.5");
    assert.deepEqual(reply.supported_features, ["kernel subshells"]);
  });
});

describe("messages of the kernel", () => {
  it("name what they answer, and belong to the kernel's own session", async () => {
    const { message, published } = await kernel.execute("console.log(1); 2");
    const [{ parent_header }] = published;
    assert.equal(parent_header.msg_type, "execute_request");
    for (const { header, parent_header: parent } of [message, ...published]) {
      assert.deepEqual(parent, parent_header);
      assert.equal(header.session, message.header.session);
      assert.equal(header.version, "5.5");
    }
    assert.equal(message.header.msg_type, "execute_reply");
    assert.equal(new Set([message, ...published].map(({ header }) => header.msg_id)).size, published.length + 1);
  });

  it("say when a cell was started", async () => {
    const { message, published } = await kernel.execute("1");
    const [busy, idle] = [published[0], published.at(-1)].map((one) => Date.parse(one?.header.date ?? ""));
    const started = Date.parse(String(message.metadata.started));
    assert.ok(busy <= started && started <= idle);
  });

  it("say busy and idle around every request, on both channels, even when there is no reply", async () => {
    for (const channel of ["shell", "control"] as const) {
      for (const type of ["kernel_info_request", "comm_info_request", "history_request", "nonsense_request"]) {
        const id = await kernel.send(channel, message(type, { hist_access_type: "tail" }, undefined));
        const own = () => kernel.published.filter(({ parent_header }) => parent_header.msg_id === id);
        await kernel.until(() => own().find(({ content }) => content.execution_state === "idle"));
        assert.deepEqual(
          own().map(({ content }) => content.execution_state),
          ["busy", "idle"],
          type,
        );
      }
    }
  });
});

describe("control", () => {
  it("takes what shell takes, and answers where it was asked", async () => {
    const { reply, first } = await kernel.request("execute_request", { code: "6 * 7" }, "control");
    assert.equal(reply.status, "ok");
    assert.deepEqual(first("execute_result")?.data, { "text/plain": "42" });
  });

  it("is answered while a cell computes, and the last word is that the kernel is busy", async () => {
    const running = kernel.execute("while (true) {}");
    const input = await kernel.until(() => kernel.published.find(({ content }) => content.code === "while (true) {}"));
    const from = kernel.published.length;
    for (const channel of ["control", "shell"] as const) {
      assert.equal((await kernel.request("kernel_info_request", {}, channel)).reply.status, "ok");
    }
    await kernel.until(() => {
      const { content, parent_header } = kernel.published.slice(from).at(-1) ?? input;
      return content.execution_state === "busy" && parent_header.msg_id === input.parent_header.msg_id
        ? true
        : undefined;
    });
    await kernel.request("interrupt_request", {}, "control");
    await running;
  });

  it("knows the ports", async () => {
    const { reply } = await kernel.request("connect_request", {});
    assert.deepEqual(reply, { status: "ok", ...kernel.connection.ports });
  });
});

describe("history", () => {
  it("has the cells with their results, and answers when the cells before have run", async () => {
    const cell = kernel.execute("const remembered = 6; remembered * 7");
    const { reply } = await kernel.request("history_request", { hist_access_type: "tail", n: 1, output: true });
    const { execution_count } = (await cell).reply;
    assert.deepEqual(reply.history, [[1, execution_count, ["const remembered = 6; remembered * 7", "42"]]]);
  });

  it("says what it cannot answer", async () => {
    const { reply } = await kernel.request("history_request", { hist_access_type: "all" });
    assert.deepEqual([reply.status, reply.ename], ["error", "TypeError"]);
  });
});

describe("the queue", () => {
  it("drops the cells that wait behind an error, and answers them", async () => {
    const answers = await Promise.all([
      kernel.execute("1"),
      kernel.execute("throw 0"),
      kernel.execute("2"),
      kernel.execute("3"),
    ]);
    assert.deepEqual(
      answers.map(({ reply }) => reply.status),
      ["ok", "error", "aborted", "aborted"],
    );
    assert.equal((await kernel.execute("4")).reply.status, "ok");
  });

  it("run a cell that is sent as soon as the failure of the one before is known", async () => {
    const statuses = new Set<unknown>();
    for (let i = 0; i < 30; i++) {
      await kernel.execute("throw 1");
      statuses.add((await kernel.execute("2")).reply.status);
    }
    assert.deepEqual([...statuses], ["ok"]);
  });

  it("goes on behind an error when stop_on_error is false", async () => {
    const answers = await Promise.all([kernel.execute("throw 0", { stop_on_error: false }), kernel.execute("2")]);
    assert.deepEqual(
      answers.map(({ reply }) => reply.status),
      ["error", "ok"],
    );
  });
});
