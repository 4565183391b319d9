import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { compare, LinearRegression, lossCurves, sgd } from "../../lib";
import { type Lab, type Notebook, startLab, writeNotebook } from "./lab";

const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
const EXPLORE = `import { explore, slider } from "descent";
explore(
  { learningRate: slider(0.01, 0.09, { step: 0.01, value: 0.02 }) },
  ${JSON.stringify(data)},
  (descent, { learningRate }, data) => {
    const optimizers = [descent.sgd({ learningRate })];
    const compared = descent.compare({ model: descent.LinearRegression, optimizers, data, epochs: 80, seeds: [0] });
    return descent.lossCurves(compared, { axis: "log" });
  },
)`;
const TRAINING = `import { LinearRegression, sgd, train } from "descent";
import { progress } from "kernel:widgets";
const bar = progress("training");
const data = ${JSON.stringify(data)};
const objective = LinearRegression.objective(data);
train(objective, new Float64Array(objective.size), data, {
  optimizer: sgd({ learningRate: 0.001 }), epochs: 10_000_000, onEpoch: bar.update,
});`;
const BUTTON = `import { area, button, text } from "kernel:widgets";
const name = text({ label: "name" });
const place = area();
display(name);
display(place);
button("Greet").onClick(() => place.show(\`Hello, \${name.value}\`))`;

const INPUTS = `import { checkbox, dropdown, slider } from "kernel:widgets";
const inputs = [slider(0, 1), slider(0.1, 10, { scale: "log" }), dropdown(["SGD", "Adam"]), checkbox({ label: "fast" })];
inputs.forEach((input) => display(input));`;

const COMPUTES = `import { button } from "kernel:widgets";
button("Compute").onClick(() => { for (const end = Date.now() + 1500; Date.now() < end; ); })`;

const PRICES = `import { checkbox, progress, slider } from "kernel:widgets";
const price = "from $5 to $6 <b>", bar = progress(price);
bar.update({ "$x and $": 1, "$x and $s": 2 });
for (const label of [price, String.raw\`\\(y^2\\)\`]) [slider(0, 1, { label }), checkbox({ label })].forEach((input) => display(input));
html\`<p>\${price}, \${String.raw\`\\(y^2\\)\`} and $x^2$</p>\``;

const CELLS = [EXPLORE, TRAINING, BUTTON, INPUTS, "", COMPUTES, PRICES];
const [EXPLORES, TRAINS, GREETS, ASKS, READS, SHOWS, QUOTES] = CELLS.keys();

/** What the library draws for a learning rate. */
function figureOf(learningRate: number) {
  const optimizers = [sgd({ learningRate })];
  return lossCurves(compare({ model: LinearRegression, optimizers, data, epochs: 80, seeds: [0] }), { axis: "log" });
}
const curveOf = (learningRate: number) => Array.from(figureOf(learningRate).data[0].y as number[]);
const rangeOf = (learningRate: number) => (figureOf(learningRate).layout.yaxis as { range: number[] }).range;

let lab: Lab;
let notebook: Notebook;
const seen = (name: string, work: () => Promise<void>) => () => lab.watched(name, work);

before(async () => {
  lab = await startLab();
  writeNotebook(join(lab.folder, "widgets.ipynb"), CELLS);
  notebook = await lab.watched("open a notebook with widgets", () => lab.open("widgets.ipynb"));
});
after(() => lab?.[Symbol.asyncDispose]());

const control = (cell: number, part: string) => notebook.output(cell).locator(part);

/** Moves the slider of the exploration with the keyboard, and waits until it says where it stands. */
async function moveTo(key: "ArrowRight" | "ArrowLeft", value: number): Promise<void> {
  await control(EXPLORES, ".noUi-handle").press(key);
  await control(EXPLORES, ".widget-readout").getByText(String(value), { exact: true }).waitFor();
}

