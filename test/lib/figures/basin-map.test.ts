import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { basinMap, momentum, optimizer, parabola, sgd } from "../../../lib/index";
import { assertDrawable, saysOf, titlesOf, traceOf } from "./drawable";

/** Two valleys, at −1 and 1, with a pass at 0. */
const valleys = { value: (x: number) => (x * x - 1) ** 2 / 4, gradient: (x: number) => x ** 3 - x };

describe("basinMap()", () => {
  it("draws a cell for each start and rate in the layer of the place where the descent ends", () => {
    const figure = basinMap(valleys, sgd, { starts: [-2, -0.5, 0, 0.5, 2], learningRates: [0.1, 0.2] });
    assert.deepEqual(
      figure.data.map(({ name }) => name),
      ["x = −1", "x = 0", "x = 1"],
    );
    assert.deepEqual(traceOf(figure, "x = −1").z, [
      [1, 1, null, null, null],
      [1, 1, null, null, null],
    ]);
    assert.deepEqual(traceOf(figure, "x = 0").z, [
      [null, null, 1, null, null],
      [null, null, 1, null, null],
    ]);
    assert.equal(saysOf(figure), "Where Descent Ends: SGD: x = −1 40 %, x = 0 20 %, x = 1 40 %");
  });

  it("tells what diverges from what is not there yet: beyond η = 1 the parabola's factor |1 − 2η| is above 1", () => {
    const figure = basinMap(parabola, sgd, { starts: [5], learningRates: [0.001, 0.5, 1, 2], steps: 100 });
    assert.deepEqual(traceOf(figure, "x = 3").z, [[null], [1], [null], [null]]);
    assert.deepEqual(traceOf(figure, "not there yet").z, [[1], [null], [1], [null]]);
    assert.deepEqual(traceOf(figure, "diverged").z, [[null], [null], [null], [1]]);
    assert.match(saysOf(figure), /: x = 3 25 %, not there yet 50 %, diverged 25 %$/);
  });

  it("counts the steps until the slope is small, to stay", () => {
    const options = { starts: [3, 5], learningRates: [0.25, 0.5], show: "steps", tolerance: 0.001 } as const;
    const { z } = traceOf(basinMap(parabola, sgd, options), "steps");
    // The slope is 4 at first and is halved at each step: 4/2¹² is less than 0.001, and 4/2¹¹ is not.
    assert.deepEqual(z, [
      [0, 12],
      [0, 1],
    ]);
    const rolling = traceOf(basinMap(parabola, momentum, { ...options, learningRates: [0.02] }), "steps")
      .z as number[][];
    assert.ok(rolling[0][1] > 50); // It runs through the bottom several times before.
  });

  it("finds the slope by itself, and has a default for all choices", () => {
    const figure = basinMap(valleys.value, sgd);
    assert.deepEqual(traceOf(figure, "diverged").x.length, 61);
    assertDrawable(figure);
    const { x, y } = traceOf(basinMap(parabola, sgd), "x = 3");
    assert.deepEqual([x[0], x.at(-1), y.length], [-1, 7, 31]);
    assert.ok(Math.abs((y[0] ?? 0) / 0.01 - 1) < 1e-12 && Math.abs((y[30] ?? 0) / 10 - 1) < 1e-12);
  });

  it("draws the optimizer of a student", () => {
    const half = optimizer("Half", { learningRate: 1 }, [], (w, g, _state, { learningRate }) => {
      w[0] -= (learningRate * g[0]) / 2;
    });
    const figure = basinMap(parabola, half, { starts: [5], learningRates: [1, 3] });
    assert.match(saysOf(figure), /^Where Descent Ends: Half, x² − 6x \+ 5: x = 3 50 %, diverged 50 %$/);
  });

  it("can be drawn in both languages", () => {
    for (const language of ["en", "ko"] as const) {
      for (const show of ["ends", "steps"] as const)
        assertDrawable(basinMap(parabola, sgd, { language, show, steps: 30 }));
    }
    const korean = basinMap(parabola, sgd, { language: "ko", steps: 30 });
    assert.deepEqual(titlesOf(korean), ["하강이 끝나는 곳: SGD, x² − 6x + 5", "시작점 x₀", "학습률 η"]);
  });

  it("refuses what cannot be drawn", () => {
    const refuse = (options: object, error: RegExp) => assert.throws(() => basinMap(parabola, sgd, options), error);
    assert.throws(
      () => basinMap(parabola, sgd() as never),
      /^TypeError: Cannot draw as optimizer must be a function of the learning rate/,
    );
    refuse({ starts: [] }, /starts must be an array of numbers/);
    refuse({ starts: [Number.NaN] }, /^RangeError: Cannot draw as every start must be a finite number/);
    refuse({ learningRates: [0] }, /learningRate must be greater than 0/);
    refuse({ show: "end" }, /show must be "ends" or "steps": current value is "end"$/);
    refuse({ step: 3 }, /did you mean steps\?$/);
  });
});
