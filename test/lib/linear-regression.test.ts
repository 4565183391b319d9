import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { LinearRegression, leastSquares, matrix, momentum, random, sgd } from "../../lib/index";
import { inOrder, standardizedCars } from "./cars";

const x = [[1], [2], [3], [4], [5]];
const y = [3, 5, 7, 9, 11];
const number = fc.double({ min: -10, max: 10, noNaN: true });

describe("LinearRegression", () => {
  it("has a gradient that finite differences confirm", () => {
    const row = fc.tuple(number, number, number);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.tuple(number, number, number), (rows, weights) => {
        const data = { x: matrix(rows.map(([a, b]) => [a, b])), y: Float64Array.from(rows, ([, , c]) => c) };
        const objective = LinearRegression.objective(data);
        const batch = { ...data, rows: inOrder(rows.length), from: 0, to: rows.length };
        const g = new Float64Array(3);
        const loss = (w: Float64Array) => objective.lossAndGradient(w, new Float64Array(3), batch);
        const w = Float64Array.from(weights);
        objective.lossAndGradient(w, g, batch);
        for (let j = 0; j < 3; j++) {
          // A parabola has no third derivative: the central difference is exact but for rounding.
          const h = 1e-3;
          const slope =
            (loss(w.map((v, k) => v + (k === j ? h : 0))) - loss(w.map((v, k) => v - (k === j ? h : 0)))) / (2 * h);
          assert.ok(Math.abs(slope - g[j]) < 1e-7 * (1 + loss(w)), `slope ${j} is ${g[j]}, measured ${slope}`);
        }
      }),
    );
  });

  it("has the mean squared error without the ½ as its loss, and its gradient with the 2", () => {
    const g = new Float64Array(2);
    const batch = {
      x: { data: Float64Array.of(1, 2), rows: 2, cols: 1 },
      y: Float64Array.of(3, 5),
      rows: inOrder(2),
      from: 0,
      to: 2,
    };
    const loss = LinearRegression.objective(batch).lossAndGradient(new Float64Array(2), g, batch);
    assert.equal(loss, (9 + 25) / 2);
    assert.deepEqual(g, Float64Array.of((2 / 2) * (-3 * 1 - 5 * 2), (2 / 2) * (-3 - 5)));
  });

  it("sees the rows of its batch and no others", () => {
    const data = standardizedCars();
    const objective = LinearRegression.objective(data);
    const w = Float64Array.of(1, 2, 3, 4);
    const rows = inOrder(398);
    const [g, part] = [new Float64Array(4), new Float64Array(4)];
    const loss = objective.lossAndGradient(w, g, { ...data, rows, from: 0, to: 398 });
    let meanLoss = 0;
    const mean = new Float64Array(4);
    for (let from = 0; from < 398; from += 34) {
      const to = Math.min(from + 34, 398);
      meanLoss += (objective.lossAndGradient(w, part, { ...data, rows, from, to }) * (to - from)) / 398;
      part.forEach((slope, j) => {
        mean[j] += (slope * (to - from)) / 398;
      });
    }
    // The mean of the gradients of all batches, each counted by its rows, is the gradient of all rows.
    assert.ok(Math.abs(meanLoss - loss) < 1e-12 * loss);
    for (const [j, slope] of mean.entries()) assert.ok(Math.abs(slope - g[j]) < 1e-10 * Math.abs(g[j]));
  });

  it("starts as PyTorch's nn.Linear does: every weight evenly from ±1/√d", () => {
    const objective = LinearRegression.objective({ x: [[1, 2, 3, 4]], y: [1] });
    const starts = Array.from({ length: 200 }, (_, seed) => Array.from(objective.start?.(random(seed)) ?? [])).flat();
    assert.equal(starts.length, 1000);
    assert.ok(starts.every((weight) => Math.abs(weight) <= 0.5));
    assert.ok(Math.max(...starts) > 0.49 && Math.min(...starts) < -0.49);
  });

  it("learns the lecture's y = 2x + 1 with its learning rate 0.05 and 1,000 iterations", () => {
    const model = new LinearRegression().fit(x, y, { optimizer: sgd({ learningRate: 0.05 }), epochs: 1000 });
    assert.ok(Math.abs(model.coefficients[0] - 2) < 1e-6);
    assert.ok(Math.abs(model.intercept - 1) < 1e-6);
    assert.ok(Math.abs(model.predict([[100]])[0] - 201) < 1e-4);
  });

  it("gets, in the lecture's exercise of two features, the lecture's digits", () => {
    // The lecture halves the loss: its gradient is half of ours, so α = 0.01 is η = 0.005 here.
    const two = [
      [1, 0],
      [2, 1],
      [3, 0],
      [4, 1],
      [5, 0],
    ];
    const model = new LinearRegression().fit(two, y, { optimizer: sgd({ learningRate: 0.005 }), epochs: 1000 });
    assert.ok(Math.abs(model.intercept - 0.8907546215358821) < 1e-13);
    assert.ok(Math.abs(model.coefficients[0] - 2.0237699271134932) < 1e-13);
    assert.ok(Math.abs(model.coefficients[1] - 0.057888309859129156) < 1e-13);
    assert.ok(Math.abs(model.predict([[1, 0]])[0] - 2.9145245486493754) < 1e-13);
  });

  it("arrives where least squares is", () => {
    const data = standardizedCars();
    const model = new LinearRegression().fit(data.x, data.y, {
      optimizer: momentum({ learningRate: 0.1 }),
      epochs: 3000,
    });
    const best = leastSquares(data);
    for (const [j, weight] of model.coefficients.entries()) assert.ok(Math.abs(weight - best.coefficients[j]) < 1e-9);
    assert.ok(Math.abs(model.intercept - best.intercept) < 1e-9);
  });

  it("scores 1 for a perfect fit and 0 for the mean, as R² does", () => {
    const model = new LinearRegression().fit(x, y, { optimizer: sgd({ learningRate: 0.05 }), epochs: 2000 });
    assert.ok(model.score(x, y) > 1 - 1e-12);
    const mean = new LinearRegression().fit([[0], [0], [0]], [1, 2, 3], {
      optimizer: sgd({ learningRate: 0.5 }),
      epochs: 1,
    });
    assert.equal(mean.score([[0], [0], [0]], [1, 2, 3]), 0);
    assert.equal(mean.score([[0], [0]], [2, 2]), 1);
    assert.equal(mean.score([[0], [0]], [3, 3]), 0);
  });

  it("begins anew with each fit", () => {
    const options = { optimizer: sgd({ learningRate: 0.05 }), epochs: 10 };
    const once = new LinearRegression().fit(x, y, options);
    const twice = new LinearRegression().fit(x, [9, 9, 9, 9, 9], options).fit(x, y, options);
    assert.deepEqual(twice.weights, once.weights);
  });

  it("stays as it was when a fit fails", () => {
    const model = new LinearRegression().fit(x, y, { epochs: 5 });
    const { weights, history } = model;
    const before = weights.slice();
    assert.throws(() => model.fit(x, y, { optimizer: sgd({ learningRate: 0.9 }) }), /^DivergenceError/);
    assert.throws(() => model.fit(x, y, { batchSize: 0 }), RangeError);
    assert.equal(model.weights, weights);
    assert.deepEqual(model.weights, before);
    assert.equal(model.history, history);
  });

  it("leaves its arguments as they are", () => {
    const data = standardizedCars();
    const before = structuredClone({ x: data.x, y: data.y });
    new LinearRegression().fit(data.x, data.y, { epochs: 3, batchSize: 34 }).score(data.x, data.y);
    assert.deepEqual({ x: data.x, y: data.y }, before);
  });

  it("refuses x and y of different lengths", () => {
    assert.throws(() => new LinearRegression().fit([[1], [2]], [1]), {
      name: "TypeError",
      message: "Cannot fit as x and y must have the same number of rows: x has 2, y has 1",
    });
    assert.throws(() => new LinearRegression().fit([[1], [2]], [1, Number.NaN]), {
      name: "RangeError",
      message: "Cannot fit as every entry must be a finite number: row 1 of y is NaN",
    });
    assert.throws(
      () => new LinearRegression().fit([[1]], 5 as never),
      /^TypeError: Cannot fit as y must be an array of numbers: found 5$/,
    );
  });

  it("refuses to speak before it was fitted, and of columns that it does not know", () => {
    const first = (action: string) => ({
      name: "TypeError",
      message: `Cannot ${action} as the model must be fitted first: call fit`,
    });
    const model = new LinearRegression();
    assert.throws(() => model.predict([[1]]), first("predict"));
    assert.throws(() => model.coefficients, first("read the coefficients"));
    assert.throws(() => model.intercept, first("read the intercept"));
    model.fit(x, y);
    assert.throws(() => model.predict([[1, 2]]), {
      name: "TypeError",
      message: "Cannot predict as x must have the columns that the model was fitted on: 1, found 2",
    });
  });
});