/** Waits until the figure is the library's for a learning rate; NaN and the infinities are drawn as gaps. */
async function drawnFor(learningRate: number): Promise<void> {
  const expected = curveOf(learningRate);
  const plot = control(EXPLORES, ".js-plotly-plot:has(.scatterlayer .trace)");
  await plot.waitFor();
  await lab.page.waitForFunction(
    ([element, y]) => {
      const { data } = element as unknown as { readonly data: readonly { readonly y: ArrayLike<number> }[] };
      return JSON.stringify(Array.from(data[0].y)) === JSON.stringify(y);
    },
    [await plot.elementHandle(), expected] as const,
  );
}

/** Waits until the whole figure is the library's for a learning rate. */
async function fitted(learningRate: number): Promise<void> {
  await drawnFor(learningRate);
  const plot = await control(EXPLORES, ".js-plotly-plot").elementHandle();
  await lab.page.waitForFunction(
    ([element, range]) => {
      const { yaxis } = (element as unknown as { readonly _fullLayout: { readonly yaxis: { range: number[] } } })
        ._fullLayout;
      return JSON.stringify(yaxis.range) === JSON.stringify(range);
    },
    [plot, rangeOf(learningRate)] as const,
  );
}

describe("an exploration in JupyterLab", () => {
  it(
    "draws the library's curve for where its slider starts",
    seen("explore", async () => {
      await notebook.run(EXPLORES);
      await drawnFor(0.02);
    }),
  );

  it(
    "draws another curve, and its name, in the same place when its slider moves",
    seen("explore, move", async () => {
      const plot = await control(EXPLORES, ".js-plotly-plot").elementHandle();
      const place = await plot?.boundingBox();
      const line = control(EXPLORES, ".scatterlayer .js-line");
      const before = await line.getAttribute("d");
      await moveTo("ArrowRight", 0.03);
      await drawnFor(0.03);
      await control(EXPLORES, ".legendtext").getByText("η = 0.03").waitFor();
      assert.notEqual(await line.getAttribute("d"), before);
      assert.ok(await plot?.evaluate((element) => element.isConnected && element.closest(".jp-Notebook") !== null));
      assert.deepEqual(await plot?.boundingBox(), place);
    }),
  );

  it(
    "keeps its vertical axis while the line moves within it, and fits it when the slider rests",
    seen("explore, rest", async () => {
      assert.notDeepEqual(rangeOf(0.02), rangeOf(0.03));
      await moveTo("ArrowLeft", 0.02);
      await fitted(0.02);
      await moveTo("ArrowRight", 0.03);
      await fitted(0.03);
    }),
  );

  it(
    "draws nothing any more when the slider has rested",
    seen("explore, still", async () => {
      await lab.page.waitForTimeout(3000); // The kernel sends the figure once more, with what a handout needs.
      const changes = await control(EXPLORES, ".js-plotly-plot").evaluate(
        (element) =>
          new Promise<number>((resolve) => {
            let seen = 0;
            const observer = new MutationObserver((records) => {
              seen += records.length;
            });
            observer.observe(element, { subtree: true, childList: true, attributes: true });
            setTimeout(() => resolve(seen), 500);
          }),
      );
      assert.equal(changes, 0);
    }),
  );

  it(
    "has its slider where it stood when the page is loaded again, and draws on",
    seen("explore, reload", async () => {
      await moveTo("ArrowRight", 0.04);
      await drawnFor(0.04);
      await notebook.menu("File", "Save Notebook");
      notebook = await lab.open("widgets.ipynb");
      await control(EXPLORES, ".widget-readout").getByText("0.04", { exact: true }).waitFor();
      await moveTo("ArrowLeft", 0.03);
      await drawnFor(0.03);
    }),
  );
});

