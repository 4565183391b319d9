import assert from "node:assert/strict";
import childProcess from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import { after, before, describe, it } from "node:test";
import { inspect } from "node:util";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

async function resultOf(code: string) {
  const { first, reply } = await kernel.execute(code);
  assert.equal(reply.status, "ok", String(reply.evalue));
  return (first("execute_result")?.data as Record<string, string> | undefined)?.["text/plain"];
}
const printed = async (code: string) => {
  const { text } = await kernel.execute(code);
  return text() + text("stderr");
};

describe("a function of a cell looks as it does in Node", () => {
  const nameless = "[Function (anonymous)]";
  const ways: Readonly<Record<string, string>> = {
    "console.log(() => 1)": nameless,
    "console.dir(() => 1)": nameless,
    "console.error(async () => 1)": "[AsyncFunction (anonymous)]",
    "console.log('%o', (a: number) => a)": "[Function (anonymous)] { [length]: 1, [name]: '' }",
    "console.log('%s', () => 1)": "() => 1",
    "import u1 from 'node:util'; console.log(u1.inspect(() => 1))": nameless,
    "import u2 from 'node:util'; console.log(u2.format('%s', (x: number) => x + 1))": "(x) => x + 1",
    "import u3 from 'node:util'; console.log(u3.types.isAsyncFunction(async () => 1))": "true",
    "import u4 from 'node:util'; console.log(u4.callbackify(async () => 1).name)": "Callbackified",
    "try { structuredClone(() => 1) } catch (e) { console.log((e as Error).message) }": "() => 1 could not be cloned.",
    "try { new MessageChannel().port1.postMessage(() => 1) } catch (e) { console.log((e as Error).message) }":
      "() => 1 could not be cloned.",
    "import a1 from 'node:assert'; try { a1.strictEqual<unknown>(() => 1, 2) } catch (e) { console.log((e as any).actual) }":
      nameless,
  };
  for (const [code, text] of Object.entries(ways)) {
    it(code, async () => assert.equal(await printed(code), `${text}\n`));
  }

  it("where it listens, and can be removed there by itself", async () => {
    await kernel.execute(
      "import { EventEmitter } from 'node:events'; const em = new EventEmitter(); const seen: unknown[] = [];",
    );
    await kernel.execute("em.on('newListener', (_, f) => seen.push(f)); em.on('q', (a, b) => {});");
    await kernel.execute("em.on('q', async function named(a) {}); 0");
    const shown = "[ [Function (anonymous)], [AsyncFunction: named] ]";
    assert.equal(await resultOf("em.listeners('q')"), shown);
    assert.equal(await resultOf("seen"), shown);
    assert.equal(await resultOf("em.listeners('q').map((f) => f.length)"), "[ 2, 1 ]");
    assert.match((await resultOf("em")) ?? "", /q: \[\s+\[Function \(anonymous\)\],\s+\[AsyncFunction: named\]/);
    await kernel.execute("for (const f of em.listeners('q')) em.off('q', f as () => void); 0");
    assert.equal(await resultOf("em.listenerCount('q')"), "0");
  });

  it("also to itself: a listener can take itself away by its own name", async () => {
    const code = "let calls = 0; const target = new EventTarget();\n";
    const remove = "target.addEventListener('x', function own() { calls++; target.removeEventListener('x', own) });\n";
    const emitter = "const once = new EventEmitter(); once.on('x', function own() { calls++; once.off('x', own) });\n";
    const twice = "for (const _ of [1, 2]) { target.dispatchEvent(new Event('x')); once.emit('x') }\n";
    assert.equal(await resultOf(`${code}${remove}${emitter}${twice}calls`), "2");
  });

  it("and is called with all that Node gives it, `this` too", async () => {
    const code = "const bus = new EventEmitter(); let heard: unknown;\n";
    const listen = "bus.on('x', function (this: unknown, ...all) { heard = [this === bus, ...all] });\n";
    assert.equal(await resultOf(`${code}${listen}bus.emit('x', 1, 2); heard`), "[ true, 1, 2 ]");
  });
});

describe("what the kernel replaced looks as it does in Node", () => {
  const functions = {
    setTimeout,
    setInterval,
    setImmediate,
    queueMicrotask,
    "process.stdout.write": process.stdout.write,
    "childProcess.spawnSync": childProcess.spawnSync,
    "childProcess.execSync": childProcess.execSync,
    "childProcess.execFileSync": childProcess.execFileSync,
    "childProcess.ChildProcess.prototype.spawn": (childProcess.ChildProcess.prototype as unknown as typeof childProcess)
      .spawn,
    "net.Server.prototype.listen": net.Server.prototype.listen,
    "fs.writeSync": fs.writeSync,
    "fs.write": fs.write,
    "process.stdout.end": process.stdout.end,
  };
  before(() =>
    kernel.execute(
      "// @ts-nocheck\nimport childProcess from 'node:child_process'; import fs from 'node:fs'; import net from 'node:net'",
    ),
  );
  for (const [name, own] of Object.entries(functions)) {
    it(name, async () => {
      assert.equal(await resultOf(`// @ts-nocheck\n${name}`), inspect(own));
      assert.equal(await resultOf(`// @ts-nocheck\n[${name}.name, ${name}.length]`), inspect([own.name, own.length]));
    });
  }

  it("require, and the functions that every cell has", async () => {
    assert.equal(await resultOf("require.name"), "'require'");
    const names = ["prompt", "confirm", "alert", "display", "updateDisplay", "clearOutput"];
    const marks = ["html", "svg", "markdown", "latex"];
    const all = [...names, ...marks];
    assert.equal(await resultOf(`[${all}].map((f) => f.name).join()`), `'${all}'`);
  });

  it("globalThis, with no more names than Node shows there", async () => {
    assert.equal(await resultOf("Object.keys(globalThis).join()"), inspect(Object.keys(globalThis).join()));
  });

  it("promisify(setTimeout), which has a way of its own", async () => {
    const code = "import { promisify } from 'node:util'; await promisify(setTimeout)(1, 'waited')";
    assert.equal(await resultOf(code), "'waited'");
  });
});

describe("what a cell sets going shows nothing of the kernel", () => {
  const BOOKS = /kResourceStore|msg_id|session:|descent|\bown\b|stopped:/;
  const values: Readonly<Record<string, string>> = {
    "a server": "import http from 'node:http'; const server = http.createServer(() => {}).listen(0); server",
    "a thread": "server.close(); import { Worker } from 'node:worker_threads'; new Worker('', { eval: true })",
    "a child process":
      "import { spawn } from 'node:child_process'; spawn('true', { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })",
    "a resource": "import { AsyncResource } from 'node:async_hooks'; new AsyncResource('mine')",
    "what waits for a file": "import { watch } from 'node:fs'; const watcher = watch('.'); watcher.close(); watcher",
  };
  for (const [what, code] of Object.entries(values)) {
    it(what, async () => {
      const text = (await resultOf(code)) ?? "";
      assert.doesNotMatch(text, BOOKS);
      assert.match(text, /\{/);
    });
  }

  it("a promise, printed and deep in a value", async () => {
    assert.equal(
      await printed("console.log(Promise.resolve(1), { p: new Promise(() => {}) })"),
      "Promise { 1 } { p: Promise { <pending> } }\n",
    );
  });

  it("a promise that is marked or frozen by its cell", async () => {
    const code =
      "const marked = Object.assign(Promise.resolve(1), { [Symbol('mine')]: 2 }); console.log(Object.freeze(marked))";
    assert.match(await printed(code), /Symbol\(mine\)\]?: 2/);
  });

  it("and output still belongs to the cell behind it", async () => {
    const { published } = await kernel.execute(
      "import { readFile } from 'node:fs'; readFile('/dev/null', () => console.log('read')); 0",
    );
    const late = await kernel.until(() => kernel.published.find(({ content }) => content.text === "read\n"));
    assert.equal(late.parent_header.msg_id, published[0].parent_header.msg_id);
  });
});
