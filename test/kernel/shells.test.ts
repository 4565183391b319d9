import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Answer, type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
let subshell: string;
before(async () => {
  kernel = await startKernel();
  subshell = await create();
  await kernel.execute("const gate = { open: () => {} }; let epochs = 3;");
});
after(() => kernel[Symbol.asyncDispose]());

const control = async (type: string, content = {}) => (await kernel.request(type, content, "control")).reply;
const create = async () => String((await control("create_subshell_request")).subshell_id);
/** Runs a cell beside those of the notebook. */
const beside = (code: string, options = {}) => kernel.execute(code, options, { subshell });
const resultOf = ({ first }: Answer) =>
  (first("execute_result")?.data as Record<string, string> | undefined)?.["text/plain"];
const states = ({ published }: Answer) =>
  published.flatMap(({ content }) => (content.execution_state ? [content.execution_state] : []));

/** Starts a cell of the notebook that waits for `gate.open()` and then does the rest. */
async function waiting(rest: string): Promise<{ readonly cell: Promise<Answer> }> {
  const from = kernel.published.length;
  const wait = "console.log('waits'); await new Promise<void>((resolve) => { gate.open = resolve; });";
  const cell = kernel.execute(`${wait} ${rest}`);
  await kernel.until(() => kernel.published.slice(from).find(({ content }) => content.text === "waits\n"));
  return { cell };
}

describe("subshells", () => {
  it("are made, listed and ended through the control channel, and the kernel says that it has them", async () => {
    assert.deepEqual((await kernel.request("kernel_info_request", {})).reply.supported_features, ["kernel subshells"]);
    const other = await create();
    assert.deepEqual(await control("list_subshell_request"), { status: "ok", subshell_id: [subshell, other] });
    assert.deepEqual(await control("delete_subshell_request", { subshell_id: other }), { status: "ok" });
    assert.deepEqual((await control("list_subshell_request")).subshell_id, [subshell]);
  });

  it("run a cell with the notebook's variables while a cell of the notebook waits", async () => {
    const { cell } = await waiting("epochs");
    assert.equal(resultOf(await beside("epochs += 4; epochs")), "7");
    assert.equal(resultOf(await beside("epochs += 1; epochs")), "8");
    await beside("gate.open()");
    assert.equal(resultOf(await cell), "8");
  });

  it("print into their own cell, and leave the other one busy", async () => {
    const { cell } = await waiting("console.log('of the notebook')");
    const answer = await beside("console.log('beside'); gate.open();");
    assert.equal(answer.text(), "beside\n");
    const done = await cell;
    assert.equal(done.text(), "waits\nof the notebook\n");
    assert.deepEqual(states(done), ["busy", "busy", "idle"]);
  });

  it("have a cell wait for the cells of their own shell alone", async () => {
    const { cell } = await waiting("");
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    const behind = kernel.execute("1").then(note("behind the notebook's"));
    const first = beside("await new Promise((resolve) => setTimeout(resolve, 200));").then(note("first"));
    const second = beside("2").then(note("second"));
    await Promise.all([first, second]);
    await beside("gate.open()");
    await Promise.all([cell, behind]);
    assert.deepEqual(order, ["first", "second", "behind the notebook's"]);
  });

  it("say of a name that a waiting cell declares that it has no value yet", async () => {
    const { cell } = await waiting("const trained = epochs;");
    const { reply } = await beside("trained");
    assert.match(String(reply.evalue), /Cannot use trained as cell \[\d+\], which declares it, has not got there yet/);
    await beside("gate.open()");
    await cell;
    assert.equal(resultOf(await beside("trained")), "8");
  });

  it("say so as well to who assigns to it, and forget what an earlier, stopped run of the cell has said", async () => {
    const first = await waiting("let rate = 1;");
    await kernel.request("interrupt_request", {}, "control");
    await first.cell;
    assert.match(String((await beside("rate")).reply.evalue), /stopped before it got there/);
    const { cell } = await waiting("let rate = 1;");
    assert.match(String((await beside("rate")).reply.evalue), /has not got there yet/);
    assert.match(String((await beside("rate = 5")).reply.evalue), /has not got there yet/);
    await beside("gate.open()");
    await cell;
    assert.equal(resultOf(await beside("rate = 5; rate")), "5");
  });

  it("ask the front end that runs their cell", async () => {
    const { cell } = await waiting("");
    const asked = beside("prompt('Name')", { allow_stdin: true });
    const question = await kernel.until(() => kernel.questions.at(-1));
    await kernel.send("stdin", {
      ...question,
      header: { ...question.header, msg_type: "input_reply" },
      parent_header: question.header,
      content: { value: "경사" },
    });
    assert.equal(resultOf(await asked), "'경사'");
    await beside("gate.open()");
    await cell;
  });

  it("are stopped together with the notebook's cell, and with its state kept", async () => {
    const { cell } = await waiting("");
    const endless = beside("epochs = 20; console.log('turns'); for (;;) await null;");
    await kernel.until(() => kernel.published.find(({ content }) => content.text === "turns\n"));
    await kernel.request("interrupt_request", {}, "control");
    assert.deepEqual(
      (await Promise.all([cell, endless])).map(({ reply }) => reply.ename),
      ["Interrupted", "Interrupted"],
    );
    assert.equal(resultOf(await kernel.execute("epochs")), "20");
  });

  it("do not run a cell any more that was stopped while it waited for the main thread", async () => {
    await kernel.execute("let ran = false;");
    const from = kernel.published.length;
    const loops = kernel.execute("console.log('loops'); for (let i = 0; i < 1e15; i++) {}");
    await kernel.until(() => kernel.published.slice(from).find(({ content }) => content.text === "loops\n"));
    const behind = beside("ran = true;");
    await kernel.until(() => kernel.published.find(({ content }) => content.code === "ran = true;"));
    await kernel.request("interrupt_request", {}, "control");
    assert.deepEqual(
      (await Promise.all([loops, behind])).map(({ reply }) => reply.ename),
      ["Interrupted", "Interrupted"],
    );
    assert.equal(resultOf(await kernel.execute("ran")), "false");
  });

  it("drop what waits in them when they are ended, and finish what runs", async () => {
    const other = await create();
    const inOther = (code: string) => kernel.execute(code, {}, { subshell: other });
    const running = inOther("await new Promise((resolve) => setTimeout(resolve, 300)); 'finished'");
    const dropped = inOther("'never'");
    await kernel.until(() => kernel.published.find(({ content }) => String(content.code).includes("'finished'")));
    assert.deepEqual(await control("delete_subshell_request", { subshell_id: other }), { status: "ok" });
    assert.equal((await dropped).reply.status, "aborted");
    assert.equal(resultOf(await running), "'finished'");
    const { reply } = await inOther("1");
    assert.match(
      String(reply.evalue),
      /Cannot answer in a subshell as there must be one: current value of subshell_id is/,
    );
    assert.equal((await control("delete_subshell_request", { subshell_id: other })).status, "error");
  });
});