describe("the kernel in the status bar", () => {
  it(
    "stays at rest while a slider moves: to show each of its values as work would cost more than to draw them",
    seen("explore, status", async () => {
      const bar = await lab.page.locator("#jp-main-statusbar").elementHandle();
      const shown = bar?.evaluate(
        (element) =>
          new Promise<string>((resolve) => {
            const texts = [element.textContent];
            new MutationObserver(() => texts.push(element.textContent)).observe(element, {
              subtree: true,
              childList: true,
              characterData: true,
            });
            setTimeout(() => resolve(texts.join()), 1000);
          }),
      );
      await moveTo("ArrowRight", 0.04);
      await moveTo("ArrowLeft", 0.03);
      await drawnFor(0.03);
      assert.doesNotMatch((await shown) ?? "Busy", /Busy/);
    }),
  );

  it(
    "is busy while what a button has set going takes long",
    seen("button, status", async () => {
      await notebook.run(SHOWS);
      await control(SHOWS, "button.widget-button").click();
      await lab.page.locator("#jp-main-statusbar", { hasText: "TypeScript | Busy" }).waitFor();
      await notebook.idle();
    }),
  );
});

describe("widgets in JupyterLab", () => {
  it(
    "are sliders, menus and boxes to tick, whose values come to the kernel",
    seen("inputs", async () => {
      await notebook.run(ASKS);
      await control(ASKS, ".noUi-handle").first().press("ArrowRight");
      await control(ASKS, ".noUi-handle").last().press("ArrowRight");
      await control(ASKS, "select").selectOption("Adam");
      await control(ASKS, "input[type=checkbox]").check();
      await notebook.idle();
      await notebook.edit(READS, "inputs.map(({ value }) => value).join()");
      await notebook.output(READS).getByText("'0.01,0.102329299228,Adam,true'").waitFor();
    }),
  );

  it(
    "have labels that are shown letter for letter, as what is inserted into HTML is; only a template holds mathematics",
    seen("labels", async () => {
      await notebook.run(QUOTES);
      await control(QUOTES, ".jp-RenderedHTMLCommon p mjx-container").waitFor();
      assert.equal(await control(QUOTES, "mjx-container").count(), 1);
      const labels = await control(QUOTES, ".widget-label:visible, .widget-label-basic").allInnerTexts();
      const [price, formula] = ["from $5 to $6 <b>", "\\(y^2\\)"];
      assert.deepEqual(
        labels.map((label) => label.trim()),
        [price, price, formula, formula],
      );
      assert.match(
        await control(QUOTES, ".jp-RenderedHTMLCommon p").innerText(),
        /^from \$5 to \$6 <b>, \\\(y\^2\\\) and /,
      );
    }),
  );

  it(
    "call a button's handler, which reads what was typed",
    seen("button", async () => {
      await notebook.run(GREETS);
      await control(GREETS, ".widget-text input").fill("<b>경사</b>");
      await control(GREETS, "button.widget-button").click();
      await control(GREETS, ".jp-OutputArea").getByText("Hello, <b>경사</b>", { exact: true }).waitFor();
    }),
  );

  it(
    "show how far a training has come while it runs, and where it was stopped",
    seen("progress", async () => {
      await notebook.start(TRAINS);
      await control(TRAINS, ".progress-bar").waitFor({ state: "attached" });
      const text = control(TRAINS, ".widget-label").filter({ hasText: / of 10000000, .* left/ });
      const [before] = [await text.textContent()];
      await control(TRAINS, ".widget-label")
        .filter({ hasNotText: before ?? "" })
        .filter({ hasText: "left" })
        .waitFor();
      await notebook.menu("Kernel", "Interrupt Kernel");
      await notebook
        .output(TRAINS)
        .getByText(/training [█░]{20} stopped at epoch \d+ of 10000000, after/)
        .waitFor();
    }),
  );
});

describe("a notebook whose kernel is gone", () => {
  it(
    "shows the last figure of its exploration",
    seen("explore without a kernel", async () => {
      await notebook.menu("File", "Save Notebook");
      await notebook.menu("Kernel", "Shut Down Kernel");
      notebook = await lab.open("widgets.ipynb");
      await drawnFor(0.03);
    }),
  );
});
