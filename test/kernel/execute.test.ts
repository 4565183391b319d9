import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Content } from "../../kernel/message";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("execute", () => {
  it("publishes busy, the input, the result and idle, in this order", async () => {
    const { reply, published } = await kernel.execute("6 * 7");
    const types = published.map(({ header, content }) => content.execution_state ?? header.msg_type);
    assert.deepEqual(types, ["busy", "execute_input", "execute_result", "idle"]);
    assert.equal(published[1].content.execution_count, reply.execution_count);
    assert.deepEqual(published[2].content.data, { "text/plain": "42" });
  });

  it("counts what is stored and not what is silent", async () => {
    const first = await kernel.execute("1");
    await kernel.execute("console.log('not counted')", { silent: true });
    await kernel.execute("2", { store_history: false });
    const next = await kernel.execute("3");
    assert.equal(next.reply.execution_count, Number(first.reply.execution_count) + 1);
  });

  it("reports an error as a message with name, value and the lines of the cell", async () => {
    const { reply, first } = await kernel.execute("const a = 1;\nthrow new RangeError('too far');");
    assert.equal(reply.status, "error");
    const { ename, evalue, traceback } = first("error") ?? {};
    assert.deepEqual([ename, evalue], ["RangeError", "too far"]);
    assert.match((traceback as string[]).join("\n"), /cell \[\d+\]:2:7/);
  });

  it("names the line that waited for what Node could not do", async () => {
    const { first } = await kernel.execute(
      'import fs from "node:fs";\n\nfor await (const part of fs.createReadStream("/nowhere.csv")) part;',
    );
    assert.match(String(first("error")?.traceback), /^.*ENOENT[\s\S]*at cell \[\d+\]:3:1/);
    const read =
      "const read = (file: string) => new Promise((done, fail) => fs.readFile(file, (error, text) => (error ? fail(error) : done(text))));";
    const inCallback = await kernel.execute(`${read}\n\nawait read("/nowhere.csv")`);
    assert.match(String(inCallback.first("error")?.traceback), /at cell \[\d+\]:1:\d+/);
  });

  it("quotes no function in an error, as it would be the emitted one", async () => {
    const { reply } = await kernel.execute("structuredClone(() => { throw new Error('x') })");
    assert.equal(reply.evalue, "a function could not be cloned.");
  });

  it("reports an error of another realm as its own", async () => {
    const { first } = await kernel.execute(
      "import vm from 'node:vm';\nvm.runInNewContext('throw new RangeError(`far`)')",
    );
    const { ename, evalue, traceback } = first("error") ?? {};
    assert.deepEqual([ename, evalue], ["RangeError", "far"]);
    assert.match(String(traceback), /at cell \[\d+\]:2:4/);
  });

  it("delivers a thousand prints in order and before idle", async () => {
    const { text, published } = await kernel.execute("for (let i = 0; i < 1000; i++) console.log(i)");
    assert.equal(text(), Array.from({ length: 1000 }, (_, i) => `${i}\n`).join(""));
    assert.equal(published.at(-1)?.content.execution_state, "idle");
  });

  it("keeps what is written to stderr apart", async () => {
    const { text } = await kernel.execute("console.error('wrong'); process.stdout.write('no newline')");
    assert.equal(text("stderr"), "wrong\n");
    assert.equal(text(), "no newline");
  });

  it("gives output that comes late to the cell that made it", async () => {
    const early = await kernel.execute("setTimeout(() => console.log('from the first'), 50); 0");
    await kernel.execute("await new Promise((resolve) => setTimeout(resolve, 200)); 1");
    const printed = kernel.published.find(({ content }) => content.text === "from the first\n");
    assert.equal(printed?.parent_header.msg_id, early.published[0].parent_header.msg_id);
  });

  it("survives an error in a timer and a promise that nobody awaited, and shows them", async () => {
    await kernel.execute(
      "setTimeout(() => { throw new Error('in a timer') }, 10); void Promise.reject(new Error('lost')); 0",
    );
    await later(200);
    const shown = kernel.published.map(({ content }) => String(content.text ?? "")).join("");
    assert.match(shown, /in a timer/);
    assert.match(shown, /lost/);
    assert.equal((await kernel.execute("1 + 1")).reply.status, "ok");
  });

  it("refuses to let a cell end the kernel", async () => {
    const { first } = await kernel.execute("process.exit(1)");
    assert.match(String(first("error")?.evalue), /Cannot end the process as it is the notebook's kernel/);
  });

  it("shows a timer as what it is, and not those beside it", async () => {
    const { first } = await kernel.execute("[setTimeout(() => {}, 50), setImmediate(() => {})]");
    assert.deepEqual(first("execute_result")?.data, { "text/plain": "[ [Timeout], [Immediate] ]" });
  });

  it("shows, updates and clears", async () => {
    const { published } = await kernel.execute(
      "display({ a: 1 }, { id: 'x' }); updateDisplay({ a: 2 }, { id: 'x' }); clearOutput({ wait: true })",
    );
    const sent = published
      .slice(2, 5)
      .map(({ header, content }) => [header.msg_type, content.transient ?? content.wait]);
    assert.deepEqual(sent, [
      ["display_data", { display_id: "x" }],
      ["update_display_data", { display_id: "x" }],
      ["clear_output", true],
    ]);
  });

  it("keeps the id of a display in its metadata, which a notebook stores, and says it with each update", async () => {
    const { published } = await kernel.execute("display(1, { id: 'x' }); updateDisplay(2, { id: 'x' }); display(3)");
    const [shown, updated, other] = published.slice(2, 5).map(({ content }) => content.metadata as Content);
    assert.match(String(shown.display_id), /^x /);
    assert.deepEqual([updated, other], [shown, {}]);
  });

  it("runs loops over the variables of a cell as the engine runs any loop", async () => {
    const { first } = await kernel.execute("let sum = 0; for (let i = 0; i < 1_000_000; i++) sum += i; sum");
    assert.deepEqual(first("execute_result")?.data, { "text/plain": "499999500000" });
  });
});

describe("a value that cannot be shown", () => {
  const display = (body: string) => kernel.execute(`({ [Symbol.for("Jupyter.display")]() { ${body} } })`);

  it("is an error of its cell, and the kernel goes on", async () => {
    assert.equal((await display("throw new Error('no picture')")).first("error")?.evalue, "no picture");
    const circular = "const a: any = {}; a.a = a; return { 'application/json': a }";
    assert.match(String((await display(circular)).first("error")?.evalue), /circular/);
    assert.equal((await kernel.execute("'alive'")).reply.status, "ok");
  });

  for (const [what, value] of [
    ["a proxy that answers nothing", "new Proxy({}, { get() { throw new Error('refused') } })"],
    ["a proxy that answers nothing, not even what it has", "new Proxy({}, { get: no, has: no, getPrototypeOf: no })"],
    [
      "a proxy that was revoked",
      "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()",
    ],
    [
      "a getter that throws where a figure with controls is known by",
      "({ get [Symbol.for('descent.explore')]() { return no() } })",
    ],
    [
      "a getter that throws where a value says how it looks",
      "({ get [Symbol.for('Jupyter.display')]() { return no() } })",
    ],
  ]) {
    it(`is text when it is ${what}`, async () => {
      const { published, reply } = await kernel.execute(
        `function no(): never { throw new Error("refused"); }\ndisplay(${value});\n(${value})`,
      );
      const shown = published.flatMap(({ content }) => (content.data ? [content.data as object] : []));
      assert.deepEqual([reply.status, shown.map(Object.keys)], ["ok", [["text/plain"], ["text/plain"]]]);
    });
  }

  it("may hold big integers, which become text", async () => {
    const { first } = await display("return { 'application/json': { n: 5n }, 'text/plain': '5n' }");
    assert.deepEqual(first("execute_result")?.data, { "application/json": { n: "5" }, "text/plain": "5n" });
  });

  it("is cut when it is very long, with a note", async () => {
    const { first } = await kernel.execute(
      "Object.fromEntries(Array.from({ length: 9999 }, (_, i) => ['key ' + i, 'value']))",
    );
    assert.match(JSON.stringify(first("execute_result")?.data), /… \d+ more keys"/);
  });
});

describe("user expressions", () => {
  it("are answered one by one, each with its value or its error", async () => {
    const { reply } = await kernel.execute("const base = 20", {
      user_expressions: { good: "base + 1", bad: "nowhere" },
    });
    const { good, bad } = reply.user_expressions as Record<string, Record<string, unknown>>;
    assert.deepEqual([good.status, good.data], ["ok", { "text/plain": "21" }]);
    assert.deepEqual([bad.status, bad.ename], ["error", "TS2304"]);
  });
});

describe("a silent cell", () => {
  it("runs and shows nothing: no output, no result, no error, no number", async () => {
    const loud = "console.log('printed'); display(1); clearOutput(); 2";
    for (const code of [loud, "const quiet = 3; throw new Error('quiet')"]) {
      const { published } = await kernel.execute(code, { silent: true });
      const types = published.map(({ header, content }) => content.execution_state ?? header.msg_type);
      assert.deepEqual(types, ["busy", "idle"]);
    }
    assert.deepEqual((await kernel.execute("quiet")).first("execute_result")?.data, { "text/plain": "3" });
  });
});

describe("a request without its code", () => {
  it("is answered with what must hold", async () => {
    const { reply } = await kernel.execute("", { code: 5 });
    assert.equal(reply.evalue, "Cannot answer execute_request as code must be a text: current value is 5");
    assert.deepEqual((await kernel.request("is_complete_request", {})).reply, { status: "unknown" });
  });
});
