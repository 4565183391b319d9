import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  adagrad,
  adam,
  effectiveRate,
  minimize,
  momentum,
  optimizer,
  parabola,
  rmsprop,
  sgd,
} from "../../../lib/index";
import { assertDrawable, saysOf, titlesOf, traceOf } from "./drawable";

function near(actual: unknown, expected: readonly number[]): void {
  const found = actual as readonly number[];
  assert.equal(found.length, expected.length);
  expected.forEach((value, i) => {
    assert.ok(Math.abs(found[i] / value - 1) < 1e-6, `${found[i]} is not ${value}`);
  });
}

describe("effectiveRate()", () => {
  it("is η/√(sum of squares) for Adagrad, each weight by its own gradients", () => {
    const figure = effectiveRate(adagrad({ learningRate: 1 }), [
      [3, 1],
      [4, 1],
    ]);
    near(traceOf(figure, "w₁").y, [1 / 3, 1 / 5]); // √9, √(9 + 16)
    near(traceOf(figure, "w₂").y, [1, 1 / Math.SQRT2]);
    assert.deepEqual(traceOf(figure, "w₁").x, [1, 2]);
  });

  it("is η for gradient descent, and for RMSprop η over the root of the moving average", () => {
    const figure = effectiveRate([sgd({ learningRate: 0.5 }), rmsprop({ learningRate: 1, alpha: 0.75 })], [[2], [2]]);
    near(traceOf(figure, "SGD (η = 0.5)").y, [0.5, 0.5]);
    near(traceOf(figure, "RMSprop (η = 1, α = 0.75)").y, [1, 1 / Math.sqrt(0.75 + 1)]); // v = 1, then 0.75 + 1
  });

  it("has no point where a weight has no gradient, or is moved uphill", () => {
    const rare = traceOf(
      effectiveRate(adagrad({ learningRate: 1 }), [
        [3, 0],
        [0, 0],
        [0, 2],
      ]),
      "w₂",
    );
    assert.deepEqual(rare.y.slice(0, 2), [null, null]);
    near(rare.y.slice(2), [1 / 2]);
    const { y } = traceOf(effectiveRate(momentum({ learningRate: 1 }), [[1], [-0.1]]), "w₁");
    assert.deepEqual(y, [1, null]); // v = 0.9 − 0.1: still downhill for the first gradient, uphill for the second
  });

  it("has no point where the move is lost in the rounding of the weight, which would look like a change of the rate", () => {
    const arriving = Array.from({ length: 60 }, (_, t) => [0.5 ** t]);
    const { y } = traceOf(effectiveRate(sgd({ learningRate: 1 }), arriving), "w₁");
    assert.ok(y.every((rate) => rate === null || Math.abs(rate - 1) < 0.01));
    assert.deepEqual([y[40], y[59]], [1, null]);
  });

  it("draws the optimizer of a student, even one that spoils the gradient, and leaves the gradients as they are", () => {
    const greedy = optimizer("Greedy", { learningRate: 2 }, [], (w, g, _state, { learningRate }) => {
      w[0] -= learningRate * g[0];
      g[0] = 0;
    });
    const gradients = [Float64Array.of(3)];
    near(traceOf(effectiveRate(greedy(), gradients), "w₁").y, [2]);
    assert.equal(gradients[0][0], 3);
  });

  it("follows a descent by the gradients along its path", () => {
    const { path } = minimize(parabola, 5, { optimizer: adagrad({ learningRate: 0.5 }), steps: 4 });
    const gradients = path.slice(0, -1).map(([x]) => parabola.gradient(x));
    const moved = path.slice(1).map(([x], t) => (path[t][0] - x) / gradients[t][0]);
    near(traceOf(effectiveRate(adagrad({ learningRate: 0.5 }), gradients), "w₁").y, moved);
  });

  it("can be drawn in both languages, and says where each rate began and ended", () => {
    const gradients = Array.from({ length: 80 }, (_, t) => [1, t % 10 ? 0 : 5]);
    for (const language of ["en", "ko"] as const) {
      assertDrawable(effectiveRate([adagrad(), adam()], gradients, { language, weights: ["a", "b"] }));
      assertDrawable(effectiveRate(sgd(), [[0]], { language }));
    }
    const figure = effectiveRate(sgd(), [[1]], { weights: ["bias"] });
    assert.equal(saysOf(figure), "Effective Learning Rate of Each Weight: SGD (η = 0.001): bias 0.001 → 0.001");
    // A title that is too long for a narrow page has two lines, and the room for them.
    assert.equal(titlesOf(figure)[0], "Effective Learning Rate of Each Weight:<br>SGD (η = 0.001)");
    assert.equal((figure.layout.margin as { t: number }).t, 80);
  });

  it("refuses what is no optimizer, and gradients of different lengths", () => {
    assert.throws(
      () => effectiveRate([], [[1]]),
      /^TypeError: Cannot draw as optimizers must be optimizers such as adagrad/,
    );
    assert.throws(() => effectiveRate(adagrad as never, [[1]]), /found a function$/);
    assert.throws(
      () => effectiveRate(sgd(), [[1], [1, 2]]),
      /^TypeError: Cannot draw as all rows must have the same length/,
    );
    assert.throws(
      () => effectiveRate(sgd(), [[Number.NaN]]),
      /^RangeError: Cannot draw as every entry must be a finite number/,
    );
    assert.throws(
      () => effectiveRate(sgd(), [[1]], { weights: ["a", "b"] }),
      /a name for each weight: 1 weights, 2 names$/,
    );
  });
});
