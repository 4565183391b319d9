import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { accuracy, logLoss, mae, matrix, mse, r2, residuals, rmse } from "../../../lib/index";

const errors = { mse, rmse, mae };
const all = { ...errors, r2, accuracy, residuals };
const rows = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), { minLength: 1 });
const sides = (pairs: [number, number][]) => [pairs.map(([y]) => y), pairs.map(([, yHat]) => yHat)];

describe("every measure", () => {
  for (const [name, measure] of Object.entries(all)) {
    it(`${name}() refuses columns of different lengths, and none`, () => {
      const error = /^TypeError: Cannot .* as y and yHat must have the same number of rows, at least one: y has/;
      assert.throws(() => measure([1, 2], [1]), error);
      assert.throws(() => measure([], []), error);
    });

    it(`${name}() refuses what is not a finite number, and says where`, () => {
      for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, null, "1", undefined]) {
        assert.throws(() => measure([1, wrong as number], [1, 2]), /^RangeError: .* row 1 of y is/);
        assert.throws(() => measure([1, 2], [wrong as number, 2]), /^RangeError: .* row 0 of yHat is/);
      }
      assert.throws(() => measure(5 as never, [1]), /^TypeError: .* y must be an array of numbers: found 5$/);
    });

    it(`${name}() leaves its arguments as they are, frozen ones, too`, () => {
      const y = Object.freeze([1, 2, 4]);
      measure(y, y);
      assert.deepEqual(y, [1, 2, 4]);
    });
  }

  for (const [name, measure] of Object.entries(errors)) {
    it(`${name}() is 0 for what was predicted right, and the same from both sides`, () => {
      fc.assert(
        fc.property(rows, (pairs) => {
          const [y, yHat] = sides(pairs);
          assert.equal(measure(y, y), 0);
          assert.equal(measure(y, yHat), measure(yHat, y));
        }),
      );
    });
  }
});

describe("r2()", () => {
  it("agrees with scikit-learn's r2_score", () => {
    // sklearn.metrics.r2_score([3, -0.5, 2, 7], [2.5, 0.0, 2, 8])
    assert.ok(Math.abs(r2([3, -0.5, 2, 7], [2.5, 0, 2, 8]) - 0.9486081370449679) < 1e-15);
    assert.equal(r2([2, 2], [2, 2]), 1);
    assert.equal(r2([2, 2], [2, 3]), 0);
    assert.equal(r2([0.1, 0.1, 0.1], [0.1, 0.1, 0.2]), 0);
  });

  it("is the same in every unit, where squares leave the range of numbers, too", () => {
    for (const unit of [1e-200, 1e-160, 1e160, 1e200]) {
      const [y, yHat] = [
        [1, 2, 3],
        [1, 2, 2],
      ].map((column) => column.map((value) => value * unit));
      assert.ok(Math.abs(r2(y, yHat) - 0.5) < 1e-15, `in units of ${unit}`); // 1 − 1/(1 + 0 + 1)
    }
    assert.equal(r2([1e-200, 2e-200], [5, 5]), Number.NEGATIVE_INFINITY);
  });

  it("is 1 less the mean squared error in units of the variance", () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const [y, yHat] = sides(pairs);
        const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
        const variance = mse(
          y,
          y.map(() => mean),
        );
        if (variance > 0) assert.ok(Math.abs(r2(y, yHat) - (1 - mse(y, yHat) / variance)) <= 1e-9 * (1 + mse(y, yHat)));
      }),
    );
  });
});

describe("logLoss()", () => {
  it("agrees with scikit-learn's log_loss", () => {
    // sklearn.metrics.log_loss([1, 0, 0, 1], [0.9, 0.1, 0.2, 0.65]), and with three labels
    assert.ok(Math.abs(logLoss([1, 0, 0, 1], [0.9, 0.1, 0.2, 0.65]) - 0.21616187468057912) < 1e-15);
    const p = [
      [0.7, 0.2, 0.1],
      [0.1, 0.1, 0.8],
      [0.3, 0.4, 0.3],
    ];
    assert.ok(Math.abs(logLoss([0, 2, 1], p) - 0.49870307570903244) < 1e-15);
    assert.equal(logLoss([0, 2, 1], matrix(p)), logLoss([0, 2, 1], p));
    assert.ok(Math.abs(logLoss([1, 0], [0, 0]) - 36.04365338911715 / 2) < 1e-12);
  });

  it("refuses labels without a column", () => {
    assert.throws(() => logLoss([2], [0.5]), {
      name: "RangeError",
      message: "Cannot measure the log loss as labels must be 0 or 1: row 0 of y is 2",
    });
    assert.throws(
      () =>
        logLoss(
          [0, 3],
          [
            [1, 0, 0],
            [1, 0, 0],
          ],
        ),
      /labels must be whole numbers from 0 to 2: row 1 of y is 3$/,
    );
    assert.throws(() => logLoss([0.5], [0.5]), /labels must be 0 or 1: row 0 of y is 0.5$/);
  });

  it("refuses what are no probabilities, and different numbers of rows", () => {
    assert.throws(() => logLoss([1], [1.5]), /must be in \[0, 1\] and 1 together: row 0 is -0.5, 1.5$/);
    assert.throws(() => logLoss([1], [[0.5, 0.6]]), /1 together: row 0 is 0.5, 0.6$/);
    assert.throws(() => logLoss([1, 0], [0.5]), /^TypeError: .* y has 2, p has 1$/);
    assert.throws(() => logLoss([], []), /^TypeError: .* y has 0, p has 0$/);
  });
});
