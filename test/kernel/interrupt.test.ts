import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Content } from "../../kernel/message";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
  await kernel.execute("const kept = 'still here'; let reached = 0");
});
after(() => kernel[Symbol.asyncDispose]());

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const interrupt = () => kernel.request("interrupt_request", {}, "control");

/** Each says in `reached` that it has begun; none would end by itself. */
const neverEnding: Record<string, string> = {
  "a tight loop": "let n = 0; for (;;) n++",
  "a loop that calls": "while (true) Math.sqrt(reached)",
  "a loop that catches every error": "while (true) { try { Math.sqrt(2) } catch {} }",
  "a recursion": "const grow = (n: number): number => n < 2 ? n : grow(n - 1) + grow(n - 2); grow(80)",
  "a recursion after an await":
    "const grow = (n: number): number => n < 2 ? n : grow(n - 1) + grow(n - 2); await new Promise((r) => setTimeout(r, 1)); grow(80)",
  "a recursion after very many waits":
    "const grow = (n: number): number => n < 2 ? n : grow(n - 1) + grow(n - 2);\n" +
    "for (let i = 0; i < 5000; i++) await new Promise((r) => setImmediate(r)); grow(80)",
  "a loop that awaits": "for (;;) await null",
  "a loop that waits for timers": "for (;;) await new Promise((resolve) => setTimeout(resolve, 1))",
  "a tight loop after an await": "await null; let n = 0; for (;;) n++",
  "a wait for something that never comes": "await new Promise(() => {})",
  "a wait for a server that does not answer":
    "import { createServer } from 'node:net'; const silent = createServer().listen(0, '127.0.0.1'); silent.unref();\n" +
    "await new Promise((r) => silent.once('listening', r));\n" +
    "await fetch('http://127.0.0.1:' + (silent.address() as { port: number }).port)",
  "a wait on shared memory": "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
  "a wait on shared memory after a file was read":
    "import { readFile } from 'node:fs/promises'; await readFile('/dev/null');\n" +
    "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
  "a regular expression that tries everything": "/^(a+)+$/.test('a'.repeat(50) + 'b')",
  "such a regular expression in a timer":
    "await new Promise((resolve) => setTimeout(() => resolve(/^(a+)+$/.test('a'.repeat(50) + 'b')), 1))",
  "the reading of a long text as JSON, again and again":
    "const text = JSON.stringify(Array.from({ length: 2e6 }, (_, i) => ({ i }))); for (;;) JSON.parse(text)",
  "the reading of a long text as JSON, in a function of the language":
    "const text = JSON.stringify(Array.from({ length: 1e5 }, (_, i) => ({ i }))); Array.from({ length: 1e9 }, () => JSON.parse(text))",
  "promises that call each other": "const turn = (): Promise<void> => Promise.resolve().then(turn); await turn()",
  "a recursion in a promise's handler behind the file system":
    "import { readFile } from 'node:fs/promises'; const grow = (n: number): number => n < 2 ? n : grow(n - 1) + grow(n - 2);\n" +
    "await readFile('/dev/null').then(() => grow(80))",
  "a recursion in a callback of the file system":
    "import { readFile } from 'node:fs'; const grow = (n: number): number => n < 2 ? n : grow(n - 1) + grow(n - 2);\n" +
    "readFile('/dev/null', () => grow(80)); await new Promise(() => {})",
  "a regular expression in what hears a child process":
    "import { spawn } from 'node:child_process';\n" +
    "spawn('echo').stdout.on('data', () => /^(a+)+$/.test('a'.repeat(50) + 'b')); await new Promise(() => {})",
  "a child process that is waited for": "import { execSync } from 'node:child_process'; execSync('sleep 60')",
  "a child of a child":
    "import { spawnSync } from 'node:child_process'; spawnSync('sh', ['-c', 'sleep 60; echo done'])",
  "a child process that does not listen":
    "import { execSync } from 'node:child_process'; execSync(`sh -c \"trap '' INT; sleep 61; sleep 61\"`)",
  "a child process beside the cell":
    "import { exec } from 'node:child_process'; await new Promise((resolve) => exec('sleep 62; echo', resolve))",
};

