import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Answer, type KernelClient, startKernel } from "./client";

let kernel: KernelClient;
before(async () => {
  kernel = await startKernel();
});
after(() => kernel[Symbol.asyncDispose]());

/** Runs a cell as JupyterLab and VS Code do, which say which cell it is. */
const run = (cellId: string, code: string) => kernel.execute(code, {}, { metadata: { cellId } });

/** Each message as its type and the cell that it names. */
const named = ({ published }: Answer) =>
  published.map(({ header, metadata }) => `${header.msg_type} ${metadata.cellId}`);

/** What was published with the text, wherever it came from. */
const said = (text: string) => kernel.published.find(({ content }) => String(content.text ?? "").includes(text));

describe("what is published about a cell", () => {
  it("names it in its metadata as the front end does, from busy to idle", async () => {
    const shown = await run("first", "console.log(1); display(2, { id: 'two' }); updateDisplay(3, { id: 'two' }); 4");
    const types = ["status", "execute_input", "stream", "display_data", "update_display_data", "execute_result"];
    assert.deepEqual(
      named(shown),
      [...types, "status"].map((type) => `${type} first`),
    );
    assert.ok(named(await run("second", "throw new Error('no')")).includes("error second"));
  });

  it("ends with its number, for a page that hears no reply", async () => {
    const { published, reply } = await run("first", "1");
    const { content, metadata } = published.at(-1) ?? {};
    assert.deepEqual([content?.execution_state, metadata?.execution_count], ["idle", reply.execution_count]);
  });

  it("names it when a timer prints later, until the cell is to run again", async () => {
    await run("timer", "setTimeout(() => console.log('soon'), 50)");
    assert.equal((await kernel.until(() => said("soon"))).metadata.cellId, "timer");
    await run("timer", "setTimeout(() => console.log('too late'), 400)");
    await run("timer", "0");
    assert.equal((await kernel.until(() => said("too late"))).metadata.cellId, undefined);
  });

  it("names none where the front end does not, and beside cells", async () => {
    for (const answer of [await kernel.execute("1"), await kernel.request("kernel_info_request", {})]) {
      assert.ok(answer.published.every(({ metadata }) => !("cellId" in metadata)));
    }
  });
});
