import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { code as codeStep } from "../../handout/code";
import { liveFigures } from "../../handout/figures";
import { outputs } from "../../handout/outputs";
import { chart, code, documentOf, htmlOf, printed, shown } from "./notebooks";

type Json = Readonly<Record<string, unknown>>;

function html(...made: readonly Json[]): string {
  return htmlOf(documentOf([code("x", made)], [outputs])).trim();
}

describe("code", () => {
  it("shows the source, coloured and escaped", () => {
    const built = htmlOf(documentOf([code('const a = "<b>";\n')], [codeStep]));
    assert.match(
      built,
      /^<pre class="source"><code><span class="hljs-keyword">const<\/span>.*&lt;b&gt;.*<\/code><\/pre>/,
    );
  });
});

describe("outputs", () => {
  it("prefers a figure to HTML, HTML to a picture, and a picture to text", () => {
    const bundle = { "text/plain": "plain", "image/png": "iVBORw0KGgo=", "text/html": "<b>rich</b>" };
    assert.equal(html(shown(bundle)), "<b>rich</b>");
    assert.equal(
      html(shown({ ...bundle, "text/html": "" })),
      '<img src="data:image/png;base64,iVBORw0KGgo=" alt="plain">',
    );
    assert.equal(html(shown({ "text/plain": "plain" })), '<pre class="value" tabindex="0">plain</pre>');
    const { sections } = documentOf([code("x", [chart("Loss")])], [outputs]);
    assert.equal(sections[0].outputs[0].kind, "figure");
  });

  it("passes over HTML of which nothing safe remains", () => {
    assert.equal(
      html(shown({ "text/html": "<script>draw()</script>", "text/plain": "a figure" })),
      '<pre class="value" tabindex="0">a figure</pre>',
    );
  });

  it("passes over a figure with a trace that the bundle cannot draw", () => {
    assert.match(
      html(chart("Loss", "a surface", { type: "surface" })),
      /<pre class="value" tabindex="0">a surface<\/pre>/,
    );
  });

  it("keeps the table of a data frame and escapes what is in it", () => {
    const table =
      '<table class="dataframe"><tr><td>&lt;/script&gt;</td><td><script>alert(1)</script></td></tr></table>';
    const built = html(shown({ "text/html": table }));
    assert.match(built, /<table class="dataframe">.*<td>&lt;\/script&gt;<\/td><td><\/td>/);
  });

  it("joins what a cell prints in pieces, and keeps the two streams apart", () => {
    const built = html(printed("a"), printed("b\n"), printed("oh", "stderr"));
    assert.equal(built, '<pre class="stdout" tabindex="0">ab\n</pre>\n<pre class="stderr" tabindex="0">oh</pre>');
  });

  it("shows a picture only if its data is base64", () => {
    assert.equal(html(shown({ "image/png": '"><script>' })), "");
  });

  it("colours an error and escapes it", () => {
    const traceback = ["\u001b[31mRangeError\u001b[39m: <b>"];
    const built = html({ output_type: "error", ename: "RangeError", evalue: "<b>", traceback });
    assert.equal(built, '<pre class="stderr" tabindex="0"><span class="ansi-red">RangeError</span>: &lt;b&gt;</pre>');
  });

  it("says which cell has an output that cannot be shown", () => {
    const { remarks } = documentOf([code("x", [shown({ "application/x-smell": "roses" })])], [outputs]);
    assert.deepEqual(remarks, ["cell 1 has an output that a handout cannot show: application/x-smell"]);
  });
});

describe("figures", () => {
  it("brings Plotly once for all figures and not at all for none", () => {
    const steps = [outputs, liveFigures];
    const { scripts } = documentOf([code("x", [chart("A"), chart("B")])], steps);
    assert.equal(scripts.filter((script) => script.includes("plotly.js (cartesian")).length, 1);
    assert.deepEqual(documentOf([code("x")], steps).scripts, []);
  });

  it("names each figure by its title and says below it what it shows", () => {
    const built = htmlOf(documentOf([code("x", [chart("Loss <b>falls</b>", "from 9 to 1")])], [outputs, liveFigures]));
    assert.match(built, /<figure class="plotly" aria-label="Figure 1. Loss falls">/);
    assert.match(built, /<figcaption><b>Figure 1<\/b> from 9 to 1<\/figcaption>/);
  });

  it("embeds data in which no markup can end the script element", () => {
    const built = htmlOf(documentOf([code("x", [chart("</script><!--<script>")])], [outputs, liveFigures]));
    assert.equal(built.split("</script").length, 2);
    const [, json] = /<script type="application\/json">(.*)<\/script>/.exec(built) ?? [];
    assert.equal(JSON.parse(json).layout.title.text, "</script><!--<script>");
  });

  it("leaves out pictures that would be loaded from elsewhere", () => {
    const images = [{ source: "https://evil.example/a.png" }, { source: "data:image/png;base64,iVBORw0KGgo=" }];
    const figure = { data: [], layout: { images } };
    const built = htmlOf(
      documentOf([code("x", [shown({ "application/vnd.plotly.v1+json": figure })])], [outputs, liveFigures]),
    );
    assert.doesNotMatch(built, /evil/);
    assert.match(built, /iVBORw0KGgo=/);
  });
});
