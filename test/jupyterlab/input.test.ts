import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Lab, type Notebook, startLab, writeNotebook } from "./lab";

const CELLS = [
  "const rate = Number(prompt('Rate?', '0.1'));\nrate * 2",
  "confirm('Go on?')",
  "prompt('Never answered')",
];
const [ASKS, CONFIRMS, WAITS] = CELLS.keys();

let lab: Lab;
let notebook: Notebook;
const seen = (name: string, work: () => Promise<void>) => () => lab.watched(name, work);

before(async () => {
  lab = await startLab();
  writeNotebook(join(lab.folder, "asks.ipynb"), CELLS);
  notebook = await lab.watched("open a notebook that asks", () => lab.open("asks.ipynb"));
});
after(() => lab?.[Symbol.asyncDispose]());

/** Types an answer into the box under a cell. */
async function type(cell: number, text: string): Promise<void> {
  const box = notebook.output(cell).locator(".jp-Stdin-input");
  await box.fill(text);
  await box.press("Enter");
  await notebook.idle();
}

const result = (cell: number) => notebook.output(cell).locator(".jp-OutputArea-executeResult .jp-OutputArea-output");

describe("a cell that asks, in JupyterLab", () => {
  it(
    "shows its question, and goes on with what is typed",
    seen("answer a question", async () => {
      await notebook.start(ASKS);
      await notebook.output(ASKS).getByText("Rate? [0.1]").waitFor();
      await type(ASKS, "0.5");
      assert.equal(await result(ASKS).textContent(), "1");
    }),
  );

  it(
    "takes a yes in Korean",
    seen("confirm", async () => {
      await notebook.start(CONFIRMS);
      await type(CONFIRMS, "네");
      assert.equal(await result(CONFIRMS).textContent(), "true");
    }),
  );

  it(
    "is stopped from the menu while it waits",
    seen("interrupt a question", async () => {
      await notebook.start(WAITS);
      await notebook.output(WAITS).locator(".jp-Stdin-input").waitFor();
      await notebook.menu("Kernel", "Interrupt Kernel");
      await notebook.idle();
      assert.match((await notebook.output(WAITS).textContent()) ?? "", /Interrupted/);
    }),
  );
});