/** Who calls a function of a cell, all in Node: each sets it going with `long`, which never ends. */
const callers: Readonly<Record<string, string>> = {
  "a server":
    "http.get({ port: (http.createServer(() => long()).listen(0).address() as net.AddressInfo).port }, () => {})",
  "an emitter": "setTimeout(() => bus.emit('x'), 1); bus.on('x', () => long())",
  "an emitter, once": "setTimeout(() => bus.emit('x'), 1); bus.once('x', async () => long())",
  "an event target":
    "const target = new EventTarget(); target.addEventListener('x', () => long());\n" +
    "setImmediate(() => target.dispatchEvent(new Event('x')))",
  "a stream": "stream.Readable.from(['a']).on('data', function () { long() })",
  "the next turn": "process.nextTick(() => long())",
  "the file system, with a name of its own":
    "fs.stat('.', function done(_, stat) { stat ? long() : done(null, stat) })",
  zlib: "zlib.gzip('a', (_, zipped) => long())",
  crypto: "crypto.randomBytes(4, () => long())",
  dns: "dns.lookup('127.0.0.1', () => long())",
  "a pipeline of many streams":
    "const through = () => new stream.PassThrough();\n" +
    "stream.pipeline(stream.Readable.from(['a']), through(), through(), through(), through(), through().resume(), () => long())",
  readline: "readline.createInterface({ input: stream.Readable.from(['a']) }).on('line', () => long())",
  "a thread": "new threads.Worker('', { eval: true }).on('exit', () => long())",
};
for (const [who, code] of Object.entries(callers)) {
  const modules = ["http", "net", "fs", "stream", "zlib", "crypto", "dns", "readline", "events"];
  const imports = modules.map((name) => `import ${name} from "node:${name}";`).join(" ");
  neverEnding[`what is called by ${who}`] =
    `${imports} import * as threads from "node:worker_threads"; const bus = new events.EventEmitter();\n` +
    `const long = () => /^(a+)+$/.test("a".repeat(50) + "b");\n${code}; await new Promise(() => {})`;
}

/** Runs a cell, and interrupts it as soon as it has printed its first line. */
async function stopped(code: string) {
  const running = kernel.execute(`console.log("begun ${++runs}");\n${code}`);
  const line = `begun ${runs}\n`;
  await kernel.until(() => kernel.published.find(({ content }) => content.text === line));
  await later(50);
  await interrupt();
  return running;
}
let runs = 0;

async function resultOf(code: string) {
  const { first } = await kernel.execute(code);
  return (first("execute_result")?.data as Record<string, string> | undefined)?.["text/plain"];
}

describe("an interrupt ends, with its state kept,", () => {
  for (const [what, code] of Object.entries(neverEnding)) {
    it(what, async () => {
      const { reply, first } = await stopped(`reached++;\n${code}`);
      assert.deepEqual([reply.ename, first("error")?.ename], ["Interrupted", "Interrupted"]);
      assert.equal(await resultOf("[kept, reached > 0]"), "[ 'still here', true ]");
    });
  }

  it("a cell that the compiler still reads, wherever it is in it", async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `{ weight: ${i}, mpg: ${i / 4} },`).join("\n");
    await kernel.execute("interface Car { weight: number }; let beats = 0; setInterval(() => beats++, 20)");
    for (const milliseconds of [100, 900, 2500]) {
      const running = kernel.execute(`const cars: Car[] = [${rows}]`);
      await later(milliseconds);
      const asked = performance.now();
      await interrupt();
      const { reply } = await running;
      assert.equal(reply.ename, "Interrupted");
      // The whole cell takes the compiler ten seconds, after which it would look by itself.
      assert.ok(performance.now() - asked < 4000);
      assert.equal(await resultOf("const car: Car = { weight: 1 }; [kept, car.weight]"), "[ 'still here', 1 ]");
      assert.match(String((await kernel.execute("cars")).reply.evalue), /Cannot find name 'cars'/);
    }
    // What an earlier cell has left behind goes on.
    const beats = await resultOf("beats");
    await later(200);
    assert.notEqual(await resultOf("beats"), beats);
  });

  it("a value that never ends when it is looked at, as what it is and not as a value", async () => {
    const { reply, first } = await stopped("({ get [Symbol.toStringTag](): string { for (;;) Math.sqrt(2) } })");
    assert.deepEqual([reply.ename, first("execute_result")], ["Interrupted", undefined]);
  });

  it("a child process, and runs neither the catch around it nor what stands behind that", async () => {
    await kernel.execute("let handled = 'not'");
    const { reply } = await stopped(
      "import { execSync } from 'node:child_process';\ntry { execSync('sleep 63') } catch { handled = 'caught' }\nhandled += ' behind'",
    );
    assert.deepEqual([reply.ename, await resultOf("handled")], ["Interrupted", "'not'"]);
  });

  it("the training of a network, and a loop of its steps", async () => {
    await kernel.execute(
      `import * as tf from "@tensorflow/tfjs-node"; let steps = 0; let losses: unknown[] = [];
      const network = tf.sequential({ layers: [tf.layers.dense({ units: 64, inputShape: [8] }), tf.layers.dense({ units: 1 })] });
      network.compile({ optimizer: "sgd", loss: "meanSquaredError" });
      const x = tf.zeros([512, 8]); const y = tf.zeros([512, 1]); const w = tf.variable(tf.scalar(1));`,
    );
    const fit = await stopped(
      "await network.fit(x, y, { epochs: 1e6, verbose: 0, callbacks: { onEpochEnd: () => { steps++ } } })",
    );
    assert.equal(fit.reply.ename, "Interrupted");
    const before = await resultOf("steps");
    await later(300);
    assert.equal(await resultOf("steps"), before, "the training goes on");
    assert.equal(await resultOf("(await network.fit(x, y, { epochs: 2, verbose: 0 })).epoch"), "[ 0, 1 ]");
    const loop = await stopped("const rule = tf.train.adam(); for (;;) rule.minimize(() => w.square())");
    assert.equal(loop.reply.ename, "Interrupted");
    assert.equal(await resultOf("w.dataSync().length"), "1");
  });

  it("a step of a network in its midst, after which networks learn as before", async () => {
    await kernel.execute(
      `const sgd = tf.train.sgd(0.25); const grow = (n: number): number => n < 2 ? n : grow(n - 1) + grow(n - 2);
      w.assign(tf.scalar(1)); const { numTensors } = tf.memory();`,
    );
    const step = await stopped("sgd.minimize(() => { const loss = w.square(); grow(90); return loss; })");
    assert.equal(step.reply.ename, "Interrupted");
    await kernel.execute("sgd.minimize(() => w.square())");
    assert.equal(await resultOf("w.dataSync()[0]"), "0.5");
    assert.equal(await resultOf("tf.memory().numTensors - numTensors"), "0", "tensors were left behind");
  });
});

