import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bundleOf } from "../../../lib/display";
import { adam, compare, type Figure, LinearRegression, lossCurves, momentum, sgd } from "../../../lib/index";
import { standardizedCars } from "../cars";
import { complaints } from "./plotly";

const losses = { SGD: [9, 4, 1], Adam: Float64Array.of(9, 6, 4) };
const data = standardizedCars();

function comparison(optimizers = [sgd(), adam()], epochs = 5) {
  return compare({ model: LinearRegression, optimizers, data, epochs, batchSize: 34, seeds: [0, 1, 2] });
}

interface Trace {
  readonly [key: string]: unknown;
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  readonly line: { readonly color: string; readonly dash: string; readonly width: number };
}

function traces({ data }: Figure): Trace[] {
  return data as unknown as Trace[];
}

function titles({ layout }: Figure): unknown[] {
  const { title, xaxis, yaxis } = layout as Record<string, { title: { text: string } } & { text: string }>;
  return [title.text, xaxis.title.text, yaxis.title.text];
}

describe("lossCurves()", () => {
  it("draws the medians of a comparison under the names of its curves", () => {
    const result = comparison();
    const [first, second] = traces(lossCurves(result));
    assert.deepEqual([first.name, second.name], ["SGD (η = 0.001)", "Adam (η = 0.001)"]);
    assert.deepEqual(first.x, [0, 1, 2, 3, 4, 5]);
    assert.deepEqual(first.y, Array.from(result.curves[0].median));
  });

  it("draws any losses under the names that they are given", () => {
    const [first, second] = traces(lossCurves(losses));
    assert.deepEqual([first.name, first.y, second.name, second.y], ["SGD", [9, 4, 1], "Adam", [9, 6, 4]]);
  });

  it("takes a name for text, where Plotly would read markup", () => {
    const [{ name }] = traces(lossCurves({ "<b>a</b> & b": [2, 1] }));
    assert.equal(name, "&#60;b&#62;a&#60;/b&#62; &#38; b");
  });

  it("counts epochs from 0, or from 1 for the losses of last batches", () => {
    assert.deepEqual(traces(lossCurves(losses))[0].x, [0, 1, 2]);
    assert.deepEqual(traces(lossCurves(losses, { firstEpoch: 1 }))[0].x, [1, 2, 3]);
  });

  it("has the lecture's title and the names of its axes, as objects: a string title vanishes in Plotly", () => {
    const lecture = ["Loss vs. Epochs for Different Optimizers", "Epochs", "Loss (mean squared error)"];
    assert.deepEqual(titles(lossCurves(losses)), lecture);
    assert.deepEqual(titles(lossCurves(losses, { title: "Mine" }))[0], "Mine");
  });

  it("speaks Korean when asked", () => {
    const figure = lossCurves(losses, { language: "ko" });
    assert.deepEqual(titles(figure), ["옵티마이저별 에폭에 따른 손실", "에폭", "손실 (평균 제곱 오차)"]);
    assert.match(String(bundleOf(figure)["text/plain"]), /^옵티마이저별/);
  });

  it("shows the gap to the best possible loss, and says so at its axis", () => {
    const figure = lossCurves(losses, { optimum: 1 });
    assert.deepEqual(traces(figure)[0].y, [8, 3, 0]);
    assert.equal(titles(figure)[2], "Loss − lowest possible 1");
  });

  it("leaves out what a logarithmic axis has no place for", () => {
    const figure = lossCurves({ ...losses, lucky: [2, 1, -1] }, { axis: "log", optimum: 1 });
    assert.equal((figure.layout.yaxis as { type: string }).type, "log");
    assert.deepEqual(
      traces(figure).map(({ y }) => y),
      [
        [8, 3, null],
        [8, 5, 3],
        [1, null, null],
      ],
    );
  });

  it("gives no two of twelve lines the same colour and dash, and every line and letter a size for the last row", () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, k) => [`line ${k}`, [1]]));
    const figure = lossCurves(many);
    const looks = traces(figure).map(({ line }) => line);
    assert.equal(new Set(looks.map(({ color, dash }) => color + dash)).size, 12);
    assert.equal(new Set(looks.slice(0, 6).map(({ dash }) => dash)).size, 6);
    assert.ok(looks.every(({ width }) => width >= 2.5));
    assert.ok((figure.layout.font as { size: number }).size >= 14);
  });

  it("draws with colours that differ in lightness, too, and stand out from white", () => {
    const lightness = traces(lossCurves({ a: [1], b: [1], c: [1], d: [1], e: [1] })).map(({ line }) =>
      luminance(line.color),
    );
    for (const each of lightness) assert.ok(1.05 / (each + 0.05) > 2.9, `contrast ${1.05 / (each + 0.05)}`);
  });

  it("ends the line of a run that diverged, says so in the legend, and keeps the axis with the others", () => {
    const figure = lossCurves(comparison([momentum(), sgd({ learningRate: 0.4 })], 10));
    const [tame, wild] = traces(figure);
    assert.equal(wild.name, "SGD (η = 0.4), diverged 3/3");
    assert.ok(Math.max(...wild.y.map((height) => height ?? 0)) > 1000 * (wild.y[0] ?? 0));
    assert.equal(wild.y.at(-1), null);
    assert.ok(tame.y.every((height) => height !== null));
    const { range } = figure.layout.yaxis as { range: [number, number] };
    assert.equal(range[0], 0);
    assert.ok(range[1] < 2000);
  });

  it("leaves the axis to Plotly where losses only jump, as those of last batches do", () => {
    const { yaxis } = lossCurves({ jumpy: [18.4, 40, 9, 60, 18.4] }).layout as Record<string, { range?: unknown }>;
    assert.equal(yaxis.range, undefined);
  });

  it("marks a logarithmic axis at powers of ten that leave room to be read, and ends it where the others are", () => {
    const deep = lossCurves({ steep: [100, 1e-14], wild: [100, 1e9, 1e12] }, { axis: "log" });
    const { range, dtick } = deep.layout.yaxis as { range: [number, number]; dtick: number };
    assert.deepEqual(range, [-14, 2.4]); // 2.4: twice the start is 10^2.3
    assert.equal(dtick, 3);
    assert.equal((lossCurves({ a: [50, 3] }, { axis: "log" }).layout.yaxis as { dtick: number }).dtick, 1);
  });

  it("says in words what it shows, where nothing can be drawn", () => {
    const says = bundleOf(lossCurves({ ...losses, lost: [9, Infinity, Infinity] }))["text/plain"];
    assert.equal(says, "Loss vs. Epochs for Different Optimizers: SGD 1, Adam 4, lost –");
  });

  it("is plain JSON that Plotly's own schema accepts, and a notebook gets just that", () => {
    const wild = comparison([sgd(), sgd({ learningRate: 5 })]);
    for (const axis of ["linear", "log"] as const) {
      for (const figure of [
        lossCurves(losses, { axis }),
        lossCurves(wild, { axis, optimum: wild.optimum, language: "ko" }),
      ]) {
        assert.deepEqual(complaints(figure), []);
        assert.deepEqual(JSON.parse(JSON.stringify(figure)), figure);
        assert.deepEqual(bundleOf(figure)["application/vnd.plotly.v1+json"], {
          data: figure.data,
          layout: figure.layout,
        });
        assert.deepEqual(Object.keys(figure), ["data", "layout"]);
      }
    }
  });

  it("would notice a figure that Plotly does not accept", () => {
    assert.match(
      complaints({ data: [{ type: "scatter", lines: 3 }], layout: { title: "text" } }).join(),
      /lines.*title/,
    );
  });

  it("refuses choices that it does not have", () => {
    const refuse = (options: object, error: RegExp) => assert.throws(() => lossCurves(losses, options), error);
    refuse(
      { axis: "logarithmic" },
      /^RangeError: Cannot draw as axis must be "linear" or "log": current value is "logarithmic"$/,
    );
    refuse({ language: "de" }, /^RangeError: Cannot draw as language must be "en" or "ko": current value is "de"$/);
    refuse({ optimum: "18" }, /^RangeError: Cannot draw as optimum must be a finite number: current value is "18"$/);
    refuse({ titel: "x" }, /has no option titel: did you mean title\?$/);
    assert.throws(() => lossCurves({}), /^TypeError: Cannot draw as there must be at least one array of losses$/);
  });
});

/** Relative luminance, as the Web Content Accessibility Guidelines define it. */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const linear = (c: number) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
