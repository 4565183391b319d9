import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createCellNames } from "../../kernel/cell-names";
import { type Content, type Message, message } from "../../kernel/message";
import { createOutbox, type Request } from "../../kernel/outbox";
import { createQueue } from "../../kernel/queue";

function request(type: string, content: Content = {}): Request {
  return { message: message(type, content, undefined), identities: [], channel: "shell" };
}
const cell = (code: string, options: Content = {}) => request("execute_request", { code, ...options });

/** A queue whose requests wait for `finish`, and what it sent: `busy 1` is the status of the cell `1`. */
function recorder(begin: (request: Request) => Content | undefined = () => undefined) {
  const sent: string[] = [];
  const names = new Map<string, string>();
  const note = ({ parent_header, content }: Message) =>
    sent.push(`${content.execution_state ?? content.status} ${names.get(parent_header.msg_id ?? "")}`);
  const queue = createQueue(
    createOutbox({ publish: async (one) => void note(one), send: (_channel, reply) => note(reply) }, createCellNames()),
    begin,
  );
  const push = (asked: Request) => {
    const { header, content } = asked.message;
    names.set(header.msg_id, String(content.code ?? header.msg_type));
    queue.push(asked);
  };
  return { queue, push, sent };
}
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe("the queue", () => {
  it("starts a request when the one before has its reply, with busy and idle around each", () => {
    const { queue, push, sent } = recorder();
    push(cell("1"));
    push(cell("2"));
    assert.deepEqual(sent, ["busy 1"]);
    queue.finish({ status: "ok" });
    assert.deepEqual(sent, ["busy 1", "ok 1", "idle 1", "busy 2"]);
    assert.equal(queue.running()?.message.content.code, "2");
  });

  it("aborts the cells behind a failure, and answers what is no cell", async () => {
    const { queue, push, sent } = recorder();
    for (const asked of [cell("1"), cell("2"), request("complete_request"), cell("3")]) push(asked);
    queue.finish({ status: "error" });
    await nextTurn();
    queue.finish({ status: "ok" });
    const aborted = ["busy 2", "aborted 2", "idle 2", "busy 3", "aborted 3", "idle 3"];
    const completed = ["busy complete_request", "ok complete_request", "idle complete_request"];
    assert.deepEqual(sent, ["busy 1", "error 1", "idle 1", ...aborted, ...completed]);
  });

  it("aborts what is on its way before the failure is told, and runs what is sent then", async () => {
    const { queue, push, sent } = recorder();
    push(cell("1"));
    queue.finish({ status: "error" });
    push(cell("on its way"));
    assert.deepEqual(sent, ["busy 1"]);
    await nextTurn();
    assert.ok(sent.includes("aborted on its way"));
    push(cell("later"));
    assert.equal(queue.running()?.message.content.code, "later");
  });

  for (const options of [{ stop_on_error: false }, { silent: true }]) {
    it(`goes on behind a failure with ${JSON.stringify(options)}`, () => {
      const { queue, push } = recorder();
      push(cell("1", options));
      push(cell("2"));
      queue.finish({ status: "error" });
      assert.equal(queue.running()?.message.content.code, "2");
    });
  }

  it("answers a request that cannot be started with the reason", async () => {
    const { queue, push, sent } = recorder(() => {
      throw new Error("no");
    });
    push(cell("1"));
    await nextTurn();
    assert.deepEqual(sent, ["busy 1", "error 1", "idle 1"]);
    assert.equal(queue.running(), undefined);
  });

  it("takes any number of requests that are answered at once", () => {
    const { queue, push, sent } = recorder(({ message }) =>
      message.header.msg_type === "history_request" ? { status: "ok" } : undefined,
    );
    push(cell("1"));
    for (let i = 0; i < 20_000; i++) push(request("history_request"));
    queue.finish({ status: "ok" });
    assert.equal(sent.length, 3 * 20_001);
  });
});
