import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Content } from "../../kernel/message";
import { type Answer, type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
  await kernel.execute('import * as widgets from "kernel:widgets";\nimport { progress } from "kernel:widgets";');
});
after(() => kernel[Symbol.asyncDispose]());

const VIEW = "application/vnd.jupyter.widget-view+json";
const EACH_IS_LONG = "const wait = () => { const end = Date.now() + 15; while (Date.now() < end); };";

/** How the widget of a model was opened by an answer. */
function openOf({ published }: Answer, model: string): { readonly comm_id: unknown; readonly state: Content } {
  for (const { header, content } of published) {
    const { state } = (content.data ?? {}) as { readonly state?: Content };
    if (header.msg_type === "comm_open" && state?._model_name === model) return { comm_id: content.comm_id, state };
  }
  return assert.fail(`no ${model}`);
}
const idOf = (answer: Answer, model: string) => openOf(answer, model).comm_id;
const stateOf = (answer: Answer, model: string) => openOf(answer, model).state;

const say = (id: unknown, data: Content) => kernel.say("comm_msg", { comm_id: id, data });
const update = (id: unknown, state: Content) => say(id, { method: "update", state, buffer_paths: [] });
const click = (id: unknown) => say(id, { method: "custom", content: { event: "click" } });
const textOf = async (code: string) => dataOf((await kernel.execute(code)).first("execute_result"))["text/plain"];
const dataOf = (content: Content | undefined) => (content?.data ?? {}) as Content;

/** The states that the kernel gave a widget since it was opened. */
const statesOf = (id: unknown) =>
  kernel.published
    .filter(({ header, content }) => header.msg_type === "comm_msg" && content.comm_id === id)
    .map(({ content }) => (content.data as { readonly state: Content }).state);

