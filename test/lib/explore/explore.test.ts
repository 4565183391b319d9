import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { show } from "../../../cells";
import * as descent from "../../../lib";
import { compare, type Explored, explore, LinearRegression, lossCurves, menu, sgd, slider } from "../../../lib";
import { bundleOf } from "../../../lib/display";
import { decode, type Encoded } from "../../../lib/explore/encode";

const PLOTLY = "application/vnd.plotly.v1+json";
const EXPLORE = "application/vnd.descent.explore+json";

const data = { x: [[1], [2], [3], [4], [5]], y: Float64Array.of(3, 5, 7, 9, 11) };
const live = () =>
  explore(
    { learningRate: slider(0.01, 0.1, { value: 0.02, label: "η" }), epochs: menu([10, 20]) },
    data,
    (descent, { learningRate, epochs }, data) => {
      const optimizers = [descent.sgd({ learningRate })];
      return descent.lossCurves(
        descent.compare({ model: descent.LinearRegression, optimizers, data, epochs, seeds: [0] }),
      );
    },
  );
const hostPart = (value: object) => Reflect.get(value, Symbol.for("descent.explore")) as Explored;

/** What `live` draws, computed here. */
const expected = (learningRate: number, epochs: number) => {
  const optimizers = [sgd({ learningRate })];
  const { data: lines } = lossCurves(compare({ model: LinearRegression, optimizers, data, epochs, seeds: [0] }));
  return lines[0].y;
};

interface Page {
  readonly controls: Record<string, { readonly index: number; readonly label: string }>;
  readonly data: Encoded;
  readonly draw: string;
}
const curveOf = (bundle: Readonly<Record<string, unknown>>) => (bundle[PLOTLY] as descent.Figure).data[0].y;
const pageOf = (bundle: Readonly<Record<string, unknown>>) => JSON.parse(JSON.stringify(bundle[EXPLORE])) as Page;

describe("explore()", () => {
  it("is plain data: the controls, the data and the function, as they were given", () => {
    const exploration = live();
    assert.deepEqual(Object.keys(exploration), ["controls", "data", "draw"]);
    assert.equal(exploration.data, data);
  });

  it("shows the figure for the first values", () => {
    assert.deepEqual(curveOf(bundleOf(live())), expected(0.02, 10));
  });

  it("draws for the values that a host asks for", () => {
    const { draw } = hostPart(live());
    assert.deepEqual(curveOf(draw({ learningRate: 0.05, epochs: 20 })), expected(0.05, 20));
  });

  it("tells a page all that it needs to draw the same figure for other values", () => {
    const page = pageOf(bundleOf(live()));
    const draw = new Function(`return (${page.draw})`)() as descent.Draw<descent.Controls, unknown>;
    const { data: lines } = draw(descent, { learningRate: 0.03, epochs: 20 }, decode(page.data));
    assert.deepEqual(lines[0].y, expected(0.03, 20));
    assert.deepEqual([page.controls.learningRate.label, page.controls.epochs.label], ["η", "epochs"]);
  });

  it("tells a page a method of an object as a function", () => {
    const drawing = {
      draw(_: unknown, { a }: { readonly a: number }) {
        return { data: [{ y: [a] }], layout: {} };
      },
    };
    const { source } = hostPart(explore({ a: slider(0, 1) }, null, drawing.draw));
    assert.deepEqual(new Function(`return (${source})`)()(null, { a: 0.5 }).data, [{ y: [0.5] }]);
  });

  it("says of a plain figure what a notebook says of it where nothing can be drawn", () => {
    const figures: readonly descent.Figure[] = [
      { data: [{ y: [1] }, { type: "bar", y: [2] }], layout: { title: { text: "Loss" } } },
      { data: [{ y: [1] }], layout: { title: "Loss" } },
      { data: [{ y: [1] }, { y: [2] }], layout: {} },
    ];
    for (const figure of figures) {
      const drawn = bundleOf(explore({ a: slider(0, 1) }, null, () => figure));
      assert.equal(drawn["text/plain"], show(figure, String)?.["text/plain"]);
    }
  });

  it("lets a page start at the values that were chosen last", () => {
    const { bundle, controls } = hostPart(live());
    const page = pageOf(bundle({ learningRate: 0.1, epochs: 20 }));
    assert.deepEqual(
      [page.controls.learningRate.index, page.controls.epochs.index],
      [controls.learningRate.values.length - 1, 1],
    );
  });

  for (const [what, make, message] of [
    ["no control", () => explore({}, data, live().draw as never), /there must be at least one control/],
    ["a number in the place of a control", () => explore({ a: 1 } as never, data, live().draw as never), /a is 1/],
    ["what draws nothing", () => explore({ a: slider(0, 1) }, data, 3 as never), /draw must be a function/],
    [
      "a function without a text",
      () => explore({ a: slider(0, 1) }, data, live().draw.bind(null) as never),
      /text can be/,
    ],
    [
      "data that cannot be sent",
      () => explore({ a: slider(0, 1) }, { f: sgd }, () => live() as never),
      /data.f is a function/,
    ],
  ] as const) {
    it(`refuses ${what}`, () => assert.throws(make, message));
  }

  it("refuses a function that returns no figure, when it is shown", () => {
    const wrong = explore({ a: slider(0, 1) }, null, () => [1, 2] as never);
    assert.throws(() => bundleOf(wrong), /draw must return a figure, with data and layout: found an array/);
  });

  it("refuses a function that returns a promise, and says why it may have", () => {
    const slow = explore({ a: slider(0, 1) }, null, (async () => ({ data: [], layout: {} })) as never);
    assert.throws(
      () => bundleOf(slow),
      /draw must return the figure itself, and so must not be async: found a promise/,
    );
  });
});
