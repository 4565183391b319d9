import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dataset, fittedLine, LinearRegression, sgd } from "../../../lib/index";
import { assertDrawable, saysOf, titlesOf, traceOf } from "./drawable";

const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
const options = { optimizer: sgd({ learningRate: 0.05 }), epochs: 1000 };

describe("fittedLine()", () => {
  it("draws the lecture's exercise: the data, and the line y = 2x + 1 in red from the first to the last", () => {
    const figure = fittedLine(data, new LinearRegression().fit(data.x, data.y, options));
    const points = traceOf(figure, "data");
    assert.deepEqual([points.x, points.y, points.mode], [[1, 2, 3, 4, 5], [3, 5, 7, 9, 11], "markers"]);
    const { x, y, line } = traceOf(figure, "fitted line");
    assert.equal((line as { color: string }).color, "#D55E00");
    assert.deepEqual([x[0], x.at(-1)], [1, 5]);
    x.forEach((at, i) => {
      assert.ok(Math.abs((y[i] ?? 0) - (2 * (at ?? 0) + 1)) < 1e-4);
    });
  });

  it("draws the line above the points, however many they are, and lets these shine through each other", () => {
    const x = Array.from({ length: 300 }, (_, i) => [i % 7]);
    const figure = fittedLine({ x, y: x.map(([value]) => value) }, (value) => value, { residuals: true });
    assert.deepEqual(
      figure.data.map(({ name }) => name),
      ["residuals", "data", "fitted line"],
    );
    assert.ok((figure.data[1].marker as { opacity: number }).opacity < 1);
  });

  it("draws a stick from each point to the first line", () => {
    const figure = fittedLine({ x: [[0], [2]], y: [1, 7] }, { mine: (x) => 3 * x }, { residuals: true });
    const sticks = traceOf(figure, "residuals");
    assert.deepEqual(sticks.x, [0, 0, null, 2, 2, null]);
    assert.deepEqual(sticks.y, [1, 0, null, 7, 6, null]);
    assert.equal(fittedLine(data, (x) => x).data.length, 2);
  });

  it("draws several fits under their names, a curve too, and says the mean squared error of each", () => {
    const figure = fittedLine({ x: [[0], [1], [2]], y: [0, 1, 4] }, { square: (x) => x * x, line: (x) => 2 * x });
    assert.equal(traceOf(figure, "square").y[50], 1); // in the middle, x = 1
    assert.equal(saysOf(figure), "Data and Fitted Line: square 0, line 0.3333"); // (0 + 1 + 0) / 3
  });

  it("takes the names of the axes from a dataset, or as they are given", () => {
    const frame = {
      columns: ["Weight", "MPG"],
      values: [
        [3504, 18],
        [2130, 27],
      ],
    };
    const cars = dataset(frame, { features: ["Weight"], target: "MPG" });
    const fit = new LinearRegression();
    fit.weights = Float64Array.of(0, 20);
    assert.deepEqual(titlesOf(fittedLine(cars, fit)), ["Data and Fitted Line", "Weight", "MPG"]);
    const axes = ["Weight (lb)", "Miles per gallon"] as const;
    assert.deepEqual(titlesOf(fittedLine(cars, fit, { axes, title: "Cars" })), ["Cars", ...axes]);
  });

  it("leaves a gap where a fit has no height, and draws a single point", () => {
    const { y } = traceOf(
      fittedLine(data, (x) => (x > 3 ? Infinity : x)),
      "fitted line",
    );
    assert.equal(y.at(-1), null);
    assertDrawable(fittedLine({ x: [[2]], y: [1] }, (x) => x));
  });

  it("can be drawn, and in Korean, too", () => {
    assertDrawable(fittedLine(data, (x) => x, { residuals: true }));
    const korean = fittedLine(data, (x) => x, { residuals: true, language: "ko" });
    assertDrawable(korean);
    assert.match(saysOf(korean), /^데이터와 회귀 직선: 회귀 직선 18$/); // (2² + 3² + 4² + 5² + 6²) / 5
  });

  it("refuses what is no line", () => {
    assert.throws(
      () => fittedLine({ x: [[1, 2]], y: [1] }, (x) => x),
      /^TypeError: Cannot draw as x must have one column/,
    );
    assert.throws(() => fittedLine(data, { a: 3 as never }), /a must be a fitted model or a function of x: found 3$/);
    assert.throws(() => fittedLine(data, (x) => x, { residuals: 1 as never }), /residuals must be true or false/);
    assert.throws(() => fittedLine(data, (x) => x, { residual: true } as never), /did you mean residuals\?$/);
    assert.throws(() => fittedLine(data, (x) => x, { axes: "x" as never }), /axes must be two names/);
    assert.throws(() => fittedLine(data, (x) => x, { language: "de" as never }), /language must be "en" or "ko"/);
  });
});
