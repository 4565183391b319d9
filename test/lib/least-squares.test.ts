import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { LinearRegression, leastSquares } from "../../lib/index";
import { inOrder, standardizedCars } from "./cars";

const number = fc.double({ min: -100, max: 100, noNaN: true });

describe("leastSquares()", () => {
  it("knows the best mean squared error on the cars: 18.3877", () => {
    assert.equal(leastSquares(standardizedCars()).loss.toFixed(4), "18.3877");
  });

  it("finds the line through points on a line", () => {
    const { coefficients, intercept, loss } = leastSquares({ x: [[1], [2], [4]], y: [3, 5, 9] });
    assert.ok(Math.abs(coefficients[0] - 2) < 1e-14);
    assert.ok(Math.abs(intercept - 1) < 1e-14);
    assert.ok(loss < 1e-28);
  });

  it("leaves a residual without slope: the gradient of the loss is zero there", () => {
    const data = standardizedCars();
    const { coefficients, intercept } = leastSquares(data);
    const g = new Float64Array(4);
    const w = Float64Array.of(...coefficients, intercept);
    LinearRegression.objective(data).lossAndGradient(w, g, { ...data, rows: inOrder(398), from: 0, to: 398 });
    for (const slope of g) assert.ok(Math.abs(slope) < 1e-12, `slope ${slope}`);
  });

  it("is never beaten by other weights", () => {
    const data = standardizedCars();
    const objective = LinearRegression.objective(data);
    const best = leastSquares(data);
    fc.assert(
      fc.property(fc.tuple(number, number, number, number), (shift) => {
        const w = Float64Array.of(...best.coefficients, best.intercept).map((weight, j) => weight + shift[j]);
        const loss = objective.lossAndGradient(w, new Float64Array(4), {
          ...data,
          rows: inOrder(398),
          from: 0,
          to: 398,
        });
        assert.ok(loss >= best.loss * (1 - 1e-12));
      }),
    );
  });

  it("keeps its digits where the columns are nearly the same", () => {
    const x = [
      [1, 1],
      [1, 1 + 1e-7],
      [2, 2 - 1e-7],
      [3, 3],
    ];
    const { coefficients, intercept } = leastSquares({ x, y: x.map(([a, b]) => 4 * a - 3 * b + 2) });
    assert.ok(Math.abs(coefficients[0] - 4) < 1e-7);
    assert.ok(Math.abs(coefficients[1] + 3) < 1e-7);
    assert.ok(Math.abs(intercept - 2) < 1e-12);
  });

  it("refuses columns of which one is a combination of others, as no fit is the best then", () => {
    const twice = [
      [1, 2],
      [2, 4],
      [3, 6],
      [5, 10],
    ];
    assert.throws(() => leastSquares({ x: twice, y: [1, 2, 3, 4] }), {
      name: "RangeError",
      message: "Cannot solve least squares as no column may be a combination of those before it: column 1, with 4 rows",
    });
    assert.throws(() => leastSquares({ x: [[3], [3], [3]], y: [1, 2, 3] }), /the intercept's ones, with 3 rows$/);
    assert.throws(() => leastSquares({ x: [[1, 5]], y: [1] }), RangeError);
  });

  it("leaves its arguments as they are", () => {
    const data = standardizedCars();
    const before = structuredClone({ x: data.x, y: data.y });
    leastSquares(data);
    assert.deepEqual({ x: data.x, y: data.y }, before);
  });
});

describe("LinearRegression.optimum()", () => {
  it("is the loss of the best fit", () => {
    const data = standardizedCars();
    const gap = LinearRegression.optimum(data) - leastSquares(data).loss;
    assert.ok(Math.abs(gap) < 1e-12);
  });

  it("is there where several fits are equally good, too", () => {
    const once = LinearRegression.optimum({ x: [[1], [2], [3], [5]], y: [1, 2, 2, 4] });
    const twice = LinearRegression.optimum({
      x: [
        [1, 2],
        [2, 4],
        [3, 6],
        [5, 10],
      ],
      y: [1, 2, 2, 4],
    });
    assert.ok(once > 0.01);
    assert.ok(Math.abs(once - twice) < 1e-14);
    assert.ok(LinearRegression.optimum({ x: [[1, 7, 3]], y: [5] }) < 1e-28);
  });
});
