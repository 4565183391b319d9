import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { power } from "../../lib/index";

describe("power()", () => {
  it("is exact where the result is: powers of two and small whole numbers", () => {
    assert.equal(power(2, 60), 2 ** 60);
    assert.equal(power(-3, 5), -243);
    assert.equal(power(7, 0), 1);
    assert.equal(power(0, 0), 1);
    assert.equal(power(0, 3), 0);
  });

  it("stays within 1e-13 of the running product, which Adam's corrections could use instead", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 0.9999, noNaN: true }),
        fc.integer({ min: 1, max: 2000 }),
        (base, exponent) => {
          let product = 1;
          for (let k = 0; k < exponent; k++) product *= base;
          assert.ok(Math.abs(power(base, exponent) - product) <= 1e-13);
        },
      ),
    );
  });
});