describe("the inputs of kernel:widgets", () => {
  it("work after their cell was stopped: a click is no leftover of it, and may print and wait", async () => {
    const running = kernel.execute(
      `const again = widgets.button("again").onClick(async () => {
        console.log("clicked"); await new Promise((r) => setTimeout(r, 5)); console.log("done");
      }); display(again); await new Promise(() => {})`,
    );
    await kernel.until(() => kernel.published.find(({ content }) => VIEW in dataOf(content)));
    await kernel.request("interrupt_request", {}, "control");
    const stopped = await running;
    await click(idOf(stopped, "ButtonModel"));
    const printed = await kernel.until(() =>
      kernel.published.find(({ content }) => /done\n$/.test(String(content.text))),
    );
    assert.equal(printed.parent_header.msg_id, stopped.message.parent_header.msg_id);
  });

  it("have a slider whose value follows the person and the code, and which calls back in its own cell", async () => {
    const shown = await kernel.execute(
      'const rate = widgets.slider(0, 1, { value: 0.5, label: "rate" });\nrate.onChange((value) => console.log("now", value));\nrate',
    );
    const data = dataOf(shown.first("execute_result"));
    assert.deepEqual([VIEW in data, data["text/plain"]], [true, "rate: 0.5"]);
    const id = idOf(shown, "FloatSliderModel");
    await update(id, { value: 0.25 });
    assert.equal(await textOf("rate.value"), "0.25");
    const printed = await kernel.until(() => kernel.published.find(({ content }) => content.text === "now 0.25\n"));
    assert.equal(printed.parent_header.msg_id, shown.message.parent_header.msg_id);
    await kernel.execute("rate.value = 0.75");
    assert.deepEqual(statesOf(id), [{ value: 0.75 }]);
  });

  it("have a slider that stands on one of its values, so that no page moves it by drawing it", async () => {
    await kernel.execute(
      `const starts = [widgets.slider(0.001, 1, { scale: "log", value: 0.02 }), widgets.slider(0, 1, { value: 0.123 }),
        widgets.slider(1e-6, 1e-2, { value: 5e-5 }), widgets.slider(1, 7, { step: 2, value: 4 })];`,
    );
    assert.equal(await textOf("starts.map(({ value }) => value).join()"), "'0.02,0.123,0.00005,5'");
    const shown = await kernel.execute(
      'const still = widgets.slider(0.001, 1, { scale: "log", value: 0.02 }).onChange((value) => console.log("moved", value)); still',
    );
    const id = idOf(shown, "FloatLogSliderModel");
    await update(id, { value: 0.020000000000000004 });
    await kernel.execute("still.value = 0.5");
    const { value } = statesOf(id)[0] as { readonly value: number };
    assert.ok(Math.abs(value / 0.5 - 1) < 0.012, `current value is ${value}`);
    await update(id, { value });
    await update(id, { value: 0.001 });
    const moved = await kernel.until(() => kernel.published.find(({ content }) => /^moved/.test(String(content.text))));
    assert.equal(moved.content.text, "moved 0.001\n");
  });

  it("have a menu, a box to tick and a line of text", async () => {
    const shown = await kernel.execute(
      'const method = widgets.dropdown(["SGD", "Adam"]); const fast = widgets.checkbox({ label: "fast" }); const name = widgets.text({ value: "경사" });',
    );
    await update(idOf(shown, "DropdownModel"), { index: 1 });
    await update(idOf(shown, "CheckboxModel"), { value: true });
    assert.equal(await textOf('[method.value, fast.value, name.value].join(" ")'), "'Adam true 경사'");
    await update(idOf(shown, "TextModel"), { value: "하강" });
    assert.equal(await textOf("name.value"), "'하강'");
  });

  it("have labels of which no letter is mathematics or markup", async () => {
    const shown = await kernel.execute(
      String.raw`widgets.slider(0, 1, { label: "from $5 to $6" }); widgets.checkbox({ label: "\\(y^2\\) <b>" });
widgets.text({ label: "a < b" }); const priced = progress("$a$ or $b$"); priced.update({ row: 1, rows: 2 });`,
    );
    const HTML = (text: string) => `<span class="mathjax_ignore tex2jax_ignore" title="${text}">${text}</span>`;
    const described = (model: string) => {
      const { description, description_allow_html } = stateOf(shown, model);
      return description_allow_html ? { html: description } : description;
    };
    assert.deepEqual(described("FloatSliderModel"), { html: HTML("from &#36;5 to &#36;6") });
    assert.deepEqual(described("CheckboxModel"), { html: HTML("&#92;(y^2&#92;) &lt;b&gt;") });
    assert.deepEqual(described("TextModel"), "a < b");
    assert.deepEqual(described("FloatProgressModel"), { html: HTML("&#36;a&#36; or &#36;b&#36;") });
    assert.deepEqual(stateOf(shown, "LabelModel")._dom_classes, ["mathjax_ignore", "tex2jax_ignore"]);
  });

  it("know the types of their values", async () => {
    const wrong = await kernel.execute('method.value = "Lion";');
    assert.match(String(wrong.first("error")?.traceback), /not assignable to type '"SGD" \| "Adam"'/);
  });

  it("are known to completion by the name of their module, and each with its documentation", async () => {
    const code = 'import { x } from "ker';
    const { reply } = await kernel.request("complete_request", { code, cursor_pos: code.length });
    assert.deepEqual(reply.matches, ["kernel:widgets"]);
    const asked = await kernel.request("inspect_request", { code: "progress", cursor_pos: 4, detail_level: 0 });
    assert.match(String(dataOf(asked.reply)["text/plain"]), /A progress bar/);
  });

  for (const [code, message] of [
    ["widgets.slider(1, 1)", "its ends must rise: it goes from 1 to 1"],
    ["widgets.slider(0, 1, { value: 2 })", "value must be from 0 to 1: current value is 2"],
    ["widgets.slider(0, Infinity)", "its ends must be finite: it goes from 0 to Infinity"],
    ["widgets.slider(0, 1, { step: 0 })", "step must be above 0: current value is 0"],
    ["rate.value = NaN", "value must be from 0 to 1: current value is NaN"],
    ["widgets.dropdown([])", "there must be something to choose"],
    ['widgets.slider(0, 1, { scale: "log" })', "a log scale must start above 0: it starts at 0"],
    ["widgets.dropdown([1, 2], { value: 3 as 1 })", "value must be one of 1, 2: found 3"],
    [
      "progress().update({ epoch: 3 })",
      "there must be a count and its total, as in { epoch: 3, epochs: 10 }: found epoch",
    ],
    ["progress().update({ epoch: -1, epochs: 10 })", "epoch must be 0 or above and finite: current value is -1"],
    ["progress().update({ epoch: NaN, epochs: 10 })", "epoch must be 0 or above and finite: current value is NaN"],
    ["progress().update({ epoch: 1, epochs: 0 })", "epochs must be above 0 and finite: current value is 0"],
  ] as const) {
    it(`refuse ${code}`, async () => {
      const refused = await kernel.execute(code);
      assert.ok(String(refused.first("error")?.evalue).endsWith(message), String(refused.first("error")?.evalue));
    });
  }
});

