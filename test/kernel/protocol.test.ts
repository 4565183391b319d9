import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { HOME } from "../home";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("kernel_info", () => {
  it("says that this is TypeScript", async () => {
    const { reply } = await kernel.request("kernel_info_request", {});
    assert.equal(reply.status, "ok");
    assert.equal((reply.language_info as { name: string }).name, "typescript");
    assert.match(String(reply.protocol_version), /^5\./);
  });
});

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

  it("may hold big integers, which become text", async () => {
    const { first } = await display("return { 'application/json': { n: 5n } }");
    assert.deepEqual(first("execute_result")?.data, { "application/json": { n: "5" } });
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

  it("goes on behind an error when stop_on_error is false", async () => {
    const answers = await Promise.all([kernel.execute("throw 0", { stop_on_error: false }), kernel.execute("2")]);
    assert.deepEqual(
      answers.map(({ reply }) => reply.status),
      ["error", "ok"],
    );
  });
});

describe("while a cell computes", () => {
  it("heartbeat, control and output are alive, and an interrupt ends it with its state kept", async () => {
    await kernel.execute("let turns = 0; const kept = 'still here';");
    const running = kernel.execute("console.log('started'); while (true) turns++;");
    await later(300);
    assert.equal(await kernel.heartbeat(), "ping");
    assert.equal((await kernel.request("kernel_info_request", {}, "control")).reply.status, "ok");
    assert.ok(kernel.published.some(({ content }) => content.text === "started\n"));
    await kernel.request("interrupt_request", {}, "control");
    assert.equal((await running).reply.ename, "Interrupted");
    const { first } = await kernel.execute("[kept, turns > 0]");
    assert.deepEqual(first("execute_result")?.data, { "text/plain": "[ 'still here', true ]" });
  });

  for (const [what, code] of [
    ["a loop that awaits", "for (;;) await null"],
    ["a tight loop after an await", "await null; let n = 0; for (;;) n++"],
    ["a wait for something that never comes", "await new Promise(() => {})"],
    [
      "a tight loop in a function that is called after an await",
      "await null; const spin = () => { let n = 0; for (;;) n++ }; spin()",
    ],
    ["a call of a function that never ends", "await null; const burn = () => { for (;;) Math.sqrt(2) }; burn()"],
  ]) {
    it(`an interrupt ends ${what}`, async () => {
      const running = kernel.execute(code);
      await later(200);
      await kernel.request("interrupt_request", {}, "control");
      assert.equal((await running).reply.ename, "Interrupted");
    });
  }
});

describe("an interrupt", () => {
  it("that comes before the cell has started ends it all the same", async () => {
    const running = kernel.execute("for (;;) await null");
    await Promise.all([1, 2].map(() => kernel.request("interrupt_request", {}, "control")));
    assert.equal((await running).reply.ename, "Interrupted");
  });

  it("ends a timer that spins, so that the cell behind it gets its turn", async () => {
    await kernel.execute("setTimeout(() => { for (;;) {} }, 10); 1");
    await later(200);
    const behind = kernel.execute("2");
    await later(200);
    await kernel.request("interrupt_request", {}, "control");
    assert.equal((await behind).reply.ename, "Interrupted");
    assert.equal((await kernel.execute("3")).reply.status, "ok");
  });

  it("does nothing when nothing runs", async () => {
    await kernel.request("interrupt_request", {}, "control");
    assert.equal(
      (await kernel.execute("for (let i = 0; i < 9; i++) Math.sqrt(i); await 1; 'fine'")).reply.status,
      "ok",
    );
  });
});

describe("completion", () => {
  it("counts positions as Jupyter does, in characters", async () => {
    const { reply } = await kernel.request("complete_request", { code: "'😀'; Math.sq", cursor_pos: 12 });
    assert.equal((reply.matches as string[])[0], "sqrt");
    assert.deepEqual([reply.cursor_start, reply.cursor_end], [10, 12]);
  });

  it("says whether a text is complete", async () => {
    const ask = async (code: string) => (await kernel.request("is_complete_request", { code })).reply;
    assert.equal((await ask("const a = 1")).status, "complete");
    for (const text of ["const a = ", "f(", "`begun", "/* begun", "x =>"]) {
      assert.equal((await ask(text)).status, "incomplete", text);
    }
    for (const text of ["const = 5", "}", "'begun"]) assert.equal((await ask(text)).status, "invalid", text);
    assert.deepEqual(await ask("for (;;) {"), { status: "incomplete", indent: "  " });
  });
});

describe("messages that are none", () => {
  it("are ignored, and the kernel goes on", async () => {
    await kernel.sendRaw([Buffer.from("nonsense")]);
    await kernel.sendRaw([
      Buffer.from("<IDS|MSG>"),
      Buffer.from("bad"),
      ...["{}", "{}", "{}", "{}"].map((part) => Buffer.from(part)),
    ]);
    assert.equal((await kernel.execute("'alive'")).reply.status, "ok");
  });
});

