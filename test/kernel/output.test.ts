import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { Subscriber } from "zeromq";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The text that one cell printed, its late text included. */
function printed(parent: unknown, stream = "stdout"): string {
  const own = kernel.published.filter(
    ({ header, parent_header, content }) =>
      header.msg_type === "stream" && parent_header.msg_id === parent && content.name === stream,
  );
  return own.map(({ content }) => content.text).join("");
}
const idOf = ({ published }: Awaited<ReturnType<KernelClient["execute"]>>) => published[0].parent_header.msg_id;

describe("what a cell prints", () => {
  it("arrives whole and in order, a hundred thousand lines too, in few messages", async () => {
    const { text, published } = await kernel.execute("for (let i = 0; i < 100_000; i++) console.log('line', i)");
    assert.equal(text(), Array.from({ length: 100_000 }, (_, i) => `line ${i}\n`).join(""));
    assert.ok(published.length < 1000, `${published.length} messages`);
  });

  it("arrives whole when it is one line of ten megabytes", async () => {
    const { text } = await kernel.execute("process.stdout.write('가'.repeat(1e7))");
    assert.equal(text().length, 1e7);
  });

  it("keeps letters together that are written in two halves", async () => {
    const { text } = await kernel.execute(
      "const letter = Buffer.from('경'); process.stdout.write(letter.subarray(0, 1)); process.stdout.write(letter.subarray(1)); 0",
    );
    assert.equal(text(), "경");
  });

  it("stays with its cell when two cells print by turns after they have ended", async () => {
    const cell = (name: string) =>
      kernel.execute(
        `{ let i = 0; const next = () => { console.log("${name}", i); if (++i < 20) setTimeout(next, 5); }; setTimeout(next, 5); }`,
      );
    const [a, b] = [idOf(await cell("a")), idOf(await cell("b"))];
    for (const [name, id] of [
      ["a", a],
      ["b", b],
    ]) {
      await kernel.until(() => (printed(id).endsWith(`${name} 19\n`) ? true : undefined));
      assert.equal(printed(id), Array.from({ length: 20 }, (_, i) => `${name} ${i}\n`).join(""));
    }
  });

  it("comes from a child process that shares the streams of the kernel", async () => {
    const { text } = await kernel.execute(
      `import { execSync, spawn, spawnSync } from "node:child_process";
      const child = spawn("sh", ["-c", "echo 하나; echo wrong >&2; exit 3"], { stdio: "inherit" });
      const code = await new Promise((resolve) => child.on("close", resolve));
      const sync = execSync("echo two", { stdio: "inherit" });
      const { status, stdout } = spawnSync("sh", ["-c", "echo three; exit 4"], { stdio: ["ignore", process.stdout, "pipe"] });
      console.log(code, child.stdout, sync, status, stdout)`,
    );
    assert.equal(text(), "하나\ntwo\nthree\n3 null null 4 null\n");
    assert.equal(text("stderr"), "wrong\n");
  });

  it("comes from a child process while the cell waits for it and can do nothing else", async () => {
    const running = kernel.execute(
      `import { execSync, spawnSync } from "node:child_process";
      execSync("echo first; echo 둘째 >&2", { stdio: "inherit" });
      console.log("between");
      spawnSync("sh", ["-c", "echo last; exec sleep 60"], { stdio: ["ignore", "inherit", "inherit"] });`,
    );
    await kernel.until(() => kernel.published.find(({ content }) => /last\n$/.test(String(content.text))));
    await kernel.request("interrupt_request", {}, "control");
    const { text, reply } = await running;
    assert.equal(reply.ename, "Interrupted");
    assert.deepEqual([text(), text("stderr")], ["first\nbetween\nlast\n", "둘째\n"]);
  });

  it("comes from a child process that has a last word when its cell is stopped", async () => {
    const running = kernel.execute(
      `const script = "trap 'echo saving; echo state >&2; exit 0' INT; echo started; while true; do sleep 0.05; done";
      const saving = spawn("sh", ["-c", script], { stdio: "inherit" });
      await new Promise((resolve) => saving.on("exit", resolve));`,
    );
    await kernel.until(() => kernel.published.find(({ content }) => content.text === "started\n"));
    await kernel.request("interrupt_request", {}, "control");
    const answer = await running;
    assert.equal(answer.reply.ename, "Interrupted");
    const id = idOf(answer);
    const all = () => `${printed(id)}${printed(id, "stderr")}`;
    await kernel.until(() => (all() === "started\nsaving\nstate\n" ? true : undefined));
  });

  it("comes whole from a child process that prints much, before what the cell prints next", async () => {
    const { text } = await kernel.execute(`execSync("seq 1 300000", { stdio: "inherit" });\nconsole.log("done")`);
    const lines = text().split("\n");
    assert.deepEqual([lines.length, lines[299999], lines[300000]], [300002, "300000", "done"]);
  });

  const threads = `import { Worker, type WorkerOptions } from "node:worker_threads";
    const inThread = (code: string, options?: WorkerOptions) => new Worker(code, { ...options, eval: true });
    const ended = (worker: Worker) => new Promise((resolve) => worker.on("exit", resolve));\n`;

  it("comes from a thread, and from one that it starts, to the last word", async () => {
    const inner = "console.error('further within'); process.stdout.write('last word')";
    const code = `console.log("within", process.execArgv.includes("--require")); new (require("worker_threads").Worker)(${JSON.stringify(inner)}, { eval: true })`;
    const { text } = await kernel.execute(
      `${threads} await ended(inThread(${JSON.stringify(code)}, { execArgv: [] }))`,
    );
    assert.deepEqual([text(), text("stderr")], ["within false\nlast word", "further within\n"]);
  });

  it("comes from a thread at once, also from one that never rests", async () => {
    const running = kernel.execute(`${threads} await ended(inThread("console.log('begun'); for (;;);"))`);
    await kernel.until(() => kernel.published.find(({ content }) => content.text === "begun\n"));
    await kernel.request("interrupt_request", {}, "control");
    assert.equal((await running).reply.ename, "Interrupted");
  });

  it("comes from a thread for which the cell waits without a pause, however much it is", async () => {
    const code = `const done = require("worker_threads").workerData;
      for (let i = 0; i < 4000; i++) console.log("x".repeat(1000));
      Atomics.store(done, 0, 1); Atomics.notify(done, 0);`;
    const { text, reply } = await kernel.execute(
      `${threads} const done = new Int32Array(new SharedArrayBuffer(4));
      const thread = inThread(${JSON.stringify(code)}, { workerData: done }); Atomics.wait(done, 0, 0); await ended(thread)`,
    );
    assert.deepEqual([reply.status, text().length], ["ok", 4000 * 1001]);
  });

  for (const stdout of [true, false]) {
    it(`of a thread is there for the cell to read, ${stdout ? "instead of" : "besides"} being shown`, async () => {
      const { text, first } = await kernel.execute(
        `${threads} let read = ""; const thread = inThread("console.log('out'); console.error('err')", { stdout: ${stdout} });
        thread.stdout.on("data", (chunk) => (read += chunk)); await ended(thread); read`,
      );
      assert.deepEqual([text(), text("stderr")], [stdout ? "" : "out\n", "err\n"]);
      assert.deepEqual(first("execute_result")?.data, { "text/plain": "'out\\n'" });
    });
  }

  it("of a thread goes into streams that end, as in Node", async () => {
    const code = `require("stream/promises").pipeline(require("stream").Readable.from(["a"]), process.stdout)
      .then(() => console.error("done"))`;
    const { text } = await kernel.execute(`${threads} await ended(inThread(${JSON.stringify(code)}))`);
    assert.deepEqual([text(), text("stderr")], ["a", "done\n"]);
  });

  it("of a thread may have a class of the cell's own, and options that are inherited", async () => {
    const { first } = await kernel.execute(
      `${threads} class Options { get eval() { return true } }
      class Mine extends Worker { constructor() { super("", new Options()) } }
      await ended(new Mine()); new Worker("", { eval: true }).constructor === Worker`,
    );
    assert.deepEqual(first("execute_result")?.data, { "text/plain": "true" });
  });

  it("of a thread without end keeps the memory small, and stops", async () => {
    await using own = await startKernel();
    await own.execute(threads);
    const before = megabytes(own.pid);
    const running = own.execute(`await ended(inThread("for (;;) console.log('x')"))`);
    await later(8000);
    assert.ok(megabytes(own.pid) < before + 200, `${before} MB before, ${megabytes(own.pid)} MB after`);
    await own.request("interrupt_request", {}, "control");
    assert.equal((await running).reply.ename, "Interrupted");
    assert.equal((await own.execute("1 + 1")).reply.status, "ok");
  });
});

