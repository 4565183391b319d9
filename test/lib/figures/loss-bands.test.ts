import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compare, LinearRegression, lossBands, lossCurves, momentum, sgd } from "../../../lib/index";
import { standardizedCars } from "../cars";
import { complaints } from "./plotly";

const data = standardizedCars();

function comparison(rate: number) {
  const optimizers = [sgd({ learningRate: rate }), momentum()];
  return compare({ model: LinearRegression, optimizers, data, epochs: 4, batchSize: 34, seeds: [0, 1, 2, 3] });
}

describe("lossBands()", () => {
  it("draws a band under each median, from the losses that a tenth of the runs lie below to those that a tenth lie above", () => {
    const result = comparison(0.001);
    const [band, median] = lossBands(result).data;
    const { low, high } = result.curves[0];
    assert.deepEqual(band.x, [0, 1, 2, 3, 4, 4, 3, 2, 1, 0]);
    assert.deepEqual(band.y, [...high, ...low.toReversed()]);
    assert.deepEqual(median.y, Array.from(result.curves[0].median));
  });

  it("has one entry per optimizer in the legend, which turns band and line off together", () => {
    const { data } = lossBands(comparison(0.001));
    assert.deepEqual(
      data.map((trace) => trace.showlegend ?? true),
      [false, true, false, true],
    );
    assert.equal(data[0].legendgroup, data[1].legendgroup);
    assert.notEqual(data[0].legendgroup, data[2].legendgroup);
  });

  it("has the same lines, title and axes as lossCurves", () => {
    const result = comparison(0.001);
    const options = { axis: "log", optimum: result.optimum, language: "ko" } as const;
    const [bands, curves] = [lossBands(result, options), lossCurves(result, options)];
    assert.deepEqual(bands.layout, curves.layout);
    assert.deepEqual(
      [bands.data[1].line, bands.data[3].line],
      curves.data.map((trace) => trace.line),
    );
  });

  it("ends a band where its runs diverged", () => {
    const [band] = lossBands(comparison(5)).data;
    const x = band.x as number[];
    assert.ok(x.length < 10 && x.length % 2 === 0);
    assert.ok((band.y as number[]).every((height) => Number.isFinite(height)));
  });

  it("is plain JSON that Plotly's own schema accepts", () => {
    for (const rate of [0.001, 5]) {
      for (const axis of ["linear", "log"] as const) {
        const result = comparison(rate);
        const figure = lossBands(result, { axis, optimum: result.optimum });
        assert.deepEqual(complaints(figure), []);
        assert.deepEqual(JSON.parse(JSON.stringify(figure)), figure);
      }
    }
  });

  it("refuses an option that it does not have", () => {
    assert.throws(() => lossBands(comparison(0.001), { firstEpoch: 1 } as never), /has no option firstEpoch/);
  });
});
