import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Lab, type Notebook, startLab, writeNotebook } from "./lab";

/** A figure without the library: anything that shows itself as Plotly's JSON is drawn. */
const CHART = `const figure = (y: number[]) => ({
  [Symbol.for("Jupyter.display")]: () => ({
    "application/vnd.plotly.v1+json": { data: [{ y }], layout: { title: { text: "A line" } } },
    "text/plain": "A line",
  }),
});
figure([1, 4, rate])`;

/** Data that markdown would take for a list, a heading, a link, a formula or code. */
const DATA = [
  "- item",
  "1. first",
  "Title\n===",
  "\\(x^2\\)",
  "$5 and $6",
  "https://evil.example www.evil.example",
  "    code",
];

const CELLS = [
  "let rate = 2;\nconsole.log('printed');\nrate * 2",
  CHART,
  "const wrong: number = 'text';",
  "throw new Error('on purpose')",
  "while (true) {}",
  "rat",
  "Math.max(1, ",
  "[{ price: '$5 <b>', sold: 1 }, { price: '$6', sold: 2 }]",
  `markdown\`\${${JSON.stringify(DATA)}.join("|")}\n\n\${"- item"}\n\n\${"---"}\``,
  "for (let i = 1; i <= 3600; i++) console.log(String(i).padStart(1000, '. '));",
];
const [FIRST, PICTURE, REJECTED, FAILING, ENDLESS, TYPED, CALL, TABLE, MARKED, MUCH] = CELLS.keys();

let lab: Lab;
let notebook: Notebook;
const seen = (name: string, work: () => Promise<void>) => () => lab.watched(name, work);

before(async () => {
  lab = await startLab();
  writeNotebook(join(lab.folder, "small.ipynb"), CELLS);
  notebook = await lab.watched("open a notebook", () => lab.open("small.ipynb"));
});
after(() => lab?.[Symbol.asyncDispose]());

describe("a notebook in JupyterLab", () => {
  it(
    "opens with the TypeScript kernel and shows what a cell prints and is worth",
    seen("run a cell", async () => {
      await notebook.run(FIRST);
      assert.match((await notebook.output(FIRST).textContent()) ?? "", /printed[\s\S]*4/);
    }),
  );

  it(
    "draws a figure under its cell, and draws it anew when a value was changed and the cells run again",
    seen("draw a figure", async () => {
      await notebook.run(PICTURE);
      assert.deepEqual(await notebook.curve(PICTURE), [1, 4, 2]);
      await notebook.edit(FIRST, "rate = 9;");
      await notebook.run(PICTURE);
      assert.deepEqual(await notebook.curve(PICTURE), [1, 4, 9]);
    }),
  );

  it(
    "says where a cell is wrong, and keeps what was there before",
    seen("errors", async () => {
      await notebook.run(REJECTED);
      assert.match((await notebook.output(REJECTED).textContent()) ?? "", /TS2322[\s\S]*> 1 \| const wrong/);
      await notebook.run(FAILING);
      assert.match((await notebook.output(FAILING).textContent()) ?? "", /Error: on purpose[\s\S]*> 1 \| throw/);
      await notebook.edit(FIRST, "rate");
      assert.match((await notebook.output(FIRST).textContent()) ?? "", /9/);
    }),
  );

  it(
    "stops an endless cell from the menu, and goes on with its state",
    seen("interrupt", async () => {
      await notebook.start(ENDLESS);
      await notebook.menu("Kernel", "Interrupt Kernel");
      await notebook.idle();
      assert.match((await notebook.output(ENDLESS).textContent()) ?? "", /Interrupted/);
      await notebook.edit(FIRST, "rate + 1");
      assert.match((await notebook.output(FIRST).textContent()) ?? "", /10/);
    }),
  );

  it(
    "completes a name of an earlier cell on Tab",
    seen("complete", async () => {
      await notebook.focus(TYPED);
      await lab.page.keyboard.press("End");
      await lab.page.keyboard.press("Tab");
      const editor = notebook.cells.nth(TYPED).locator(".cm-content");
      const completer = lab.page.locator(".jp-Completer:not(.lm-mod-hidden) .jp-Completer-item", { hasText: "rate" });
      await completer
        .or(editor.filter({ hasText: /^rate$/ }))
        .first()
        .waitFor();
      if (await completer.count()) await lab.page.keyboard.press("Enter");
      await editor.filter({ hasText: /^rate$/ }).waitFor();
    }),
  );

  it(
    "explains on Shift+Tab what a call wants next",
    seen("explain", async () => {
      await notebook.focus(CALL);
      await lab.page.keyboard.press("End");
      await lab.page.keyboard.press("Shift+Tab");
      const tooltip = lab.page.locator(".jp-Tooltip", { hasText: "max(...values: number[]): number" });
      await tooltip.locator("strong", { hasText: "Here, parameter 1 of 1" }).waitFor();
      await lab.page.keyboard.press("Escape");
    }),
  );

  it(
    "shows records as a table, in which text is text: neither markup nor mathematics",
    seen("table", async () => {
      await notebook.run(TABLE);
      const rows = await notebook.output(TABLE).locator("tr").allInnerTexts();
      assert.deepEqual(rows[1].split(/\s*\t\s*/), ["0", "$5 <b>", "1"]);
    }),
  );

  it(
    "shows data in markdown as what it is: neither a list, a heading, a link nor a formula",
    seen("markdown", async () => {
      await notebook.run(MARKED);
      const shown = notebook.output(MARKED).locator(".jp-RenderedMarkdown");
      assert.equal(await shown.locator("ul, ol, h1, h2, a, pre, hr, mjx-container").count(), 0);
      const text = DATA.join("|").replace(/\s+/g, " ");
      assert.deepEqual((await shown.innerText()).split(/\n+/), [text, "- item", "---"]);
    }),
  );

  it(
    "shows all of three and a half megabytes that a cell prints, more than the server lets through in their time",
    seen("much output", async () => {
      await notebook.run(MUCH);
      const lines = ((await notebook.output(MUCH).textContent()) ?? "").match(/\d+/g);
      assert.deepEqual(
        lines,
        Array.from({ length: 3600 }, (_, i) => String(i + 1)),
      );
    }),
  );

  it(
    "forgets everything when the kernel is restarted, and runs again",
    seen("restart", async () => {
      await notebook.menu("Kernel", "Restart Kernel…");
      await lab.page.locator(".jp-Dialog .jp-mod-accept").click();
      await notebook.idle();
      await notebook.edit(FIRST, "rate");
      assert.match((await notebook.output(FIRST).textContent()) ?? "", /Cannot find name 'rate'/);
    }),
  );
});