describe("what a stopped cell had set going", () => {
  const dies: Readonly<Record<string, string>> = {
    "an interval": "setInterval(() => alive++, 5);",
    "a timer that sets the next one": "const again = () => { alive++; setTimeout(again, 5) }; again();",
    "a loop beside the cell":
      "void (async () => { for (;;) { await new Promise((resolve) => setTimeout(resolve, 5)); alive++; } })();",
    "a loop of callbacks": "const next = () => { alive++; setImmediate(next) }; next();",
    "a child process":
      "import { spawn } from 'node:child_process';\n" +
      "spawn('sh', ['-c', 'while true; do echo; sleep 0.05; done']).stdout.on('data', () => alive++);",
  };
  for (const [what, code] of Object.entries(dies)) {
    it(`is over: ${what}`, async () => {
      await kernel.execute("let alive = 0");
      await stopped(`${code} await new Promise(() => {})`);
      // A child process has half a second to end by itself.
      await later(600);
      const before = await resultOf("alive");
      await later(200);
      assert.notEqual(before, "0", "it never lived");
      assert.equal(await resultOf("alive"), before);
    });
  }

  it("is over: a thread", async () => {
    await kernel.execute("const counted = new Int32Array(new SharedArrayBuffer(4));");
    const running = kernel.execute(
      `import { Worker } from "node:worker_threads";
      const counts = "for (;;) require('node:worker_threads').workerData[0]++";
      new Worker(counts, { eval: true, workerData: counted });
      while (counted[0] === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      console.log("it counts"); await new Promise(() => {})`,
    );
    await kernel.until(() => kernel.published.find(({ content }) => content.text === "it counts\n"));
    await interrupt();
    assert.equal((await running).reply.ename, "Interrupted");
    await later(300);
    const before = await resultOf("counted[0]");
    await later(100);
    assert.equal(await resultOf("counted[0]"), before);
  });

  it("is over: what hears of the end of its threads and child processes", async () => {
    await kernel.execute("let heard = 0");
    await stopped(
      `import * as threads from "node:worker_threads"; import { spawn } from "node:child_process";
      new threads.Worker("setInterval(() => {}, 1000)", { eval: true }).on("exit", () => heard++);
      spawn("sleep", ["64"]).on("exit", () => heard++); await new Promise(() => {})`,
    );
    await later(700);
    assert.equal(await resultOf("heard"), "0");
  });

  it("is over: a server, so that the cell can run again", async () => {
    const cell =
      "import { createServer } from 'node:http'; const served = createServer().listen(0, '127.0.0.1');\n" +
      "await new Promise((resolve) => served.once('listening', resolve)); await new Promise(() => {})";
    await stopped(cell);
    assert.equal(await resultOf("await new Promise((r) => setTimeout(r, 50)); served.listening"), "false");
  });

  it("does not take with it what another cell has set going", async () => {
    await kernel.execute(
      "let beats = 0; const heart = setInterval(() => { for (let i = 0; i < 9; i++) Math.sqrt(i); beats++ }, 5)",
    );
    await stopped("for (;;) Math.sqrt(2)");
    const before = Number(await resultOf("beats"));
    await later(200);
    assert.ok(Number(await resultOf("clearInterval(heart); beats")) > before);
  });

  for (const [what, ask] of [
    ["a promise that nobody awaits", "void (async () => { await fetch(url) })()"],
    ["an event that nobody listens to", "get(url)"],
  ])
    it(`says nothing of an error that the stop itself caused, as it closed the server that was asked: ${what}`, async () => {
      await kernel.execute("import { createServer, get } from 'node:http';");
      const from = kernel.published.length;
      await stopped(
        `{ const server = createServer().listen(0, "127.0.0.1"); await new Promise((r) => server.once("listening", r));
        const url = "http://127.0.0.1:" + (server.address() as { port: number }).port;
        ${ask}; await new Promise((r) => server.once("request", r)); await new Promise(() => {}); }`,
      );
      await kernel.execute("setTimeout(() => { throw new Error('of a cell that goes on') }, 300); 0");
      const said = () => kernel.published.slice(from).map(({ content }) => content);
      const late = await kernel.until(() => said().find(({ text }) => /An error/.test(String(text))));
      assert.match(String(late.text), /^An error of cell \[\d+\] from a timer.*of a cell that goes on/s);
    });

  it("is stopped in the midst of a turn, and the cell that is sent meanwhile runs", async () => {
    await kernel.execute("setTimeout(() => { for (;;); }, 20); 0");
    await later(200);
    const asked = interrupt();
    assert.equal(await resultOf("kept"), "'still here'");
    await asked;
  });

  it("is stopped by an interrupt while no cell runs, whichever cell it belongs to", async () => {
    await kernel.execute("let ticks = 0; setInterval(() => ticks++, 5); 0");
    await later(100);
    await interrupt();
    const before = await resultOf("ticks");
    await later(200);
    assert.equal(await resultOf("ticks"), before);
  });
});

