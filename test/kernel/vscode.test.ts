// What the Jupyter extension of VS Code expects of a kernel, as far as it shows without VS Code: how it finds a kernel,
// and what it sends and reads (microsoft/vscode-jupyter, src/kernels and src/standalone/intellisense).
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { after, before, describe, it } from "node:test";
import { message } from "../../kernel/message";
import { kernelspec } from "../../setup/kernelspec.mjs";
import { HOME } from "../home";
import { type Answer, type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

/** As the extension runs a cell. */
const run = (code: string): Promise<Answer> =>
  kernel.execute(
    code,
    { stop_on_error: false, allow_stdin: true },
    { metadata: { cellId: "vscode-notebook-cell:/course/1.ipynb#W0", tags: ["parameters"] } },
  );

describe("the kernel spec, as VS Code reads it", () => {
  const spec = JSON.parse(kernelspec(HOME));

  it("starts a program by its absolute path, or VS Code would hide the kernel", () => {
    assert.ok(isAbsolute(spec.argv[0]) && existsSync(spec.argv[0]));
    assert.ok(spec.argv.includes("{connection_file}"));
  });

  it("names a language that VS Code knows, and wants to be interrupted by a message", () => {
    assert.deepEqual([spec.language, spec.interrupt_mode], ["typescript", "message"]);
  });
});

describe("a kernel, as VS Code uses it", () => {
  it("answers who it is at once, in the language of its spec, and is idle then", async () => {
    const { reply, published } = await kernel.request("kernel_info_request", {});
    const language = reply.language_info as Readonly<Record<string, unknown>>;
    assert.deepEqual([reply.status, language.name, language.file_extension], ["ok", "typescript", ".ts"]);
    assert.equal(published.at(-1)?.content.execution_state, "idle");
  });

  it("runs cells that come with their own metadata, and goes on behind one that fails", async () => {
    const answers = await Promise.all(["1 + 1", "throw new Error('lost')", "2 + 2"].map(run));
    assert.deepEqual(
      answers.map(({ reply }) => reply.status),
      ["ok", "error", "ok"],
    );
    const { ename, evalue, traceback } = answers[1].first("error") ?? {};
    assert.deepEqual([ename, evalue, Array.isArray(traceback)], ["Error", "lost", true]);
  });

  it("is interrupted on the shell channel, and answers there while the cell still runs", async () => {
    const running = run("console.log('endless'); for (;;) {}");
    await kernel.until(() => kernel.published.find(({ content }) => content.text === "endless\n"));
    assert.deepEqual((await kernel.request("interrupt_request", {}, "shell")).reply, { status: "ok" });
    assert.equal((await running).reply.ename, "Interrupted");
  });

  it("completes with a text, a place and a kind for each match", async () => {
    const code = "const learningRate = 0.1; class Model {} function fit() {} Math.sq; l";
    for (const [cursor, match, kind] of [
      [code.length, "learningRate", "constant"],
      [code.indexOf("sq;") + 2, "sqrt", "method"],
    ] as const) {
      const { reply } = await kernel.request("complete_request", { code, cursor_pos: cursor });
      const { _jupyter_types_experimental: items } = reply.metadata as Readonly<
        Record<string, Readonly<Record<string, unknown>>[]>
      >;
      assert.equal(items.length, (reply.matches as readonly string[]).length);
      const item = items.find(({ text }) => text === match) ?? assert.fail(`${match} is no match`);
      assert.deepEqual(item, { start: reply.cursor_start, end: cursor, text: match, type: kind });
    }
  });

  it("uses the words for the kinds that VS Code has icons for", async () => {
    const known = new Set(
      "method function constructor field variable class struct interface module property event operator unit value constant enum enumMember keyword text color file reference folder typeParameter snippet".split(
        " ",
      ),
    );
    await run(
      'import { sgd } from "descent"; const a1 = 1; let a2 = 2; var a3 = 3; function a4() {} class a5 {} enum a6 { x } type a7 = 1; interface a8 {} namespace a9 { export const b = 1 }',
    );
    for (const code of [
      "a",
      "s",
      "n",
      "Math.",
      "a6.",
      'import "',
      'import "./',
      "let local = 1; function f(given: number) { l",
    ]) {
      const { reply } = await kernel.request("complete_request", { code, cursor_pos: code.length });
      const { _jupyter_types_experimental: items } = reply.metadata as Readonly<Record<string, { type: string }[]>>;
      assert.deepEqual(
        [...new Set(items.map(({ type }) => type))].filter((type) => !known.has(type)),
        [],
        code,
      );
    }
  });

  it("documents what it completes, as Markdown and as text", async () => {
    const { reply } = await kernel.request("inspect_request", { code: "Math.sqrt", cursor_pos: 9, detail_level: 0 });
    assert.deepEqual(Object.keys(reply.data as object).sort(), ["text/markdown", "text/plain"]);
  });

  it("shows values by types that VS Code renders, figures as an object beside their text", async () => {
    const figure = await run("({ data: [{ x: [1, 2], y: [3, 4] }], layout: {} })");
    const data = figure.first("execute_result")?.data as Readonly<Record<string, unknown>>;
    assert.deepEqual(Object.keys(data).sort(), ["application/vnd.plotly.v1+json", "text/plain"]);
    assert.equal(typeof data["application/vnd.plotly.v1+json"], "object");
    const table = await run("[{ a: 1 }, { a: 2 }]");
    assert.deepEqual(Object.keys(table.first("execute_result")?.data as object).sort(), ["text/html", "text/plain"]);
  });

  it("tells which widgets there are, and hears of a comm that it does not know", async () => {
    assert.deepEqual((await kernel.request("comm_info_request", { target_name: "jupyter.widget" })).reply.comms, {});
    await kernel.say("comm_open", { comm_id: "unknown", target_name: "jupyter.widget.version", data: {} });
    const closed = await kernel.until(() => kernel.published.find(({ header }) => header.msg_type === "comm_close"));
    assert.equal(closed.content.comm_id, "unknown");
  });

  it("takes no notice of messages that are only for Python and its debugger", async () => {
    const id = await kernel.send(
      "control",
      message("debug_request", { seq: 1, type: "request", command: "debugInfo" }, undefined),
    );
    await kernel.until(() =>
      kernel.published.find(
        ({ parent_header, content }) => parent_header.msg_id === id && content.execution_state === "idle",
      ),
    );
    assert.equal((await run("'alive'")).reply.status, "ok");
  });
});
