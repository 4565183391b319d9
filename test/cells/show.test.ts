import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { show } from "../../cells";

const shown = (value: unknown) => show(value, (other) => inspect(other)) ?? {};

describe("showing a value", () => {
  it("shows nothing for undefined, but null for null", () => {
    assert.equal(show(undefined, inspect), undefined);
    assert.deepEqual(shown(null), { "text/plain": "null" });
  });

  it("lets a value say how it looks", () => {
    const figure = { [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "a figure" }) };
    assert.deepEqual(shown(figure), { "text/plain": "a figure" });
  });

  it("shows records as a table with a plain-text twin", () => {
    const bundle = shown([
      { t: 0, x: 5 },
      { t: 1, x: 4.6 },
    ]);
    assert.match(String(bundle["text/html"]), /<th>t<\/th><th>x<\/th>/);
    assert.equal(bundle["text/plain"], "   t    x\n0  0    5\n1  1  4.6\n\n2 rows × 2 columns");
  });

  it("shows the first and last rows of a long table, and how many there are", () => {
    const bundle = shown(Array.from({ length: 398 }, (_, i) => ({ i })));
    assert.match(String(bundle["text/html"]), /398 rows × 1 column</);
    assert.equal(String(bundle["text/html"]).match(/<tr>/g)?.length, 1 + 5 + 1 + 5);
  });

  it("shows a frame of danfo.js with its columns and their types", () => {
    const frame = { $columns: ["MPG"], values: [[18], [15]], index: [0, 1], dtypes: ["int32"], shape: [2, 1] };
    assert.match(String(shown(frame)["text/html"]), /<th>MPG<\/th>.*int32/s);
  });

  it("shows a series of danfo.js as one column", () => {
    const series = { $columns: ["MPG"], values: [18, 15], index: [0, 1], dtypes: ["int32"], shape: [2] };
    assert.match(String(shown(series)["text/plain"]), /MPG\n0 +18\n1 +15/);
  });

  it("escapes whatever stands in the data", () => {
    const html = String(shown([{ "<b>": "<script>alert(1)</script>" }])["text/html"]);
    assert.doesNotMatch(html, /<script|<b>/);
    assert.match(html, /&lt;script&gt;/);
  });

  it("shows an array of arrays, or of mixed things, as text", () => {
    assert.deepEqual(Object.keys(shown([[1, 2]])), ["text/plain"]);
    assert.deepEqual(Object.keys(shown([{ a: 1 }, 2])), ["text/plain"]);
    assert.deepEqual(Object.keys(shown([])), ["text/plain"]);
  });

  it("says when a value's own method returns nothing that can be shown", () => {
    for (const returned of [5, null, { text: "no MIME type" }]) {
      const value = { [Symbol.for("Jupyter.display")]: () => returned };
      assert.throws(() => show(value, inspect), /must return an object with MIME types as keys/);
    }
  });

  it("shows as text what throws when it is looked at, and what only looks like a table", () => {
    const throwing = new Proxy({}, { get: () => assert.fail("looked") });
    const trap = {
      get x() {
        return assert.fail("looked");
      },
    };
    const half = { $columns: ["a"], values: [1, 2], index: [0, 1], dtypes: [], shape: [2, 1] };
    for (const value of [throwing, [trap], half]) {
      assert.deepEqual(
        show(value, () => "text"),
        { "text/plain": "text" },
      );
    }
  });
});
