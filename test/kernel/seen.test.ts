import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

const plain = (text: string) => text.replace(/\p{Cc}\[\d+m/gu, "");
const printed = async (code: string, stream: "stdout" | "stderr" = "stdout") =>
  plain((await kernel.execute(code)).text(stream));
const result = async (code: string) =>
  (await kernel.execute(code)).first("execute_result")?.data as Record<string, string>;

/** Nothing of the kernel, of Node or of a package's inside. */
const FOREIGN = /node:|node_modules|kernel\/|cells\/|\.mjs/;

describe("an error that is printed", () => {
  const FALL = "function fall() {\n  throw new RangeError('too far');\n}\n";

  it("has the lines of the cell and nothing of the kernel, on whatever way it is printed", async () => {
    const ways = ["console.log(e)", "console.error(e)", "console.log({ e })", "console.log((e as Error).stack)"];
    for (const way of ways) {
      const code = `${FALL}try { fall() } catch (e) { ${way} }`;
      const text = await printed(code, way.includes("error(") ? "stderr" : "stdout");
      assert.match(text, /RangeError: too far\n +at fall \(cell \[\d+\]:2:9\)\n +at cell \[\d+\]:4:7\b/, way);
      assert.doesNotMatch(text, FOREIGN, way);
    }
  });

  it("has its cause and the errors that it gathers in the same way", async () => {
    const code =
      "console.log(new Error('big', { cause: new Error('small') }), new AggregateError([new Error('one')], 'all'))";
    const text = await printed(code);
    assert.match(text, /cause\]: Error: small\n +at cell \[\d+\]:1:39/);
    assert.match(text, /errors\]: \[\s+Error: one\n +at cell/);
    assert.doesNotMatch(text, FOREIGN);
  });

  it("shows the line with a caret when it is the value of a cell", async () => {
    const data = await result("const failed = new TypeError('no');\nfailed");
    assert.match(data["text/plain"], /^TypeError: no\n> 1 \| const failed = .*\n +\| +\^\n/);
  });

  it("has no colours as a value, which a file keeps as plain text, and has them when it is thrown", async () => {
    const code = "new Error('big', { cause: new Error('small') })";
    assert.doesNotMatch((await result(code))["text/plain"], /\p{Cc}\[/u);
    assert.match(String((await kernel.execute(`throw ${code}`)).reply.traceback), /\p{Cc}\[31mError/u);
  });

  it("names the package that it comes from, and the function of it that was called", async () => {
    const { reply } = await kernel.execute("import ts from 'typescript';\nts.createProgram(5 as never, {})");
    const lines = plain((reply.traceback as string[]).join("\n"));
    assert.match(lines, /> 2 \| ts\.createProgram[\s\S]*at .*createProgram \(typescript\)\n +at cell \[\d+\]:2:4$/);
  });

  it("names its cell when it comes after the cell has ended", async () => {
    const { reply, published } = await kernel.execute(
      "setTimeout(() => { throw new Error('in a timer') }, 5); void Promise.reject('lost'); 0",
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const own = kernel.published.filter(
      ({ parent_header, content }) =>
        parent_header.msg_id === published[0].parent_header.msg_id && content.name === "stderr",
    );
    const text = plain(own.map(({ content }) => content.text).join(""));
    const cell = `cell [${reply.execution_count}]`;
    assert.ok(text.includes(`An error of ${cell} from a timer or a callback:\nError: in a timer\n> 1 |`), text);
    assert.ok(text.includes(`An error of ${cell} from a promise that nobody awaited:\nThrown: 'lost'`), text);
  });
});

describe("an error after a cell that took stacks into its own hands", () => {
  const took: Readonly<Record<string, string>> = {
    "its own way": "Error.prepareStackTrace = () => 'PREPARED'",
    "no calls": "Error.stackTraceLimit = 0",
    "no limit": "delete (Error as { stackTraceLimit?: number }).stackTraceLimit",
    "Node's way": "delete (Error as { prepareStackTrace?: unknown }).prepareStackTrace",
    "a way that cannot be called": "Error.prepareStackTrace = 5 as never",
  };
  for (const [what, code] of Object.entries(took)) {
    it(`has its line in the next cell: ${what}`, async () => {
      assert.equal((await kernel.execute(`${code}; 0`)).reply.status, "ok");
      const { reply } = await kernel.execute("const before = 1;\nthrow new Error('seen')");
      const lines = plain((reply.traceback as string[]).join("\n"));
      assert.match(lines, /^Error: seen\n.*\n> 2 \| throw new Error\('seen'\)\n.*\n +at cell \[\d+\]:2:7$/);
      assert.match(await printed("console.log(new Error('printed'))"), /^Error: printed\n +at cell \[\d+\]:1:13\n$/);
    });
  }

  it("can be read by code that takes them for a moment, as packages do", async () => {
    const code = `const before = Error.prepareStackTrace;
      Error.prepareStackTrace = (_, calls) => calls.length;
      const count = new Error().stack as unknown;
      Error.prepareStackTrace = before;
      [typeof count, new Error("after").stack]`;
    assert.match((await result(code))["text/plain"], /^\[ 'number', 'Error: after\\n +at cell \[\d+\]:5:22' \]$/);
  });

  it("keeps a limit that lets more calls through", async () => {
    await kernel.execute("Error.stackTraceLimit = 200");
    assert.equal((await result("Error.stackTraceLimit"))["text/plain"], "200");
  });
});

describe("console", () => {
  it("prints tables, groups, counts, and assertions that fail", async () => {
    assert.match(await printed("console.table([{ a: 1 }])"), /│ \(index\) │ a │\n/);
    assert.equal(
      await printed("console.group('g'); console.log('in'); console.groupEnd(); console.log('out')"),
      "g\n  in\nout\n",
    );
    assert.equal(await printed("console.assert(1 > 2, 'no %d', 5)", "stderr"), "Assertion failed: no 5\n");
    assert.equal(await printed("console.dir({ a: { b: {} } }, { depth: 0 })"), "{ a: [Object] }\n");
    assert.match(await printed("console.time('t'); console.timeEnd('t')"), /^t: [\d.]+ms\n$/);
    assert.match(await printed("console.trace('here')", "stderr"), /^Trace: here\n +at cell \[\d+\]:1:9\n$/);
  });

  it("does not go on indenting after a cell that failed inside a group", async () => {
    await kernel.execute("console.group(); throw new Error('inside')");
    assert.equal(await printed("console.log('after')"), "after\n");
  });
});

describe("markup in a cell", () => {
  it("is shown as such, with what is inserted as data", async () => {
    assert.equal((await result(`html\`<b>\${'<i>'}</b>\``))["text/html"], "<b>&lt;i&gt;</b>");
    assert.equal((await result(`latex\`\\eta = \${0.5}\``))["text/latex"], "$$\\eta = 0.5$$");
    assert.equal((await result(`markdown\`**\${1}**\``))["text/markdown"], "**1**");
    assert.equal((await result("svg('<svg></svg>')"))["image/svg+xml"], "<svg></svg>");
  });

  it("leaves its names free for variables", async () => {
    await kernel.execute("const html = 5;");
    assert.equal((await result("html + 1"))["text/plain"], "6");
  });
});

describe("inspect", () => {
  it("answers with Markdown and text about the name at a position counted in code points", async () => {
    const code = "const 기울기 = '😀😀'; 기울기.length";
    const { reply } = await kernel.request("inspect_request", { code, cursor_pos: [...code].length, detail_level: 0 });
    assert.equal(reply.found, true);
    const data = reply.data as Record<string, string>;
    assert.match(data["text/markdown"], /^```ts\n\(property\) String\.length: number\n```\n\nReturns the length/);
    assert.match(data["text/plain"], /^\(property\) String\.length: number\n\nReturns the length/);
  });

  it("says when there is nothing to tell", async () => {
    const { reply } = await kernel.request("inspect_request", { code: "1 + ", cursor_pos: 4, detail_level: 0 });
    assert.deepEqual(reply, { status: "ok", found: false, data: {}, metadata: {} });
  });
});
