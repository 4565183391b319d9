import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { liveFigures } from "../../handout/figures";
import { handout } from "../../handout/handout";
import { libraryBundle } from "../../handout/library-bundle";
import { page } from "../../handout/page";
import { explore, lossCurves, menu, slider, toggle } from "../../lib/index";
import { explored, ranNotebook } from "./explorations";
import { chart, code, markdown, notebook, shown } from "./notebooks";

const pageOf = (made: Parameters<typeof handout>[0]) =>
  page(liveFigures(handout(made)), { version: "1", command: "c", data: [] });

const exploration = explore(
  { rate: slider(0, 1, { label: "a < b" }), method: menu(["SGD", "Adam"]), twice: toggle({ value: true }) },
  { y: [1, 2] },
  (descent, { rate, method }, { y }) => descent.lossCurves({ [method]: y.map((each) => each * rate) }),
);

describe("a figure made by explore", () => {
  const html = pageOf(ranNotebook([explored(exploration)]));

  it("has a native, labelled input for each control, which starts where the notebook stands", () => {
    assert.match(html, /<label for="figure1-1">a &lt; b<\/label><input type="range" id="figure1-1" name="rate"/);
    assert.match(html, /min="0" max="100" step="1" value="0" aria-valuetext="0"><output for="figure1-1">0<\/output>/);
    assert.match(html, /<select id="figure1-2" name="method" autocomplete="off"><option value="0" selected>SGD</);
    assert.match(html, /<input type="checkbox" id="figure1-3" name="twice" autocomplete="off" checked>/);
  });

  it("has them hidden until a script has made them work", () => {
    assert.match(html, /<div class="panel"[^>]* hidden>/);
  });

  it("takes the place of the widgets, of which nothing is left and nothing is said", () => {
    const view = { "application/vnd.jupyter.widget-view+json": { model_id: "m" } };
    for (const widgets of [
      shown({ ...view, "text/plain": "" }),
      shown({ ...view, "application/vnd.descent.controls+json": {}, "text/plain": "rate: 0" }),
    ]) {
      const made = handout(ranNotebook([widgets, explored(exploration)]));
      assert.equal(made.sections[1].outputs.length, 1);
      assert.deepEqual(made.remarks, []);
    }
  });

  it("brings the library once a page, and no page without one has it", () => {
    const twice = pageOf(ranNotebook([explored(exploration), explored(exploration)]));
    assert.equal(twice.split(libraryBundle()).length - 1, 1);
    const plain = pageOf(notebook([markdown("# T"), code("1", [chart("Loss")])]));
    assert.ok(!plain.includes(libraryBundle()) && !plain.includes("descentLibrary"));
  });

  it("may hold the end of a script in a text of its function", () => {
    const output = explored(exploration);
    const data = output.data as Record<string, { draw: string }>;
    data["application/vnd.descent.explore+json"].draw = '() => "</script><script><!--"';
    const made = pageOf(ranNotebook([output]));
    assert.ok(made.includes("\\x3c/script>\\x3cscript>\\x3c!--"));
  });
});

describe("an output that a file has stored", () => {
  it("brings no code into a page, whatever text it calls a drawing function: the figure stays as it is", () => {
    const stored = explored(explore({ rate: slider(0, 1) }, null, () => lossCurves({ A: [1, 2] })));
    const html = pageOf(notebook([markdown("# T"), code("1", [stored])]));
    assert.match(html, /<figure class="plotly"/);
    assert.ok(!html.includes("descentDraws") && !html.includes('class="panel"'));
  });
});
