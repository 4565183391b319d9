import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";
import type { Content, Message } from "../../kernel/message";
import { type Answer, type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

const PLOTLY = "application/vnd.plotly.v1+json";
const EXPLORE = "application/vnd.descent.explore+json";
const VIEW = "application/vnd.jupyter.widget-view+json";

const types = (messages: readonly Message[]) =>
  messages.map(({ header, content }) => content.execution_state ?? header.msg_type);
const dataOf = ({ content }: Message) => content.data as Readonly<Record<string, Content>>;

/** The widgets that an answer opened, by the label beside them. */
function opened({ published }: Answer): Map<string, { readonly id: string; readonly state: Content }> {
  const comms = published.filter(({ header }) => header.msg_type === "comm_open");
  return new Map(
    comms.map(({ content }) => {
      const { state } = content.data as { readonly state: Content };
      return [String(state.description ?? state._model_name), { id: String(content.comm_id), state }];
    }),
  );
}

const update = (id: string | undefined, state: Content) =>
  kernel.say("comm_msg", { comm_id: id, data: { method: "update", state, buffer_paths: [] } });
const lines = (data: Content) => (data[PLOTLY] as { readonly data: readonly { readonly y: readonly number[] }[] }).data;
const figures = (id: unknown) =>
  kernel.published.filter(({ header, content }) => {
    const { display_id } = (content.transient ?? {}) as Content;
    return header.msg_type === "update_display_data" && display_id === id;
  });

/** The state of the widget that a message opens. */
const stateOf = (content?: Content) => (content?.data as { readonly state?: Content } | undefined)?.state;

/** What the output of an id was given to show, each time. */
const shownIn = (id: unknown) => () =>
  kernel.published
    .filter(({ header, content }) => header.msg_type === "comm_msg" && content.comm_id === id)
    .map(({ content }) => ((content.data as Content).state as Content).outputs as readonly Content[]);

const imports = 'import { explore, lossCurves, menu, slider, toggle } from "descent";';
const exploration = `${imports}
explore({ rate: slider(0, 1), method: menu(["SGD", "Adam"]), twice: toggle() }, { y: Float64Array.of(1, 2) }, (descent, { rate, method, twice }, { y }) =>
  descent.lossCurves({ [method]: y.map((each) => each * rate * (twice ? 2 : 1)) }))`;

describe("comm messages", () => {
  it("are handled between busy and idle, and a comm to nobody is closed", async () => {
    const said = await kernel.say("comm_open", { comm_id: "lost", target_name: "nobody", data: {} });
    assert.deepEqual(types(said), ["busy", "comm_close", "idle"]);
    assert.deepEqual((await kernel.request("comm_info_request", {})).reply, { status: "ok", comms: {} });
  });

  it("do not wait for the cell that is running, which stays busy", async () => {
    let over = false;
    const cell = kernel.execute("const end = Date.now() + 1000; let turns = 0; while (Date.now() < end) turns++;");
    void cell.then(() => {
      over = true;
    });
    await kernel.until(() => kernel.published.find(({ content }) => String(content.code).startsWith("const end")));
    await kernel.say("comm_msg", { comm_id: "nobody", data: {} });
    assert.equal(over, false);
    assert.deepEqual(types((await cell).published), ["busy", "execute_input", "busy", "idle"]);
  });
});

describe("an exploration", () => {
  let shown: Answer;
  let widgets: ReturnType<typeof opened>;
  let id: unknown;

  it("is shown as its controls and, below them, an output that can be updated and holds what a handout needs", async () => {
    shown = await kernel.execute(exploration);
    widgets = opened(shown);
    const [controls, figure] = shown.published.filter(({ header }) => header.msg_type === "display_data");
    assert.equal((dataOf(controls)[VIEW] as Content).model_id, widgets.get("VBoxModel")?.id);
    assert.equal(dataOf(controls)["text/plain"], "controls, as they start\nrate: 0\nmethod: SGD\ntwice: false");
    assert.deepEqual(Object.keys(dataOf(figure)).sort(), [EXPLORE, PLOTLY, "text/plain"].sort());
    id = (figure.content.transient as Content).display_id;
    assert.ok(String((figure.content.metadata as Content).display_id).startsWith(String(id)));
  });

  it("has a slider, a menu and a box to tick, which stand where they start", () => {
    const { state: slider } = widgets.get("rate") ?? assert.fail();
    assert.deepEqual([slider._model_name, slider.index], ["SelectionSliderModel", 0]);
    assert.equal((slider._options_labels as readonly string[])[50], "0.5");
    assert.equal(widgets.get("method")?.state._model_name, "DropdownModel");
    assert.equal(widgets.get("twice")?.state.value, false);
  });

  it("is drawn for the values that the controls are set to", async () => {
    await update(widgets.get("rate")?.id, { index: 50 });
    await update(widgets.get("method")?.id, { index: 1 });
    await update(widgets.get("twice")?.id, { value: true });
    const last = await kernel.until(() => figures(id)[2]);
    assert.deepEqual(
      lines(dataOf(last)).map(({ y }) => y),
      [[1, 2]],
    );
    assert.match(JSON.stringify(dataOf(last)[PLOTLY]), /"name":"Adam"/);
  });

  it("is drawn once, for the newest value, when several came while the kernel was busy", async () => {
    // A loop would handle them between two turns; this one has no turn to spare.
    const busy = kernel.execute(
      "console.log('held'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500)",
    );
    await kernel.until(() => kernel.published.find(({ content }) => content.text === "held\n"));
    const before = figures(id).length;
    await Promise.all([10, 20, 30, 40].map((index) => update(widgets.get("rate")?.id, { index })));
    await busy;
    // What is stored for a handout a second after an earlier value is no drawing of these.
    const drawn = figures(id)
      .slice(before)
      .filter((message) => !(EXPLORE in dataOf(message)));
    assert.equal(drawn.length, 1);
    assert.deepEqual(
      lines(dataOf(drawn[0])).map(({ y }) => y),
      [[0.8, 1.6]],
    );
  });

  it("stores what a handout needs with the values that were chosen, once the controls rest", async () => {
    type Controls = Readonly<Record<string, { readonly index: number }>>;
    const stored = () =>
      figures(id).flatMap((message) => {
        const explored = dataOf(message)[EXPLORE] as { readonly controls: Controls } | undefined;
        return explored ? [Object.values(explored.controls).map(({ index }) => index)] : [];
      });
    await kernel.until(() => stored().find(([rate]) => rate === 40));
    assert.deepEqual(stored().at(-1), [40, 1, 1]);
  });

  it("tells a page that was loaded again where its controls stand", async () => {
    await kernel.say("comm_open", { comm_id: "page", target_name: "jupyter.widget.control", data: {} });
    await kernel.say("comm_msg", { comm_id: "page", data: { method: "request_states" } });
    const answer = await kernel.until(() => kernel.published.find(({ content }) => content.comm_id === "page"));
    const { states } = answer.content.data as {
      readonly states: Readonly<Record<string, { readonly state: Content }>>;
    };
    assert.equal(states[widgets.get("rate")?.id ?? ""].state.index, 40);
    const { comms } = (await kernel.request("comm_info_request", { target_name: "jupyter.widget" })).reply;
    assert.ok((widgets.get("rate")?.id ?? "") in (comms as object));
  });

  it("is redrawn in the midst of a synchronous loop, whose cell goes on", async () => {
    const before = figures(id).length;
    const cell = kernel.execute("const stop = Date.now() + 2000; let n = 0; while (Date.now() < stop) n++;\nn > 0");
    await update(widgets.get("rate")?.id, { index: 99 });
    await kernel.until(() => figures(id)[before]);
    assert.equal(kernel.published.at(-1)?.header.msg_type === "execute_result", false);
    assert.deepEqual((await cell).first("execute_result")?.data, { "text/plain": "true" });
  });

  it("shows below its controls the error of a drawing as that of a cell, until the next one goes well", async () => {
    const wrong = await kernel.execute(`explore({ rate: slider(0, 1) }, null, (descent, { rate }) => {
  if (rate > 0.5) descent.sgd({ learningRate: -1 });
  return descent.lossCurves({ A: [rate] });
})`);
    const controls = opened(wrong);
    const said = shownIn(controls.get("OutputModel")?.id);
    await update(controls.get("rate")?.id, { index: 60 });
    await kernel.until(() => said()[0]);
    await update(controls.get("rate")?.id, { index: 61 });
    await update(controls.get("rate")?.id, { index: 40 });
    await kernel.until(() => (said().length > 1 ? true : undefined));
    const [[error], ...later] = said();
    assert.deepEqual([error.output_type, error.ename, later], ["error", "RangeError", [[]]]);
    const text = stripVTControlCharacters((error.traceback as readonly string[]).join("\n"));
    assert.match(text, /^RangeError: Cannot build sgd as learningRate must be /);
    assert.match(text, /> 2 \| {3}if \(rate > 0\.5\) descent\.sgd\(\{ learningRate: -1 \}\);\n +\| +\^\n/);
    assert.match(text, /at checkOption \(lib\/options\.ts:\d+:\d+\)\n[\s\S]*at cell \[\d+\]:2:27\n/);
  });

  it("is shown in an area with its controls, and drawn there when they move", async () => {
    const shown = await kernel.execute(`import { area } from "kernel:widgets";
const place = area();
place.show(explore({ rate: slider(0, 1) }, null, (descent, { rate }) => descent.lossCurves({ A: [rate] })));
place`);
    const outputs = shown.published.filter(({ content }) => stateOf(content)?._model_name === "OutputModel");
    const [place, below] = outputs.map(({ content }) => content.comm_id);
    const [[inPlace]] = shownIn(place)();
    const box = (inPlace.data as Readonly<Record<string, Content>>)[VIEW].model_id;
    const { children } = stateOf(shown.published.find(({ content }) => content.comm_id === box)?.content) ?? {};
    assert.equal((children as readonly string[])[1], `IPY_MODEL_${below}`);
    assert.equal(shown.published.filter(({ header }) => header.msg_type === "display_data").length, 0);
    await update(opened(shown).get("rate")?.id, { index: 30 });
    const drawn = await kernel.until(() => shownIn(below)()[1]);
    assert.deepEqual(lines(drawn[0].data as Content)[0].y, [0.3]);
  });

  it("says so when its function is async", async () => {
    const refused = await kernel.execute(
      "// @ts-nocheck\nexplore({ rate: slider(0, 1) }, null, async (descent, { rate }) => descent.lossCurves({ A: [rate] }))",
    );
    assert.equal(
      refused.first("error")?.evalue,
      "Cannot explore as draw must return the figure itself, and so must not be async: found a promise",
    );
  });

  it("is refused when its function uses something from outside, by name", async () => {
    await kernel.execute("const start = 1;");
    const refused = await kernel.execute(
      "explore({ rate: slider(0, 1) }, null, (descent, { rate }) => { for (const each of [1, 2]) Math.max(each); return lossCurves({ A: [start, rate] }); })",
    );
    assert.match(
      String(refused.first("error")?.evalue),
      /^Cannot explore as the drawing function must use nothing but its arguments: it uses lossCurves, start, /,
    );
  });
});
