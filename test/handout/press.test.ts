import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { draw } from "../../handout/draw";
import { liveFigures } from "../../handout/figures";
import { handout } from "../../handout/handout";
import { openPress } from "../../handout/press";
import { built } from "./built";
import { chart, code, htmlOf, markdown, notebook } from "./notebooks";

const press = openPress();
const nobody = openPress({ PATH: "", DESCENT_BROWSER: "/nowhere/chromium" });
const broken = openPress({ DESCENT_BROWSER: "/bin/false" });

after(() => press.close());

describe("a figure drawn in advance", () => {
  it("is SVG of the width that is asked for, and the same at every time", async () => {
    const figure = { data: [{ type: "scatter", x: [0, 1], y: [9, 1] }], layout: { height: 300 } };
    const [one, two] = await press.draw([figure, figure], { width: 500 });
    assert.match(one, /^<svg [^>]*width="500" height="300" viewBox="0 0 500 300"/);
    assert.deepEqual(await press.draw([figure, figure], { width: 500 }), [one, two]);
    const names = (svg: string) => Array.from(svg.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    assert.ok(names(one).length > 0);
    assert.deepEqual(
      names(one).filter((id) => names(two).includes(id)),
      [],
      "two figures of a page share no name",
    );
  });

  it("takes the colours that it does not choose from the page", async () => {
    const [svg] = await press.draw([{ data: [{ x: [0, 1], y: [9, 1] }], layout: { title: { text: "T" } } }], {
      width: 500,
    });
    assert.match(svg, /fill: var\(--figure-ink\)/);
    assert.match(svg, /stroke: var\(--figure-line\)/);
  });

  it("runs nothing, loads nothing and leads nowhere, whatever is written in it", async () => {
    const text = `<a href="https://evil.example">x</a><a href="javascript:hacked=1">y</a><b onclick="hacked=1">z</b></svg><script>`;
    const data = [{ x: [text, "b"], y: [9, 1], name: text, text: [text], mode: "markers+text" }];
    const layout = { title: { text }, showlegend: true, annotations: [{ text, x: 0, y: 5 }] };
    const [svg] = await press.draw([{ data, layout }], { width: 500 });
    assert.doesNotMatch(svg, /<script|<a[ >]|<foreignObject|<style| on\w+="|href="[^#]/i);
  });

  it("has the tiles of a heat map as rectangles, not as pixels", async () => {
    const z = [
      [0, 1, 1],
      [0, 1, 2],
    ];
    const [svg] = await press.draw([{ data: [{ type: "heatmap", z, showscale: false }], layout: {} }], { width: 500 });
    assert.doesNotMatch(svg, /<image/);
    const fills = Array.from(svg.matchAll(/<rect [^>]*fill="(rgb\([\d,]+\))"/g), ([, fill]) => fill);
    assert.equal(new Set(fills).size, 3);
  });
});

describe("a machine without a browser", () => {
  const cells = [markdown("# T"), code("x", [chart("Loss", "from 9 to 1")])];

  it("makes handouts whose figures wait for scripts, and says so", async () => {
    const document = await draw(handout(notebook(cells)), { width: 500 }, nobody);
    assert.match(htmlOf(liveFigures(document)), /<div class="chart"[^>]*><\/div>/);
    assert.match(document.remarks.join(), /figures show only where scripts run.*DESCENT_BROWSER must be the path/s);
  });

  it("is taken for one when its browser does not start", async () => {
    const { remarks } = await draw(handout(notebook(cells)), { width: 500 }, broken);
    assert.match(remarks.join(), /could not be drawn in advance: .*launch/);
    await broken.close();
  });

  it("makes no PDF, and says what is missing", async () => {
    await assert.rejects(
      built("pdf", cells, nobody),
      /DESCENT_BROWSER must be the path of a program: current value is/,
    );
  });
});
