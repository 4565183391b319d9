import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { math } from "../../../lib/index";

const { log1p, logSumExp, sigmoid, softmax, tanh } = math;

const number = fc.double({ min: -800, max: 800, noNaN: true });
const scores = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 9 });

function closeTo(found: number, expected: number, relative: number): void {
  if (Object.is(found, expected)) return;
  assert.ok(Math.abs(found - expected) <= relative * Math.abs(expected), `${found} is not ${expected}`);
}

describe("sigmoid()", () => {
  it("keeps the digits of small probabilities, and never overflows", () => {
    closeTo(sigmoid(-700), Math.exp(-700), 1e-15);
    assert.equal(sigmoid(-1e308), 0);
    assert.equal(sigmoid(1e308), 1);
    assert.ok(Number.isNaN(sigmoid(Number.NaN)));
  });

  it("is 1 together with its mirror image", () => {
    fc.assert(fc.property(number, (z) => closeTo(sigmoid(z) + sigmoid(-z), 1, 3e-16)));
  });
});

describe("tanh()", () => {
  it("agrees with the engine's own to a few units in the last place", () => {
    fc.assert(fc.property(number, (x) => closeTo(tanh(x), Math.tanh(x), 1e-15)));
    fc.assert(fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => closeTo(tanh(x), Math.tanh(x), 1e-15)));
  });

  it("is odd, and ends at ±1", () => {
    assert.ok(Object.is(tanh(-0), -0));
    assert.equal(tanh(Number.NEGATIVE_INFINITY), -1);
    assert.equal(tanh(Number.POSITIVE_INFINITY), 1);
    assert.ok(Number.isNaN(tanh(Number.NaN)));
    fc.assert(fc.property(number, (x) => assert.equal(tanh(-x), -tanh(x))));
  });
});

describe("log1p()", () => {
  it("agrees with the engine's own to a few units in the last place, however small x is", () => {
    fc.assert(
      fc.property(fc.double({ min: -0.999, max: 1e6, noNaN: true }), (x) => closeTo(log1p(x), Math.log1p(x), 2e-15)),
    );
    for (const x of [0, -1, -2, 1e-300, Number.POSITIVE_INFINITY, Number.NaN]) closeTo(log1p(x), Math.log1p(x), 0);
  });
});

describe("softmax()", () => {
  it("gives probabilities that are 1 together, whatever the size of the scores", () => {
    fc.assert(
      fc.property(scores, (z) => {
        const p = softmax(z);
        assert.ok(p.every((each) => each >= 0 && each <= 1));
        closeTo(
          p.reduce((sum, each) => sum + each, 0),
          1,
          1e-14,
        );
      }),
    );
  });

  it("is the logistic function of the difference where there are two", () => {
    fc.assert(fc.property(number, (z) => closeTo(softmax([z, 0])[0], sigmoid(z), 1e-15)));
  });

  it("leaves its argument as it is", () => {
    const z = Float64Array.of(1, 2);
    softmax(z);
    assert.deepEqual(z, Float64Array.of(1, 2));
  });
});

describe("logSumExp()", () => {
  it("lies between the largest score and that plus the logarithm of their number", () => {
    fc.assert(
      fc.property(scores, (z) => {
        const most = Math.max(...z);
        const found = logSumExp(z);
        assert.ok(found >= most && found <= most + Math.log(z.length) + 1e-12);
      }),
    );
  });

  it("is −∞ for no scores, and infinite where a score is", () => {
    assert.equal(logSumExp([]), Number.NEGATIVE_INFINITY);
    assert.equal(logSumExp([Number.POSITIVE_INFINITY, 0]), Number.POSITIVE_INFINITY);
    assert.ok(Number.isNaN(logSumExp([0, Number.NaN])));
  });
});
