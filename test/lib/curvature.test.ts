import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { autoMpgTable } from "../../data/index";
import { curvature, type Data, dataset, LinearRegression, random, sgd, train } from "../../lib/index";
import { standardizedCars } from "./cars";

function near(actual: number, expected: number, relative = 1e-9): void {
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual} is not ${expected}`);
}

function noise(rows: number, cols: number, seed: number): Data {
  const chance = random(seed);
  const row = () => Array.from({ length: cols }, () => 2 * chance.next() - 1);
  return { x: Array.from({ length: rows }, row), y: new Float64Array(rows) };
}

describe("curvature()", () => {
  it("has the eigenvalues of a bowl that can be read off", () => {
    // Standardized and uncorrelated: X has orthogonal columns of length √n, and 2/n XᵀX is 2 on the diagonal.
    const { eigenvalues, conditionNumber, largestLearningRate } = curvature({
      x: [
        [1, 1],
        [1, -1],
        [-1, 1],
        [-1, -1],
      ],
      y: [0, 0, 0, 0],
    });
    for (const each of eigenvalues) near(each, 2);
    near(conditionNumber, 1);
    near(largestLearningRate, 1);
  });

  it("adds up to the trace of 2/n XᵀX, the intercept's column of ones included", () => {
    const property = fc.property(fc.integer({ min: 1, max: 7 }), fc.nat(), (cols, seed) => {
      const data = noise(12, cols, seed);
      const squares = (data.x as number[][]).flat().reduce((sum, value) => sum + value * value, 0);
      near(
        curvature(data).eigenvalues.reduce((sum, value) => sum + value),
        (2 / 12) * (squares + 12),
      );
    });
    fc.assert(property, { numRuns: 40 });
  });

  it("finds the small ones next to large ones: columns of very different sizes", () => {
    const x = [
      [1e6, 1e-3],
      [1e6, -1e-3],
      [-1e6, 1e-3],
      [-1e6, -1e-3],
    ];
    const { eigenvalues, conditionNumber } = curvature({ x, y: [0, 0, 0, 0] });
    for (const [k, expected] of [2e12, 2, 2e-6].entries()) near(eigenvalues[k], expected);
    near(conditionNumber, 1e18);
  });

  it("says that standardizing the lecture's cars turns a ravine of 465 million into one of 69", () => {
    const raw = dataset(autoMpgTable(), { features: ["Cylinders", "Displacement", "Weight"], target: "MPG" });
    near(curvature(raw).conditionNumber, 465e6, 1e-3);
    near(curvature(standardizedCars()).conditionNumber, 69.4, 1e-3);
  });

  it("is 0 along a direction that the data do not reach: a column twice, or fewer rows than weights", () => {
    const twice = curvature({
      x: [
        [1, 1],
        [2, 2],
        [4, 4],
      ],
      y: [0, 0, 0],
    });
    assert.deepEqual([twice.eigenvalues[2], twice.conditionNumber], [0, Number.POSITIVE_INFINITY]);
    assert.ok(twice.eigenvalues[1] > 0.1);
    const few = curvature({ x: [[1, 2, 3]], y: [0] });
    near(few.eigenvalues[0], 30);
    assert.deepEqual(Array.from(few.eigenvalues.slice(1)), [0, 0, 0]);
  });

  it("gives the learning rate at which batch descent turns from coming down to climbing out", () => {
    const cars = standardizedCars();
    const { largestLearningRate } = curvature(cars);
    const end = (share: number) => {
      const optimizer = sgd({ learningRate: share * largestLearningRate });
      // From far along the steepest direction, so that it shows.
      const { loss } = train(LinearRegression.objective(cars), Float64Array.of(9, 9, 9, 23), cars, {
        optimizer,
        epochs: 400,
      });
      return loss[400] / loss[200];
    };
    assert.ok(end(0.99) < 1);
    assert.ok(end(1.01) > 10);
  });

  it("refuses entries whose squares are not finite", () => {
    assert.throws(
      () => curvature({ x: [[1e200], [1]], y: [0, 0] }),
      /^RangeError: Cannot measure curvature as the squares/,
    );
  });
});
