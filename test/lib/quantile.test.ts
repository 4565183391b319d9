import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { quantile } from "../../lib/quantile";

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });

describe("quantile()", () => {
  it("has its neighbours' values in proportion where it lies between them, as numpy does", () => {
    assert.equal(quantile([1, 2, 3, 4], 0.5), 2.5);
    assert.equal(quantile([1, 2], 0.1), 1.1);
    assert.equal(quantile([7], 0.9), 7);
  });

  it("runs from the smallest value to the largest and never back", () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const at = [0, 0.1, 0.5, 0.9, 1].map((share) => quantile(numbers, share));
        assert.equal(at[0], Math.min(...numbers));
        assert.equal(at[4], Math.max(...numbers));
        for (let k = 1; k < 5; k++) assert.ok(at[k] >= at[k - 1]);
      }),
    );
  });

  it("takes infinite values for what they are, never for NaN", () => {
    assert.equal(quantile([1, 2, Infinity], 0.5), 2);
    assert.equal(quantile([1, Infinity, Infinity], 0.5), Infinity);
    assert.equal(quantile([Infinity, Infinity], 0.1), Infinity);
    assert.equal(quantile([1, 2, Infinity, Infinity], 0.5), Infinity);
  });
});
