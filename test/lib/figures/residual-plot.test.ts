import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LinearRegression, residualPlot } from "../../../lib/index";
import { standardizedCars } from "../cars";
import { assertDrawable, saysOf, titlesOf, traceOf } from "./drawable";

describe("residualPlot()", () => {
  it("draws what is left of each target against its prediction, around the line of no error", () => {
    const figure = residualPlot([3, 5, 8], Float64Array.of(4, 5, 6));
    const points = traceOf(figure, "Residual y − ŷ");
    assert.deepEqual(
      [points.x, points.y],
      [
        [4, 5, 6],
        [-1, 0, 2],
      ],
    );
    const zero = traceOf(figure, "no error");
    assert.deepEqual(
      [zero.x, zero.y],
      [
        [4, 6],
        [0, 0],
      ],
    );
    assert.equal(saysOf(figure), "Residuals: mean 0.3333, root of the mean square 1.291, largest 2"); // √(5/3)
  });

  it("can be drawn from a fitted model, in both languages", () => {
    const { x, y } = standardizedCars();
    const model = new LinearRegression().fit(x, y, { epochs: 50 });
    for (const language of ["en", "ko"] as const) assertDrawable(residualPlot(y, model.predict(x), { language }));
    assert.deepEqual(titlesOf(residualPlot([1], [1], { language: "ko" })), ["잔차", "예측값 ŷ", "잔차 y − ŷ"]);
  });

  it("refuses columns that do not belong together", () => {
    assert.throws(
      () => residualPlot([1, 2], [1]),
      /^TypeError: Cannot draw as y and yHat must have the same number of rows/,
    );
    assert.throws(() => residualPlot([], []), /y has 0, yHat has 0$/);
    assert.throws(
      () => residualPlot([1], [Number.NaN]),
      /^RangeError: Cannot draw as every entry must be a finite number/,
    );
  });
});
