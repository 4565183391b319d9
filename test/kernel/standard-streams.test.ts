import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
  await kernel.execute(
    "import { pipeline } from 'node:stream/promises'; import { finished, Readable, Transform } from 'node:stream'; import fs from 'node:fs'",
  );
});
after(() => kernel[Symbol.asyncDispose]());

/** What a cell prints to both streams, its late text included as long as it waits for it. */
async function printed(code: string) {
  const { text, reply } = await kernel.execute(code);
  assert.equal(reply.status, "ok", String(reply.evalue));
  return [text(), text("stderr")];
}

describe("a stream of the process", () => {
  it("prints what it is ended with, calls back, and says that it has finished", async () => {
    const code =
      "await new Promise<void>((resolve) => process.stdout.once('finish', resolve).end('bye\\n', () => console.log('told')))";
    assert.deepEqual(await printed(code), ["bye\ntold\n", ""]);
    assert.deepEqual(await printed("process.stderr.end(Buffer.from('bytes\\n')); 0"), ["", "bytes\n"]);
    assert.deepEqual(await printed("await new Promise<void>((resolve) => process.stdout.end(resolve)); 0"), ["", ""]);
  });

  it("closes behind its end, as what waits for that expects", async () => {
    const code = "await new Promise<void>((resolve) => process.stdout.once('close', resolve).end('62790a', 'hex')); 0";
    assert.deepEqual(await printed(code), ["by\n", ""]);
  });

  it("takes texts in any encoding", async () => {
    assert.deepEqual(await printed("process.stdout.write('68690a', 'hex'); process.stdout.write('가\\n', 'utf8'); 0"), [
      "hi\n가\n",
      "",
    ]);
  });

  it("stays usable when it was ended or destroyed", async () => {
    for (const end of ["process.stdout.end('', 'utf8')", "process.stdout.destroy()", "process.stderr.destroy()"]) {
      await kernel.execute(`${end}; 0`);
      const code = "console.log(process.stdout.writable, process.stdout.destroyed); console.error('on')";
      assert.deepEqual(await printed(code), ["true false\n", "on\n"]);
    }
  });

  it("ends a pipeline, as often as one comes, with nothing said of too many listeners", async () => {
    const code = "for (let i = 0; i < 20; i++) await pipeline(Readable.from(['x']), process.stdout); console.log()";
    assert.deepEqual(await printed(code), [`${"x".repeat(20)}\n`, ""]);
    const through =
      "await pipeline(['a\\n'], async function* (all) { for await (const one of all) yield one.toUpperCase() }, process.stdout)";
    assert.deepEqual(await printed(through), ["A\n", ""]);
  });

  it("lets a pipeline fail with the error of its source, and takes the next one", async () => {
    const source = "Readable.from((function* () { yield 'y\\n'; throw new Error('dry'); })())";
    const code = `await pipeline(${source}, process.stdout).catch((error) => console.log(error.message))`;
    assert.deepEqual(await printed(code), ["y\ndry\n", ""]);
    assert.deepEqual(await printed("await pipeline(Readable.from(['z\\n']), process.stdout)"), ["z\n", ""]);
    assert.deepEqual(await printed("await new Promise((r) => setTimeout(r, 20))"), ["", ""]);
  });
});

