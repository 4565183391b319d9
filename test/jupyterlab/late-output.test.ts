import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Lab, type Notebook, startLab, writeNotebook } from "./lab";

const BUTTONS = `import { button } from "kernel:widgets";
let [pressed, ended] = [0, false];
display("not yet", { id: "count" });
display(button("Press").onClick(() => {
  console.log(\`pressed \${++pressed}\`);
  updateDisplay(\`\${pressed} so far\`, { id: "count" });
  if (pressed > 1) throw new Error("once is enough");
}));
button("End").onClick(() => { ended = true; })`;
const STEPS = `for (let n = 1; !ended; n++) {
  console.log(\`step \${n};\`);
  await new Promise((resolve) => setTimeout(resolve, 100));
}
"over"`;
const TICKS = `setInterval(() => console.log("tick"), 100)`;

const AWAY = `const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
for (let n = 0; n < 10; n++) await pause();
for (let n = 1; n <= 5; n++) {
  console.log(\`step \${n};\`);
  await pause();
}
"arrived"`;

const CELLS = [BUTTONS, STEPS, "'after it'", TICKS, AWAY];
const [PRESSED, RUNS, WAITS, TICKING, ENDS] = CELLS.keys();

let lab: Lab;
let notebook: Notebook;
const seen = (name: string, work: () => Promise<void>) => () => lab.watched(name, work);

before(async () => {
  lab = await startLab();
  writeNotebook(join(lab.folder, "late.ipynb"), CELLS);
  notebook = await lab.watched("open a notebook to be loaded again", () => lab.open("late.ipynb"));
});
after(() => lab?.[Symbol.asyncDispose]());

const press = (label: string) => notebook.output(PRESSED).getByRole("button", { name: label }).click();
const shown = (cell: number, text: string | RegExp) => notebook.output(cell).getByText(text).first().waitFor();
const prompt = (cell: number) => notebook.cells.nth(cell).locator(".jp-InputPrompt");
const texts = async (cell: number, pattern: RegExp) =>
  ((await notebook.output(cell).innerText()).match(pattern) ?? []).map(String);

/** Waits until a cell has printed a few times more, into the output that is there. */
async function prints(cell: number, pattern: RegExp): Promise<void> {
  const before = (await texts(cell, pattern)).length;
  await shown(cell, new RegExp(`(${pattern.source}\\s*){${before + 3}}`));
}

async function save(): Promise<void> {
  const saved = lab.page.waitForResponse((answer) =>
    /PUT .*api\/contents/.test(`${answer.request().method()} ${answer.url()}`),
  );
  await notebook.menu("File", "Save Notebook");
  await saved;
}

/** Saves the notebook and loads the page again, as F5 does. */
async function reload(): Promise<void> {
  await save();
  await lab.page.reload();
  await notebook.cells.first().waitFor();
}

describe("a page that comes back", () => {
  it(
    "shows what a cell printed meanwhile, its value and its number",
    seen("late output, away", async () => {
      await notebook.run(PRESSED);
      await notebook.start(ENDS);
      await save();
      await lab.page.goto("about:blank");
      await lab.page.waitForTimeout(2500);
      notebook = await lab.open("late.ipynb");
      await shown(ENDS, "'arrived'");
      const steps = [1, 2, 3, 4, 5].map((n) => `step ${n};`);
      assert.deepEqual(await texts(ENDS, /step \d+;/g), steps);
      assert.equal(await prompt(ENDS).innerText(), "[2]:");
    }),
  );
});

describe("a page that is loaded again", () => {
  it(
    "shows what a button of before prints, throws and updates, once",
    seen("late output, button", async () => {
      await notebook.run(PRESSED);
      await press("Press");
      await shown(PRESSED, "pressed 1");
      await reload();
      await press("Press");
      await shown(PRESSED, /once is enough/);
      await shown(PRESSED, "2 so far");
      assert.deepEqual(await texts(PRESSED, /pressed \d|\d so far/g), ["2 so far", "pressed 1", "pressed 2"]);
    }),
  );

  it(
    "shows what a cell prints that still runs, its value and its number, and then the cells that waited",
    seen("late output, running cell", async () => {
      await notebook.start(RUNS);
      await notebook.focus(WAITS);
      await lab.page.keyboard.press("Shift+Enter");
      await shown(RUNS, /step 3;/);
      await reload();
      await prints(RUNS, /step \d+;/g);
      await prompt(RUNS).filter({ hasText: "[*]" }).waitFor();
      await press("End");
      await shown(RUNS, "'over'");
      await shown(WAITS, "'after it'");
      await notebook.idle();
      assert.deepEqual([await prompt(RUNS).innerText(), await prompt(WAITS).innerText()], ["[4]:", "[5]:"]);
      const steps = await texts(RUNS, /step \d+;/g);
      assert.deepEqual(steps, [...new Set(steps)]);
    }),
  );

  it(
    "shows what a timer of before prints until its cell runs again",
    seen("late output, timer", async () => {
      await notebook.run(TICKING);
      await shown(TICKING, /tick/);
      await reload();
      await prints(TICKING, /tick/g);
      await notebook.edit(TICKING, `setInterval(() => console.log("tock"), 100)`);
      await shown(TICKING, /tock/);
      await lab.page.waitForTimeout(500);
      assert.deepEqual(await texts(TICKING, /tick/g), []);
    }),
  );
});
