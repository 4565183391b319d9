import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { power } from "../../lib/index";
import { byDigits } from "../../lib/power";

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

  it("has the bits of the products in their order, whatever was asked for before", () => {
    const exponents = [1, 63, 64, 65, 12_000, 128, 2 ** 31 - 1, 2 ** 32 + 5, 2, 2 ** 40 + 77, 127];
    for (const base of [0.9, 0.999, -0.5, 1.0001, 0, -0, Number.NaN, Number.POSITIVE_INFINITY, 0.1, 0.2, 0.3]) {
      for (const exponent of exponents) {
        assert.ok(Object.is(power(base, exponent), byDigits(base, exponent)), `${base} to ${exponent}`);
      }
    }
  });

  it("refuses an exponent that is no whole number from 0", () => {
    for (const exponent of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, undefined, "2"]) {
      assert.throws(() => power(0.9, exponent as number), /^RangeError: Cannot take a power as its exponent must be/);
    }
  });
});