/** Each writes to a file descriptor of the process: what is printed by it, and what it gives back. */
const writes: readonly (readonly [code: string, text: string, result: string])[] = [
  ["fs.writeSync(1, '하나\\n')", "하나\n", "7"],
  ["fs.writeSync(1, '6869', null, 'hex')", "hi", "2"],
  ["fs.writeSync(process.stdout.fd, Buffer.from('abcdef'), 1, 3)", "bcd", "3"],
  ["fs.writeSync(1, new Uint8Array([104, 105, 10]).subarray(1))", "i\n", "2"],
  ["fs.writeSync(1, Buffer.from('abcdef'), 4)", "ef", "2"],
  ["fs.writeSync(1, Buffer.from('abcdef'), { offset: 2, length: 2 } as never)", "cd", "2"],
  ["fs.writevSync(1, [Buffer.from('a'), Buffer.from('b')])", "ab", "2"],
  ["fs.writeFileSync(1, 'whole\\n')", "whole\n", "undefined"],
  ["fs.writeFileSync(1, Buffer.from('bytes'))", "bytes", "undefined"],
  ["fs.appendFileSync(1, 'more\\n')", "more\n", "undefined"],
  [
    "await new Promise((resolve) => fs.write(1, 'later', (error, count) => resolve([error, count])))",
    "later",
    "[ null, 5 ]",
  ],
  ["await new Promise((resolve) => fs.writeFile(1, '6869', 'hex', resolve))", "hi", "null"],
  [
    "await new Promise((resolve) => fs.createWriteStream('', { fd: 1, autoClose: false }).end('file\\n', () => resolve(0)))",
    "file\n",
    "0",
  ],
];

describe("what a cell writes to a file descriptor of the process", () => {
  for (const [code, expected, result] of writes) {
    it(`is printed in it: ${code}`, async () => {
      const { text, first, reply } = await kernel.execute(code);
      assert.equal(reply.status, "ok", String(reply.evalue));
      const data = first("execute_result")?.data as Record<string, string> | undefined;
      assert.deepEqual([text(), String(data?.["text/plain"])], [expected, result]);
    });
  }

  it("is printed through a name that was imported, in the order in which it came, to the stream that it says", async () => {
    const code =
      "import { writeSync } from 'node:fs'; console.log(1); writeSync(1, '2\\n'); console.log(3); writeSync(2, 'wrong\\n'); 0";
    assert.deepEqual(await printed(code), ["1\n2\n3\n", "wrong\n"]);
  });

  it("is refused as Node refuses it, with nothing printed", async () => {
    for (const [code, message] of [
      ["fs.writeSync(1, 42 as never)", /The "buffer" argument must be/],
      ["fs.writeSync(1, Buffer.from('abc'), 9)", /The value of "offset" is out of range/],
    ] as const) {
      const { text, reply } = await kernel.execute(code);
      assert.match(String(reply.evalue), message);
      assert.equal(text(), "");
    }
  });
});

describe("a file descriptor of the process", () => {
  for (const [code, result] of [
    ["[fs.closeSync(1), fs.closeSync(2)]", "[ undefined, undefined ]"],
    [
      "let later = false; const said = new Promise((resolve) => fs.close(2, (error) => resolve([error, later]))); later = true; await said",
      "[ null, true ]",
    ],
    ["await (await import('node:util')).promisify(fs.close)(1)", "undefined"],
    ["fs.close(1)", "undefined"],
    [
      "await new Promise<void>((resolve) => fs.createWriteStream('', { fd: 1 }).on('close', resolve).end('over\\n')); 'over'",
      "'over'",
    ],
  ]) {
    it(`stays open: ${code}`, async () => {
      const { first, reply } = await kernel.execute(code);
      assert.equal(reply.status, "ok", String(reply.evalue));
      const data = first("execute_result")?.data as Record<string, string> | undefined;
      assert.equal(data?.["text/plain"] ?? "undefined", result);
      assert.deepEqual(await printed("fs.fstatSync(1); fs.fstatSync(2); fs.writeSync(1, 'open')"), ["open", ""]);
    });
  }

  it("is closed no other way than Node would, and other files are closed", async () => {
    const refused = await kernel.execute("fs.close(1, 42 as never)");
    assert.match(String(refused.reply.evalue), /The "cb" argument must be of type function/);
    const other = await kernel.execute(
      "const opened = fs.openSync('.', 'r'); fs.closeSync(opened); fs.fstatSync(opened)",
    );
    assert.match(String(other.reply.evalue), /EBADF/);
  });
});
