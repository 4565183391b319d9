import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { matrix, StandardScaler } from "../../lib/index";
import { standardizedCars } from "./cars";

const tables = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 30 })).chain(([cols, rows]) => {
  const entry = fc.double({ min: -1e3, max: 1e3, noNaN: true });
  return fc.array(fc.array(entry, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows });
});

describe("StandardScaler", () => {
  it("divides by the population deviation, not the sample's", () => {
    const scaler = new StandardScaler().fit([[1], [3], [5], [7]]);
    assert.equal(scaler.mean[0], 4);
    assert.equal(scaler.deviation[0], Math.sqrt((9 + 1 + 1 + 9) / 4));
  });

  it("gives the cars' features mean 0 and deviation 1", () => {
    const again = new StandardScaler().fit(standardizedCars().x);
    for (const mean of again.mean) assert.ok(Math.abs(mean) < 1e-14);
    for (const deviation of again.deviation) assert.ok(Math.abs(deviation - 1) < 1e-14);
  });

  it("turns a constant column into zeros, not NaN, even where rounding leaves it a variance", () => {
    const scaler = new StandardScaler();
    assert.deepEqual(
      scaler.fitTransform([
        [5, 1],
        [5, 2],
      ]).data,
      Float64Array.of(0, -1, 0, 1),
    );
    const tenth = new Array(30).fill([0.1]);
    scaler.fit(tenth);
    assert.equal(scaler.deviation[0], 1);
  });

  it("uses the mean of the rows that it was fitted on, not of those that it transforms", () => {
    const scaler = new StandardScaler().fit([[0], [2]]);
    assert.deepEqual(scaler.transform([[10]]).data, Float64Array.of(9));
  });

  it("finds its way back", () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const scaler = new StandardScaler();
        const back = scaler.inverseTransform(scaler.fitTransform(rows)).data;
        for (const [i, value] of rows.flat().entries()) assert.ok(Math.abs(back[i] - value) <= 1e-9);
      }),
    );
  });

  it("leaves its argument as it is, and returns a new matrix", () => {
    const x = matrix([
      [1, 2],
      [3, 5],
    ]);
    const z = new StandardScaler().fitTransform(x);
    assert.deepEqual(x.data, Float64Array.of(1, 2, 3, 5));
    assert.notEqual(z.data, x.data);
  });

  it("refuses values whose squares overflow, which would all become 0", () => {
    assert.throws(() => new StandardScaler().fit([[1e200], [-1e200]]), {
      name: "RangeError",
      message: "Cannot fit the scaler as the squares of a column must be finite: the variance of column 0 is Infinity",
    });
  });

  it("refuses to transform before it was fitted, and columns that it does not know", () => {
    assert.throws(() => new StandardScaler().transform([[1]]), {
      name: "TypeError",
      message: "Cannot transform as the scaler must be fitted first: call fit",
    });
    assert.throws(() => new StandardScaler().fit([[1, 2]]).transform([[1]]), {
      name: "TypeError",
      message: "Cannot transform as x must have the columns that the scaler was fitted on: 2, found 1",
    });
  });
});