describe("a button", () => {
  it("ends a loop while the loop runs", async () => {
    const shown = await kernel.execute('let go = true;\nwidgets.button("Stop").onClick(() => { go = false; })');
    const cell = kernel.execute('console.log("on its way"); let turns = 0;\nwhile (go) turns++;\nturns > 0');
    await kernel.until(() => kernel.published.find(({ content }) => content.text === "on its way\n"));
    await click(idOf(shown, "ButtonModel"));
    assert.deepEqual((await cell).first("execute_result")?.data, { "text/plain": "true" });
  });

  it("reports what its handler throws in its cell, and goes on", async () => {
    const shown = await kernel.execute('widgets.button("Fail").onClick(() => { throw new RangeError("too far"); })');
    await click(idOf(shown, "ButtonModel"));
    const late = await kernel.until(() => kernel.published.find(({ content }) => /too far/.test(String(content.text))));
    assert.equal(late.parent_header.msg_id, shown.message.parent_header.msg_id);
    assert.equal(await textOf("6 * 7"), "42");
  });
});

describe("an area", () => {
  it("shows a value in the place of the one before", async () => {
    const shown = await kernel.execute("const place = widgets.area();\nplace");
    await kernel.execute("place.show(1); place.show({ a: 2 }); place.clear();");
    const outputs = statesOf(idOf(shown, "OutputModel")).map(({ outputs }) => (outputs as Content[])[0]?.data);
    assert.deepEqual(outputs, [{ "text/plain": "1" }, { "text/plain": "{ a: 2 }" }, undefined]);
  });

  it("shows a text as it is, without quotes and as no markup", async () => {
    const shown = await kernel.execute("const greeting = widgets.area();\ngreeting");
    await kernel.execute("greeting.show('Hello, <b>Ada</b>\\nand Bob');");
    const outputs = statesOf(idOf(shown, "OutputModel")).map(({ outputs }) => (outputs as Content[])[0]?.data);
    assert.deepEqual(outputs, [{ "text/plain": "Hello, <b>Ada</b>\nand Bob" }]);
    const again = await kernel.execute("greeting");
    assert.equal(dataOf(again.first("execute_result"))["text/plain"], "Hello, <b>Ada</b>\nand Bob");
  });
});