describe("local files", () => {
  const folder = join(mkdtempSync(join(tmpdir(), "descent-")), "경사 하강법 course");
  mkdirSync(folder);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  let local: KernelClient;
  before(async () => {
    write("inner.ts", "export const factor: number = 2;\n");
    write(
      "outer.ts",
      'import { factor } from "./inner";\nexport function scale(x: number): number {\n  return factor * x;\n}\n',
    );
    local = await startKernel(folder);
  });
  after(async () => {
    await local[Symbol.asyncDispose]();
    rmSync(dirname(folder), { recursive: true });
  });
  const result = async (code: string) => {
    const { reply, first } = await local.execute(code);
    assert.equal(reply.status, "ok", String(reply.evalue));
    return (first("execute_result")?.data as Record<string, string> | undefined)?.["text/plain"];
  };

  it("are imported from the folder of the notebook, Korean letters and spaces or not", async () => {
    assert.equal(await result('import { scale } from "./outer"; scale(10)'), "20");
  });

  it("are loaded again when they were edited, whoever imports them, with a line that says so", async () => {
    write("inner.ts", "export const factor: number = 300;\n");
    const answer = await local.execute("scale(10)");
    assert.deepEqual(answer.first("execute_result")?.data, { "text/plain": "3000" });
    assert.match(answer.text(), /inner\.ts was edited: loaded again/);
  });

  it("keep their earlier version while an edit does not run, and say so", async () => {
    write("inner.ts", "export const factor: number = ;\n");
    const answer = await local.execute("scale(10)");
    assert.deepEqual(answer.first("execute_result")?.data, { "text/plain": "3000" });
    assert.match(answer.text("stderr"), /Cannot load .*inner\.ts again, its earlier version stays/);
    write("inner.ts", "export const factor: number = 4; // mended\n");
    assert.equal(await result("scale(10)"), "40");
  });

  it("have their lines in errors", async () => {
    write("throws.ts", "// a comment\nexport function fall(): never {\n  throw new Error('down');\n}\n");
    const { first } = await local.execute('import { fall } from "./throws";\nfall()');
    assert.match(String(first("error")?.traceback), /at fall \(.*throws\.ts:3:9\)/);
  });

  it("may be modules by their ending, and JSON with its keys by name", async () => {
    write("only.mjs", "export const one = 1; export default 'whole';\n");
    write("table.json", '{ "rows": 3 }');
    assert.equal(await result('import whole, { one } from "./only.mjs"; [whole, one]'), "[ 'whole', 1 ]");
    assert.equal(await result('import table, { rows } from "./table.json"; [table.rows, rows]'), "[ 3, 3 ]");
  });

  it("cannot await on top level, and say so", async () => {
    write("waits.ts", "export const late = await 1;\n");
    const { first } = await local.execute('import { late } from "./waits";');
    assert.match(String(first("error")?.evalue), /awaits on top level, which only a cell can/);
  });

  it("stand beside packages that can be imported and not required, without types too", async () => {
    mkdirSync(join(folder, "node_modules", "esm-only"), { recursive: true });
    write("node_modules/esm-only/package.json", '{ "type": "module", "exports": { "import": "./index.js" } }');
    write("node_modules/esm-only/index.js", "export const a = await 5;\n");
    const answer = await local.execute('import { a } from "esm-only"; [a, (await import("esm-only")).a]');
    assert.deepEqual(answer.first("execute_result")?.data, { "text/plain": "[ 5, 5 ]" });
    assert.equal(answer.text("stderr"), "");
  });

  it("and packages can be found by require and import.meta", async () => {
    assert.equal(
      await result("[typeof require('node:fs').statSync, import.meta.url.endsWith('/cell.ts')]"),
      "[ 'function', true ]",
    );
  });

  it("may be missing, which is said in one line", async () => {
    const { first } = await local.execute('// @ts-nocheck\nimport { nothing } from "./absent";');
    assert.match(String(first("error")?.evalue), /Cannot find \.\/absent: there is no such file/);
  });
});

describe("a kernel whose server was killed", () => {
  it("ends by itself", async () => {
    const ports = ["shell", "control", "iopub", "stdin", "hb"].map((name) => [`${name}_port`, 0]);
    const file = join(mkdtempSync(join(tmpdir(), "descent-")), "connection.json");
    writeFileSync(file, JSON.stringify({ ...Object.fromEntries(ports), ip: "127.0.0.1", key: "k" }));
    const argv = JSON.stringify([join(HOME, "kernel", "start.mjs"), file]);
    // It stays for a second, so that the kernel has seen who started it.
    const server = `const { pid } = require("node:child_process").spawn(process.execPath, ${argv});
      process.stdout.write(String(pid)); setTimeout(() => process.kill(process.pid, "SIGKILL"), 2000)`;
    const pid = Number(spawnSync(process.execPath, ["-e", server], { encoding: "utf8" }).stdout);
    const alive = () => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    for (let waited = 0; alive() && waited < 10_000; waited += 100) await later(100);
    assert.equal(alive(), false);
    rmSync(dirname(file), { recursive: true });
  });
});

describe("a kernel that cannot start", () => {
  it("says why in one line and ends with 1", () => {
    const start = (...args: string[]) =>
      spawnSync(process.execPath, [join(HOME, "kernel", "start.mjs"), ...args], { encoding: "utf8" });
    for (const args of [[], ["/nowhere/connection.json"], [join(HOME, "package.json")]]) {
      const { status, stderr } = start(...args);
      assert.equal(status, 1);
      assert.match(stderr, /^Cannot run the kernel: .*\n$/);
    }
  });
});

describe("shutdown", () => {
  it("answers, then ends the process", async () => {
    await using own = await startKernel();
    await own.execute("1");
    const { reply } = await own.request("shutdown_request", { restart: true }, "control");
    assert.equal(reply.restart, true);
    assert.equal(await own.exited, 0);
  });

  it("ends a kernel that computes", async () => {
    await using own = await startKernel();
    void own.execute("while (true) {}");
    await later(500);
    await own.request("shutdown_request", { restart: false }, "control");
    await own.exited;
  });
});
