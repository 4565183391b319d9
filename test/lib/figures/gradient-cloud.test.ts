import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gradientCloud, LinearRegression } from "../../../lib/index";
import { inOrder, standardizedCars } from "../cars";
import { assertDrawable, saysOf, titlesOf, traceOf } from "./drawable";

const cars = standardizedCars();
const objective = LinearRegression.objective(cars);
const w = Float64Array.of(0, 0, -3, 20);

function fullGradient(): Float64Array {
  const g = new Float64Array(4);
  objective.lossAndGradient(w, g, { ...cars, rows: inOrder(398), from: 0, to: 398 });
  return g;
}

/** The radius of the k-th circle: half its width. */
function radii(figure: ReturnType<typeof gradientCloud>): number[] {
  const circles = figure.data.filter(({ mode }) => mode === "lines") as unknown as { x: number[] }[];
  return circles.map(({ x }) => (Math.max(...x) - Math.min(...x)) / 2);
}

describe("gradientCloud()", () => {
  it("draws the full gradient in the middle, by the weights that are chosen", () => {
    const { x, y } = traceOf(gradientCloud(objective, w, cars, { weights: [2, 3] }), "full gradient");
    assert.deepEqual([...x, ...y], [...fullGradient().slice(2)]);
  });

  it("draws a point for each batch; of a batch of all rows all are the full gradient", () => {
    const figure = gradientCloud(objective, w, cars, { batchSizes: [8, 398], draws: 30 });
    assert.equal(traceOf(figure, "batch of 8").x.length, 30);
    const [first] = fullGradient();
    for (const x of traceOf(figure, "batch of 398").x) assert.ok(Math.abs((x ?? 0) - first) < 1e-10);
    assert.ok(radii(figure)[1] < 1e-10);
  });

  it("shrinks the circles as 1/√b, with the correction for rows that are not taken twice", () => {
    const [one, four, sixteen] = radii(gradientCloud(objective, w, cars, { batchSizes: [1, 4, 16] }));
    const correction = (b: number) => Math.sqrt((398 - b) / 397);
    assert.ok(Math.abs(one / four / (2 / correction(4)) - 1) < 1e-12);
    assert.ok(Math.abs(one / sixteen / (4 / correction(16)) - 1) < 1e-12);
  });

  it("finds the points as far away as is to be expected, to a few hundredths", () => {
    const says = saysOf(gradientCloud(objective, w, cars, { weights: [2, 3], draws: 4000 }));
    const pairs = Array.from(says.matchAll(/expected ([\d.]+), found ([\d.]+)/g), ([, a, b]) => Number(b) / Number(a));
    assert.equal(pairs.length, 3);
    for (const ratio of pairs) assert.ok(Math.abs(ratio - 1) < 0.05, says);
  });

  it("draws the same for the same seed, and leaves weights and data as they are", () => {
    const before = w.slice();
    const a = gradientCloud(objective, w, cars, { seed: 3, draws: 20 });
    assert.deepEqual(gradientCloud(objective, w, cars, { seed: 3, draws: 20 }), a);
    assert.notDeepEqual(gradientCloud(objective, w, cars, { seed: 4, draws: 20 }), a);
    assert.deepEqual(w, before);
  });

  it("can be drawn in both languages, and for few rows", () => {
    for (const language of ["en", "ko"] as const) assertDrawable(gradientCloud(objective, w, cars, { language }));
    const line = { x: [[1], [2]], y: [3, 5] };
    const figure = gradientCloud(LinearRegression.objective(line), new Float64Array(2), line);
    assertDrawable(figure);
    assertDrawable(gradientCloud(LinearRegression.objective(line), new Float64Array(2), { x: [[1]], y: [3] }));
    assert.deepEqual(titlesOf(figure), [
      "Mini-Batch Gradients around the Full One<br>(circles:\u00a0expected\u00a0distance)",
      "Gradient by weight w₁",
      "Gradient by weight w₂",
    ]);
  });

  it("refuses what cannot be drawn", () => {
    const refuse = (options: object, error: RegExp) =>
      assert.throws(() => gradientCloud(objective, w, cars, options), error);
    refuse(
      { batchSizes: [0] },
      /^RangeError: Cannot draw as batchSizes must be whole numbers from 1 to 398: found \[0\]$/,
    );
    refuse({ weights: [0, 4] }, /weights must be two numbers from 0 to 3: found \[0,4\]$/);
    refuse({ draws: 0 }, /draws must be a whole number from 1 to 10000/);
    refuse({ seed: -1 }, /seed must be a whole number/);
    refuse({ batchSize: 3 }, /did you mean batchSizes\?$/);
    assert.throws(() => gradientCloud(objective, new Float64Array(3), cars), /w must be a Float64Array of 4 weights/);
    assert.throws(() => gradientCloud({} as never, w, cars), /objective must have lossAndGradient: found an object$/);
  });
});