describe("a progress bar", () => {
  /** What a bar said on its way, and the text that took its place. */
  const said = (cell: Answer) => ({
    texts: statesOf(idOf(cell, "LabelModel")).map(({ value }) => String(value)),
    last: String(dataOf(cell.first("update_display_data"))["text/plain"]),
  });

  it("shows how far a training is and how long the rest takes while it computes, and ends full", async () => {
    const cell = await kernel.execute(`import { LinearRegression, sgd, train } from "descent";
const data = { x: [[1], [2], [3]], y: [3, 5, 7] };
const objective = LinearRegression.objective(data);
const bar = progress("training");
train(objective, new Float64Array(objective.size), data, { optimizer: sgd({ learningRate: 0.01 }), epochs: 20000, onEpoch: bar.update });`);
    const { texts, last } = said(cell);
    assert.match(texts[0], /^epoch 1 of 20000, .* left$/);
    assert.match(texts.at(-1) ?? "", /^epoch 20000 of 20000, took .* s$/);
    assert.equal(statesOf(idOf(cell, "FloatProgressModel")).at(-1)?.value, 1);
    assert.ok(texts.length < 1000, `${texts.length} messages for 20,000 epochs`);
    assert.match(last, /^training █{20} epoch 20000 of 20000, took /);
  });

  it("is one output, and prints nothing, unless a console has sent its cell", async () => {
    const bar = "const quiet = progress(); for (const row of [1, 2]) quiet.update({ row, rows: 2 });";
    const page = { metadata: { cellId: "quiet" } };
    assert.equal((await kernel.execute(bar, { allow_stdin: true }, page)).text(), "");
    assert.equal((await kernel.execute(bar)).text(), "");
    assert.match((await kernel.execute(bar, { allow_stdin: true })).text(), /^█{20} row 2 of 2, took .*\n$/);
  });

  it("refuses what is no count at once, and says at its end where it was before", async () => {
    const cell = await kernel.execute(
      "const odd = progress(); for (const row of [1, 2, 3, NaN]) odd.update({ row, rows: 10 });",
    );
    assert.match(String(cell.first("error")?.evalue), /row must be 0 or above and finite: current value is NaN$/);
    assert.match(said(cell).last, /stopped at row 3 of 10/);
  });

  it("needs no widget any more when its cell is over", async () => {
    const { comms } = (await kernel.request("comm_info_request", {})).reply as { readonly comms: Content };
    const open = kernel.published.filter(({ content: { data } }) =>
      String((data as { readonly state?: Content } | undefined)?.state?._model_name).startsWith("FloatProgress"),
    );
    assert.ok(open.every(({ content }) => !(String(content.comm_id) in comms)));
  });

  it("says where it stopped when the cell fails", async () => {
    const cell = await kernel.execute(
      `${EACH_IS_LONG}\nconst lost = progress();\nfor (let row = 1; row <= 100; row++) { wait(); lost.update({ row, rows: 100 }); if (row === 30) throw new Error("lost"); }`,
    );
    assert.match(said(cell).last, /^█{6}░{14} stopped at row 30 of 100, after [\d.]+ s$/);
  });

  it("says where it stopped when the cell is interrupted", async () => {
    const cell = kernel.execute("for (let step = 1; ; step++) { wait(); lost.update({ step, steps: 100000 }); }");
    await kernel.until(() => kernel.published.find(({ content }) => /of 100000/.test(JSON.stringify(content))));
    await kernel.request("interrupt_request", {}, "control");
    assert.match(said(await cell).last, /stopped at step \d+ of 100000/);
  });

  it("says how long it was filled, and not how long its cell went on", async () => {
    const cell = await kernel.execute(
      `const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));
const passed: number[] = [];
for (const name of ["a", "b"]) {
  const start = performance.now();
  const each = progress(name);
  for (const run of [1, 2]) { await rest(200); each.update({ run, runs: 2 }); }
  passed.push((performance.now() - start) / 1000);
}
await rest(1000);
passed.join()`,
    );
    const passed = String(dataOf(cell.first("execute_result"))["text/plain"]).match(/[\d.]+/g) ?? [];
    const ends = cell.published.filter(({ header }) => header.msg_type === "update_display_data");
    assert.equal(ends.length, 2);
    for (const [k, { content }] of ends.entries()) {
      const seconds = Number(/took ([\d.]+) s$/.exec(String(dataOf(content)["text/plain"]))?.[1]);
      assert.ok(seconds >= 0.35 && seconds <= Number(passed[k]) + 0.05, `took ${seconds} s of ${passed[k]} s`);
    }
  });

  it("counts from the beginning of its cell when an earlier one made it", async () => {
    const cell = await kernel.execute("await rest(600); lost.update({ run: 1, runs: 1 });");
    const seconds = Number(/took ([\d.]+) s$/.exec(said(cell).last)?.[1]);
    assert.ok(seconds >= 0.55, `took ${seconds} s`);
  });

  it("starts again for what is counted anew", async () => {
    const cell = await kernel.execute(
      "for (const _ of [1, 2]) for (let step = 1; step <= 10; step++) { wait(); lost.update({ step, steps: 10 }); }",
    );
    const { texts, last } = said(cell);
    assert.equal(texts.filter((text) => text.startsWith("step 10 of 10, took")).length, 2);
    assert.match(last, /^█{20} step 10 of 10, took [\d.]+ s$/);
  });
});
