import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { DataFrame, Series } from "danfojs-node";
import { show } from "../../cells";
import { matrix } from "../../lib";

const shown = (value: unknown) => show(value, (other) => inspect(other)) ?? {};
const text = (value: unknown) => String(shown(value)["text/plain"]);
const html = (value: unknown) => String(shown(value)["text/html"]);

describe("showing a value", () => {
  it("shows nothing for undefined, but null for null", () => {
    assert.equal(show(undefined, inspect), undefined);
    assert.deepEqual(shown(null), { "text/plain": "null" });
  });

  it("lets a value say how it looks", () => {
    const figure = { [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "a figure" }) };
    assert.deepEqual(shown(figure), { "text/plain": "a figure" });
  });

  it("says when a value's own method returns nothing that can be shown", () => {
    for (const [returned, found] of [
      [5, "5"],
      [null, "null"],
      [{ text: "no MIME type" }, "an object with text"],
      [{}, "an object with no key"],
      [Promise.resolve({ "text/plain": "late" }), "a promise"],
    ]) {
      const value = { [Symbol.for("Jupyter.display")]: () => returned };
      assert.throws(() => show(value, inspect), {
        name: "TypeError",
        message: `Cannot show the value as its Jupyter.display method must return an object with MIME types as keys: found ${found}`,
      });
    }
  });

  it("adds the text of a value whose own method gives none: that of its HTML, or its own", () => {
    const giving = (bundle: object) => ({
      [Symbol.for("Jupyter.display")]: () => bundle,
      [inspect.custom]: () => "Rate",
    });
    const page =
      '<style>p { color: red }</style><p title="a > b">rate <b>0.5</b>\n &lt; 1</p><!-- <p> --><tr><td>1</td><td>2</td></tr>';
    assert.deepEqual(shown(giving({ "text/html": page })), { "text/html": page, "text/plain": "rate 0.5 < 1\n1 2" });
    assert.equal(text(giving({ "text/html": "<img>" })), "Rate");
    assert.equal(text(giving({ "image/png": "" })), "Rate");
  });

  it("shows functions, class instances and nested things as text alone", () => {
    class Point {
      x = 3;
    }
    for (const value of [Math.max, new Point(), [[1, [2]]], [{ a: 1 }, 2], [{ a: { b: 1 } }], [], {}, new Map()]) {
      assert.deepEqual(shown(value), { "text/plain": inspect(value) });
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

  it("shows as text a proxy that answers with a function whatever it is asked for", () => {
    const mock = new Proxy({}, { get: () => () => 5 });
    assert.deepEqual(
      show(mock, () => "text"),
      { "text/plain": "text" },
    );
  });

  it("says why of a value that cannot even become text", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const shown = show(proxy, (value) => (value instanceof Error ? "an error" : "text"));
    assert.match(String(shown?.["text/plain"]), /^\[Cannot look at this value: .*revoked/);
  });

  it("shows an error as text without the colours of a terminal", () => {
    const coloured = () => "\u001b[31mRangeError\u001b[39m: too far\n\u001b[1;2m> 1\u001b[22m";
    assert.deepEqual(show(new RangeError("too far"), coloured), { "text/plain": "RangeError: too far\n> 1" });
  });

  it("says of a promise what to do about it", () => {
    assert.match(text(new Promise(() => {})), /<pending>[\s\S]*\nwrite await in front of it to see what it comes to$/);
  });
});

describe("a table", () => {
  it("is made of records, with a plain-text twin", () => {
    const records = [
      { t: 0, x: 5 },
      { t: 1, x: 4.6 },
    ];
    assert.match(html(records), /<th>t<\/th><th>x<\/th>/);
    assert.equal(text(records), "   t    x\n0  0    5\n1  1  4.6\n\n2 rows × 2 columns");
  });

  it("has the keys of all records, and an empty entry where a record has none", () => {
    assert.equal(text([{ a: 1 }, { b: null }]), "   a     b\n0  1\n1     null\n\n2 rows × 2 columns");
  });

  it("has an empty entry where a record only inherits one", () => {
    const records: readonly Record<string, string>[] = [
      { driver: "Senna", constructor: "McLaren" },
      { driver: "Wehrlein" },
    ];
    const expected = "driver  constructor\n0     Senna      McLaren\n1  Wehrlein\n";
    assert.ok(text(records).includes(expected), text(records));
    assert.ok(text(new Set(records)).includes(expected), text(new Set(records)));
    const strange = JSON.parse('[{ "__proto__": 1, "hasOwnProperty": 2 }, { "toString": 3 }]');
    assert.match(text(strange), /^0 +1 +2\n1 +3\n/m);
  });

  it("is shown whole up to 20 rows, and then as its first and last five with a note of the rest", () => {
    const rows = (count: number) => html(Array.from({ length: count }, (_, i) => ({ i }))).match(/<tr>/g)?.length;
    assert.equal(rows(20), 1 + 20);
    assert.equal(rows(398), 1 + 5 + 1 + 5);
    assert.match(
      text(Array.from({ length: 398 }, (_, i) => ({ i }))),
      /⋯ +⋯[\s\S]*397 +397\n\n398 rows × 1 column \(388 rows not shown\)$/,
    );
  });

  it("is shown with all of 20 columns, and then the first and last ten with a note of the rest", () => {
    const wide = (count: number) => text([Object.fromEntries(Array.from({ length: count }, (_, j) => [`c${j}`, j]))]);
    assert.match(wide(20), /c9 +c10.*\n.*\n\n1 row × 20 columns$/);
    assert.match(wide(60), /c9 +⋯ +c50.*\n.*\n\n1 row × 60 columns \(40 columns not shown\)$/);
  });

  it("shows six digits of a number, big integers, dates, and a long text cut with a note", () => {
    assert.match(text([{ third: 1 / 3, big: 10n, day: new Date(0) }]), /0\.333333 +10n +1970-01-01T00:00:00\.000Z/);
    assert.match(text([{ long: "a".repeat(1_200) }]), /a… 1,000 more characters\n/);
  });

  it("keeps all digits before the point, and two behind it, of numbers too long for six", () => {
    const column = (...values: number[]) => text(values.map((a) => ({ a }))).match(/(?<=^\d+ +)\S+$/gm);
    assert.deepEqual(column(123456789.25, -1234567.5, 99999.999, 12345.678, 1234.5678, 1e21 + 0.5), [
      "123456789.25",
      "-1234567.5",
      "100000",
      "12345.68",
      "1234.57",
      "1e+21",
    ]);
    assert.deepEqual(column(Number.NaN, -Infinity, 1.23456789e-7), ["NaN", "-Infinity", "1.23457e-7"]);
  });

  it("keeps the sign of minus zero, as the number alone has it", () => {
    assert.equal(text([{ slope: -0 }, { slope: 0 }]), "   slope\n0     -0\n1      0\n\n2 rows × 1 column");
    assert.match(text([[-0, 0]]), /^0 {2}-0 {2}0$/m);
  });

  it("keeps its columns under each other with Korean letters, and its rows on one line each", () => {
    assert.equal(text([{ 이름: "가" }, { 이름: "a\nb" }]), "   이름\n0    가\n1   a↵b\n\n2 rows × 1 column");
  });

  it("is made of a frame of danfo.js, with the types of its columns", () => {
    const frame = { $columns: ["MPG"], values: [[18], [15]], index: ["a", "b"], dtypes: ["int32"], shape: [2, 1] };
    assert.match(html(frame), /<th>MPG<\/th>.*int32/s);
    assert.equal(text(frame), "     MPG\n   int32\na     18\nb     15\n\n2 rows × 1 column");
  });

  it("is made of a series of danfo.js, as one column", () => {
    const frame = new DataFrame({ MPG: [18, 15, 18], name: ["a", "<b>", "c"] });
    assert.equal(text(frame.MPG), "     MPG\n   int32\n0     18\n1     15\n2     18\n\n3 rows × 1 column");
    assert.match(html(frame.name), />name<\/th>.*string.*&lt;b&gt;/s);
    assert.match(text(frame.MPG.valueCounts()), /\n18 +2\n15 +1\n|\n15 +1\n18 +2\n/);
    assert.match(text(new Series([])), /0 rows/);
  });

  it("is made of a frame of danfo.js without rows, with its columns", () => {
    const empty = new DataFrame([], { columns: ["a", "b"] });
    assert.equal(text(empty), "  a  b\n\n0 rows × 2 columns");
    assert.match(html(empty), /<th>a<\/th><th>b<\/th>/);
  });

  it("is made of a matrix: arrays of numbers of one length, typed ones too, or row-major data", () => {
    const expected = "   0  1\n0  1  2\n1  3  4\n\n2 rows × 2 columns";
    assert.equal(
      text([
        [1, 2],
        [3, 4],
      ]),
      expected,
    );
    assert.equal(text([Float64Array.of(1, 2), Float64Array.of(3, 4)]), expected);
    assert.equal(text({ data: Float64Array.of(1, 2, 3, 4), rows: 2, cols: 2 }), expected);
    assert.deepEqual(Object.keys(shown([[1, 2], [3]])), ["text/plain"]);
  });

  it("is not made of a matrix with a field besides, which the table would lose", () => {
    class Grid {
      rows = 2;
      cols = 2;
      data = [1, 2, 3, 4];
      cost = 7;
    }
    assert.deepEqual(shown(new Grid()), { "text/plain": inspect(new Grid()) });
    assert.match(html(matrix([[1, 2]])), /<td>1<\/td><td>2<\/td>/);
  });

  it("is made of a map and of a set of flat things, or of records by key", () => {
    assert.equal(text(new Map([["sgd", 0.5]])), "   key  value\n0  sgd    0.5\n\nMap: 1 row × 2 columns");
    assert.equal(text(new Map([["sgd", { loss: 0.5 }]])), "   key  loss\n0  sgd   0.5\n\nMap: 1 row × 2 columns");
    assert.equal(text(new Set([7])), "   value\n0      7\n\nSet: 1 row × 1 column");
    assert.deepEqual(Object.keys(shown(new Map([[{}, 1]]))), ["text/plain"]);
  });
});

describe("a tensor of TensorFlow.js", () => {
  const tensor = (shape: number[], values: ArrayLike<unknown>, dtype = "float32") => ({
    shape,
    dtype,
    isDisposed: false,
    dataSync: () => values,
  });

  it("is a table up to rank 2, and shows shape and type", () => {
    assert.equal(
      text(tensor([2, 2], Float32Array.of(1, 2, 3, 4))),
      "   0  1\n0  1  2\n1  3  4\n\nTensor [2, 2] float32: 2 rows × 2 columns",
    );
    assert.match(text(tensor([2], Float32Array.of(16777216, 1234567.5))), /0 +16777216\n1 +1234567\.5\n/);
    assert.match(text(tensor([2], ["a", "b"], "string")), /0 +a\n1 +b\n\nTensor \[2\] string/);
  });

  it("is a number without a table, and a list of its first values from rank 3 on", () => {
    assert.equal(text(tensor([], Float32Array.of(5))), "Tensor [] float32\n5");
    assert.match(
      text(tensor([5, 5, 5], new Float32Array(125))),
      /^Tensor \[5, 5, 5\] float32\nFloat32Array\(125\) \[0, .*115 more\]$/,
    );
  });

  it("says when it was disposed", () => {
    const gone = { ...tensor([3], []), isDisposed: true, dataSync: () => assert.fail("read") };
    assert.equal(text(gone), "Tensor [3] float32, disposed: its values are gone");
  });
});

describe("a typed array", () => {
  it("is shown with its type, its length and all digits of its numbers", () => {
    assert.equal(text(Float64Array.of(0.1 + 0.2, -0)), "Float64Array(2) [0.30000000000000004, -0]");
    assert.equal(text(BigInt64Array.of(1n)), "BigInt64Array(1) [1n]");
  });

  it("is cut with a note when it is long", () => {
    assert.match(text(new Uint8Array(10_000_000)), /^Uint8Array\(10000000\) \[(0, ){10}… 9,999,990 more\]$/);
  });
});

describe("a figure", () => {
  it("is what is written as Plotly wants it, with a plain-text twin", () => {
    const figure = { data: [{ type: "bar", y: Float64Array.of(1, 2) }], layout: { title: { text: "Loss" } } };
    assert.deepEqual(shown(figure), {
      "application/vnd.plotly.v1+json": { data: [{ type: "bar", y: [1, 2] }], layout: { title: { text: "Loss" } } },
      "text/plain": 'Plotly figure "Loss" with 1 trace (bar)',
    });
  });

  it("is nothing else that has data", () => {
    for (const value of [{ data: [{ id: 1 }] }, { data: [] }, { data: [{ y: [1] }], status: 200 }]) {
      assert.deepEqual(Object.keys(shown(value)), ["text/plain"]);
    }
  });
});

describe("an image", () => {
  const starts: Record<string, number[]> = {
    "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    "image/jpeg": [0xff, 0xd8, 0xff, 0xe0],
    "image/gif": [...Buffer.from("GIF89a")],
    "image/webp": [...Buffer.from("RIFF\x10\0\0\0WEBPVP8 ")],
  };
  for (const [type, start] of Object.entries(starts)) {
    it(`is known by how its bytes begin: ${type}`, () => {
      const bytes = Buffer.concat([Buffer.from(start), Buffer.alloc(20_000, 7)]);
      assert.equal(shown(bytes)[type], bytes.toString("base64"));
      assert.match(text(bytes), /image \(20,0\d\d bytes\)$/);
    });
  }

  it("may be the bytes of an SVG, with whatever stands before its element", () => {
    const source = '<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"></svg>';
    assert.equal(shown(Buffer.from(source))["image/svg+xml"], source);
  });

  it("is never made of a text, or of other bytes", () => {
    assert.deepEqual(Object.keys(shown("<svg></svg>")), ["text/plain"]);
    for (const bytes of ["<script>", "<!---->".repeat(140)])
      assert.deepEqual(Object.keys(shown(Buffer.from(bytes))), ["text/plain"]);
  });
});
