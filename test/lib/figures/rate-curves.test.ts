import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { curvature, rateCurves } from "../../../lib/index";
import { standardizedCars } from "../cars";
import { assertDrawable, saysOf, titlesOf, traceOf } from "./drawable";

describe("rateCurves()", () => {
  it("draws |1 − ηλ| for each curvature, the steepest first, with its corner at η = 1/λ", () => {
    const figure = rateCurves([2, 18]);
    for (const lambda of [18, 2]) {
      const { x, y } = traceOf(figure, `λ = ${lambda}`) as { x: readonly number[]; y: readonly number[] };
      assert.deepEqual(
        y,
        x.map((eta) => Math.abs(1 - eta * lambda)),
      );
    }
    const { x, y } = traceOf(figure, "λ = 18");
    assert.equal(y[x.indexOf(1 / 18)], 0);
  });

  it("draws the slowest of all above them, and marks where it is lowest: 2/(18 + 2), where 0.8 is left", () => {
    const figure = rateCurves(Float64Array.of(18, 2));
    const { x, y } = traceOf(figure, "slowest of all") as { x: readonly number[]; y: readonly number[] };
    x.forEach((eta, i) => {
      assert.equal(y[i], Math.max(Math.abs(1 - 18 * eta), Math.abs(1 - 2 * eta)));
    });
    assert.equal(Math.min(...y).toFixed(12), "0.800000000000");
    const best = traceOf(figure, "best 0.1");
    assert.deepEqual([best.x, best.y[0]?.toFixed(12)], [[0.1], "0.800000000000"]);
    assert.equal(
      saysOf(figure),
      "What One Step Leaves of the Distance: best η = 0.1, |1 − ηλ| = 0.8, cliff 2/λmax = 0.1111",
    );
  });

  it("shades what is beyond the cliff", () => {
    const [shape] = rateCurves([4]).layout.shapes as unknown as { x0: number; x1: number }[];
    assert.deepEqual([shape.x0, shape.x1], [0.5, 0.625]);
  });

  it("takes what curvature gives, and of many directions draws five, with both ends", () => {
    const bend = curvature(standardizedCars());
    assert.match(saysOf(rateCurves(bend)), /cliff 2\/λmax = 0\.3505$/);
    assert.equal(rateCurves(bend).data.length, 4 + 2);
    const many = rateCurves(Array.from({ length: 40 }, (_, k) => k + 1));
    assert.deepEqual(many.data.map(({ name }) => name).slice(0, 5), ["λ = 40", "λ = 30", "λ = 20", "λ = 11", "λ = 1"]);
  });

  it("can be drawn in both languages", () => {
    for (const language of ["en", "ko"] as const) assertDrawable(rateCurves([18, 2, 2], { language }));
    assert.deepEqual(titlesOf(rateCurves([1], { language: "ko" })).slice(1), ["학습률 η", "비율 |1 − ηλ|"]);
  });

  it("refuses directions that do not bend upwards", () => {
    assert.throws(
      () => rateCurves([3, 0]),
      /^RangeError: Cannot draw as every curvature must be greater than 0: found 0$/,
    );
    assert.throws(() => rateCurves([]), /found none$/);
    assert.throws(() => rateCurves(3 as never), /^TypeError: Cannot draw as curvatures must be an array/);
  });
});
