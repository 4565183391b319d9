import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Header, type Message, message } from "../../kernel/message";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

/** Runs a cell that asks. */
const run = (code: string) => kernel.execute(code, { allow_stdin: true });
const shown = (data: unknown) => (data as { data: Record<string, string> } | undefined)?.data["text/plain"];

let seen = 0;
/** Waits for the next question. */
async function question(): Promise<Message> {
  const asked = await kernel.until(() => kernel.questions[seen]);
  seen++;
  return asked;
}
const answer = (value: unknown, to?: Header) => kernel.send("stdin", message("input_reply", { value }, to));

describe("a cell that asks", () => {
  it("gets what is typed, and asks in the name of its own request", async () => {
    const running = run("const rate = Number(prompt('Rate?')); rate * 2");
    const { header, parent_header, content } = await question();
    assert.deepEqual([header.msg_type, content], ["input_request", { prompt: "Rate? ", password: false }]);
    await answer("21", header);
    const { published, first } = await running;
    assert.equal(parent_header.msg_id, published[0].parent_header.msg_id);
    assert.equal(shown(first("execute_result")), "42");
  });

  it("shows what it printed before it asks", async () => {
    const running = run("console.log('first'); alert('Look'); console.log('then')");
    await question();
    await kernel.until(() => kernel.published.find(({ content }) => content.text === "first\n"));
    await answer("");
    assert.equal((await running).text(), "first\nthen\n");
  });

  it("may ask behind an await, and hide what is typed", async () => {
    const running = run("await null; prompt('Key', { password: true })");
    assert.equal((await question()).content.password, true);
    await answer("열려라 참깨 😀");
    assert.equal(shown((await running).first("execute_result")), "'열려라 참깨 😀'");
  });

  it("gets null when there is no answer", async () => {
    for (const none of ["\x04", 5, undefined]) {
      const running = run("prompt()");
      await question();
      await answer(none);
      assert.equal(shown((await running).first("execute_result")), "null");
    }
  });

  it("may read lines from process.stdin, as programs for a terminal do", async () => {
    const running = run(
      `import { createInterface } from "node:readline/promises";
      const terminal = createInterface({ input: process.stdin, output: process.stdout });
      const name = await terminal.question("Name? "); const age = await terminal.question("Age? ");
      terminal.close(); await new Promise((resolve) => setTimeout(resolve, 20)); [name, age]`,
    );
    for (const typed of ["하늘", "21"]) {
      await question();
      await answer(typed);
    }
    const { first, text } = await running;
    assert.deepEqual([shown(first("execute_result")), text()], ["[ '하늘', '21' ]", "Name? Age? "]);
    const lines = run(
      "const lines: string[] = []; for await (const line of createInterface({ input: process.stdin })) lines.push(line); lines",
    );
    for (const typed of ["one", "\x04"]) {
      await question();
      await answer(typed);
    }
    assert.equal(shown((await lines).first("execute_result")), "[ 'one' ]");
  });

  it("can be stopped while it waits, and the kernel answers meanwhile", async () => {
    const running = run("const kept = 1; prompt('Forever?')");
    await question();
    assert.equal(await kernel.heartbeat(), "ping");
    await kernel.request("interrupt_request", {}, "control");
    assert.equal((await running).reply.ename, "Interrupted");
    assert.equal(shown((await kernel.execute("kept")).first("execute_result")), "1");
  });

  it("gets no answer that belongs to a question before", async () => {
    const given_up = run("prompt('First?')");
    const { header: earlier } = await question();
    await kernel.request("interrupt_request", {}, "control");
    await given_up;
    const running = run("prompt('Second?')");
    const { header } = await question();
    await answer("to the first", earlier);
    await answer("to the second", header);
    assert.equal(shown((await running).first("execute_result")), "'to the second'");
  });

  it("is told so when nobody is there to answer", async () => {
    for (const allow_stdin of [false, undefined]) {
      const { reply } = await kernel.execute("prompt('Anybody?')", { allow_stdin });
      assert.match(String(reply.evalue), /Cannot ask as nobody is there to answer/);
    }
    assert.equal(kernel.questions.length, seen);
  });

  it("cannot ask from a timer when it has ended", async () => {
    const { published } = await run("setTimeout(() => prompt('Late?'), 20); 1");
    const error = await kernel.until(() =>
      kernel.published.find(({ content }) => /Cannot ask as only a cell that runs/.test(String(content.text))),
    );
    assert.equal(error.parent_header.msg_id, published[0].parent_header.msg_id);
  });

  it("hears nothing of an answer that nobody asked for", async () => {
    await answer("unasked");
    assert.equal((await run("'alive'")).reply.status, "ok");
  });
});
