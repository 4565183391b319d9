import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Comm, Comms } from "../../kernel/comms";
import type { Content } from "../../kernel/message";
import { createWidgets, withEnd } from "../../kernel/widgets/widgets";
import { type Answer, type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
  await kernel.execute(
    'import { checkbox, progress, slider } from "kernel:widgets"; import * as descent from "descent";',
  );
});
after(() => kernel[Symbol.asyncDispose]());

const VIEW = "application/vnd.jupyter.widget-view+json";

/** Runs a cell as JupyterLab and VS Code do, which say which cell it is. */
const run = (cellId: string, code: string) => kernel.execute(code, {}, { metadata: { cellId } });

async function open(): Promise<string[]> {
  const { reply } = await kernel.request("comm_info_request", { target_name: "jupyter.widget" });
  return Object.keys(reply.comms as object);
}

/** The widget that a cell shows. */
function shown({ published }: Answer): string {
  const data = published.map(({ content }) => (content.data ?? {}) as Content).find((data) => VIEW in data);
  return String(((data?.[VIEW] ?? {}) as Content).model_id);
}

describe("widgets with an end of their own", () => {
  it("are closed by it, hear of no page any more, and leave nothing to do for the next run of their cell", () => {
    const sent: string[] = [];
    const comm: Comm = { id: "one", send: () => {}, close: () => sent.push("close") };
    let page = () => {};
    const comms: Pick<Comms, "open" | "accept"> = {
      open: () => comm,
      accept(_, accept) {
        const listen = accept(comm, { data: {}, buffers: [] });
        page = () => listen({ data: { method: "request_states" }, buffers: [] });
      },
    };
    const endings = new Set<() => void>();
    const own = (end: () => void) => {
      endings.add(end);
      return () => void endings.delete(end);
    };
    const all = createWidgets(comms as Comms, { bind: (work) => work }, { own, began: () => undefined });
    const { widgets, end } = withEnd(all);
    widgets.make("Label", {});
    widgets.onPage(() => sent.push("page"));
    page();
    assert.equal(endings.size, 2);
    end();
    page();
    end();
    assert.deepEqual(sent, ["page", "close"]);
    assert.equal(endings.size, 0);
  });
});

describe("a cell that runs again", () => {
  it("closes the widgets of its earlier run, and no others", async () => {
    const other = shown(await run("other", "const stays = checkbox(); stays"));
    const first = shown(await run("inputs", "const rate = slider(0, 1); rate"));
    const before = (await open()).length;
    const second = shown(await run("inputs", "const rate = slider(0, 1); rate"));
    const now = await open();
    assert.deepEqual(
      [other, first, second].map((id) => now.includes(id)),
      [true, false, true],
    );
    assert.equal(now.length, before);
  });

  it("closes the controls of a figure, however often it runs", async () => {
    const code =
      "descent.explore({ rate: descent.slider(0, 1) }, null, (descent, { rate }) => descent.lossCurves({ A: [rate] }))";
    await run("figure", code);
    const before = (await open()).length;
    for (let n = 0; n < 5; n++) await run("figure", code);
    assert.equal((await open()).length, before);
  });

  it("leaves what a variable still holds its value, and shows it again", async () => {
    await run("list", "const kept: { value: number }[] = [];");
    const first = shown(await run("adds", "kept.push(slider(0, 10, { value: kept.length + 1 })); kept[0]"));
    await run("adds", "kept.push(slider(0, 10, { value: kept.length + 1 })); 0");
    assert.equal((await open()).includes(first), false);
    const again = await run("shows", "kept[0].value = 7; kept[0]");
    assert.notEqual(shown(again), first);
    assert.ok((await open()).includes(shown(again)));
    const id = shown(again);
    await kernel.say("comm_msg", { comm_id: id, data: { method: "update", state: { value: 3 }, buffer_paths: [] } });
    const values = await run("values", "kept.map(({ value }) => value)");
    assert.deepEqual(values.first("execute_result")?.data, { "text/plain": "[ 3, 2 ]" });
  });

  it("has nothing left to close of what an area showed before", async () => {
    const code = `import { area } from "kernel:widgets";
const place = area();
const figure = (by: number) => descent.explore({ rate: descent.slider(0, by) }, null, (descent, { rate }) => descent.lossCurves({ A: [rate] }));
const by = slider(1, 9).onChange((value) => place.show(value > 8 ? "much" : figure(value)));
display(place);
by`;
    const views = (await run("area", code)).published.flatMap(({ content }) => {
      const view = ((content.data ?? {}) as Content)[VIEW] as Content | undefined;
      return view ? [view.model_id] : [];
    });
    const move = async (value: number) => {
      await kernel.say("comm_msg", {
        comm_id: views[1],
        data: { method: "update", state: { value }, buffer_paths: [] },
      });
      return (await open()).length;
    };
    const empty = (await open()).length;
    const one = await move(2);
    assert.ok(one > empty);
    assert.deepEqual([await move(3), await move(4), await move(5)], [one, one, one]);
    assert.equal(await move(9), empty);
    assert.equal(await move(2), one);
    const refused = await run(
      "refused",
      "place.show(descent.explore({ rate: descent.slider(0, 1) }, null, (descent, { rate }) => place as never))",
    );
    assert.match(String(refused.first("error")?.evalue), /^Cannot explore/);
    assert.equal((await open()).length, one);
    await run("clears", "place.clear()");
    assert.equal((await open()).length, empty);
  });

  it("closes nothing where the front end does not say which cell it is", async () => {
    const first = shown(await kernel.execute("slider(0, 1)"));
    await kernel.execute("slider(0, 1)");
    assert.ok((await open()).includes(first));
  });
});

describe("a progress bar that a timer moves when its cell is over", () => {
  it("is text in one place, up to its end", async () => {
    const cell = await kernel.execute(
      `const late = progress("download");
       let part = 0;
       const timer = setInterval(() => { late.update({ part: ++part, parts: 5 }); if (part === 5) clearInterval(timer); }, 120);
       0`,
    );
    const own = () =>
      kernel.published.filter(
        ({ header, parent_header }) =>
          parent_header.msg_id === cell.message.parent_header.msg_id && /display_data$/.test(header.msg_type),
      );
    const last = await kernel.until(() => own().find(({ content }) => /part 5 of 5/.test(JSON.stringify(content))));
    assert.match(String((last.content.data as Content)["text/plain"]), /^download █{20} part 5 of 5, took [\d.]+ s$/);
    assert.deepEqual([...new Set(own().map(({ header }) => header.msg_type))], ["display_data", "update_display_data"]);
    assert.equal(new Set(own().map(({ content }) => (content.transient as Content).display_id)).size, 1);
    assert.ok(own().every(({ content }) => !(VIEW in (content.data as Content))));
  });
});