describe("a reader that does not read", () => {
  it("holds a cell that prints without end, which keeps the memory small, and can be stopped", async () => {
    await using own = await startKernel();
    await own.execute("1");
    const reader = new Subscriber({ receiveHighWaterMark: 10, linger: 0 });
    reader.connect(own.connection.address.iopub);
    reader.subscribe();
    await later(300);
    const before = megabytes(own.pid);
    const running = own.execute("const line = '가'.repeat(1000); for (;;) console.log(line)");
    await later(3000);
    assert.ok(megabytes(own.pid) < before + 100, `${before} MB before, ${megabytes(own.pid)} MB after`);
    const stopping = own.request("interrupt_request", {}, "control");
    await later(1000);
    // Nothing that was printed is lost: it comes when there is room for it.
    reader.close();
    await stopping;
    assert.equal((await running).reply.ename, "Interrupted");
    assert.equal((await own.execute("1 + 1")).reply.status, "ok");
  });
});

describe("a long text", () => {
  it("ends where it is stopped, behind a Jupyter server, that takes text slowly", async () => {
    await using own = await startKernel({ env: { JPY_SESSION_NAME: "lesson.ipynb" } });
    const running = own.execute("process.stdout.write('x'.repeat(2e7))");
    await own.until(() => own.published.find(({ content }) => content.name === "stdout"));
    await later(500);
    await own.request("interrupt_request", {}, "control");
    const { reply, text } = await running;
    assert.equal(reply.ename, "Interrupted");
    assert.ok(text().length > 1e5 && text().length < 1e7, `${text().length} characters`);
  });

  it("is printed to its end by what a stopped cell says on its way out", async () => {
    const running = kernel.execute("try { for (;;) String(Math.random()); } finally { console.log('x'.repeat(2e5)); }");
    await later(500);
    await kernel.request("interrupt_request", {}, "control");
    const { reply, text } = await running;
    assert.equal(reply.ename, "Interrupted");
    assert.equal(text().length, 2e5 + 1);
  });
});

describe("a reader that reads all", () => {
  for (const [what, print, lines] of [
    ["lines in one go", "console.log('line', i)", 2_500_000],
    ["lines to both streams by turns", "{ console.log(i); console.error(i); }", 70_000],
  ] as const)
    it(`leaves the memory below 500 MB while a cell prints many ${what}`, async () => {
      await using own = await startKernel();
      await own.execute(`for (let i = 0; i < ${lines}; i++) ${print}`);
      assert.ok(megabytes(own.pid) < 500, `${megabytes(own.pid)} MB`);
    });
});

/** The memory that a process holds, in megabytes. */
function megabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