describe("what stands behind a wait of a stopped cell", () => {
  const sleep = "const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));\n";
  for (const [what, code, printed] of [
    ["a finally", "try { await sleep(60_000) } finally { console.log('closed') }", "closed\n"],
    [
      "the finally of each function that waits",
      "async function fit() { try { await sleep(60_000) } finally { console.log('fit') } }\n" +
        "try { await fit() } finally { console.log('cell') }",
      "fit\ncell\n",
    ],
    ["a using", "{ using file = { [Symbol.dispose]() { console.log('closed') } }; await sleep(60_000) }", "closed\n"],
    [
      "the finally of a function that nobody waits for",
      "void (async () => { try { await sleep(60_000) } finally { console.log('closed') } })(); await sleep(60_000)",
      "closed\n",
    ],
  ])
    it(`runs: ${what}`, async () => {
      const { reply, text } = await stopped(`{ ${sleep}${code} }`);
      assert.equal(reply.ename, "Interrupted");
      assert.equal(text().replace(/^begun \d+\n/, ""), printed);
    });

  it("runs no longer than the stop takes: a loop in it ends, and what follows another wait is over", async () => {
    for (const rest of ["for (;;) {}", "await sleep(10); console.log('late')"]) {
      const { reply, text } = await stopped(`{ ${sleep}try { await sleep(60_000) } finally { ${rest} } }`);
      assert.equal(reply.ename, "Interrupted");
      assert.doesNotMatch(text(), /late/);
    }
  });
});

describe("a cell that nothing ends", () => {
  it("says after the second interrupt that a restart is left, and the kernel goes on when it has ended", async () => {
    const folder = mkdtempSync(join(tmpdir(), "descent-"));
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    // Waits until somebody writes, in the native code of the engine.
    const running = kernel.execute(
      `import { readFileSync } from "node:fs"; console.log("reads"); readFileSync(${JSON.stringify(pipe)}, "utf8")`,
    );
    await kernel.until(() => kernel.published.find(({ content }) => content.text === "reads\n"));
    await later(200);
    await interrupt();
    await later(800);
    await interrupt();
    const offered = ({ content }: { content: Content }) => /Choose Kernel → Restart Kernel/.test(String(content.text));
    await kernel.until(() => kernel.published.find(offered));
    writeFileSync(pipe, "");
    assert.equal((await running).reply.ename, "Interrupted");
    assert.equal(await resultOf("kept"), "'still here'");
    rmSync(folder, { recursive: true });
  });
});
