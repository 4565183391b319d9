import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { choice, linear, log } from "../../lib/index";
import { gridValues, placeOf, valueAt } from "../../lib/ranges";

describe("linear(), log() and choice()", () => {
  it("give a grid with both ends, at equal distances or at equal factors", () => {
    assert.deepEqual(gridValues(linear(0, 1)), [0, 0.25, 0.5, 0.75, 1]);
    assert.deepEqual(gridValues(log(0.001, 10)), [0.001, 0.01, 0.1, 1, 10]);
    assert.deepEqual(gridValues(log(1, 10, 3)), [1, 3.16228, 10]);
    assert.deepEqual(gridValues(choice(["a", true, 3])), ["a", true, 3]);
  });

  it("are plain data, which can travel to a thread", () => {
    assert.deepEqual(structuredClone(log(0.1, 1)), log(0.1, 1));
  });

  it("go by factors as the power does, to the six digits that are given", () => {
    const size = fc.double({ min: 1e-8, max: 1e8, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const property = fc.property(size, size, share, (a, b, part) => {
      fc.pre(1.001 * a < b);
      const value = valueAt(log(a, b), part) as number;
      assert.ok(Math.abs(value / (a * (b / a) ** part) - 1) < 6e-6);
      assert.ok(Math.abs((placeOf(log(a, b), value) as number) - part) * Math.log(b / a) < 6e-6);
    });
    fc.assert(property);
  });

  it("refuse what is no range", () => {
    assert.throws(() => linear(1, 0), /^RangeError: Cannot make a range as linear must rise: it goes from 1 to 0$/);
    assert.throws(() => log(0, 1), /^RangeError: Cannot make a range as log must start above 0: it starts at 0$/);
    assert.throws(() => log(1, Number.NaN), /Cannot make a range as its ends must be finite numbers: found NaN$/);
    assert.throws(() => linear(0, 1, 1), /count must be a whole number from 2: current value is 1$/);
    assert.throws(() => choice([]), /^TypeError: Cannot make a range as choice must be an array of numbers, texts or/);
    assert.throws(() => choice([{}] as never), /^TypeError/);
  });
});
