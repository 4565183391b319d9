import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { adagrad, adam, momentum, type Optimizer, rmsprop, sgd } from "../../../lib/index";

const rates = fc.double({ min: 1e-4, max: 10, noNaN: true });
const gradients = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 30 });
const slope = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

function path({ init, step }: Optimizer, slopes: readonly number[]): number[] {
  const w = Float64Array.of(0);
  const state = init(1);
  return slopes.map((each) => {
    step(w, Float64Array.of(each), state);
    return w[0];
  });
}

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance * Math.abs(expected), `${actual} instead of ${expected}`);
}

describe("the family of optimizers", () => {
  it("has gradient descent as momentum that keeps nothing of the past, bit for bit", () => {
    fc.assert(
      fc.property(rates, gradients, (learningRate, slopes) => {
        assert.deepEqual(path(momentum({ learningRate, momentum: 0 }), slopes), path(sgd({ learningRate }), slopes));
      }),
    );
  });

  it("lets momentum reach 1/(1 − μ) times the step of gradient descent along a valley", () => {
    const w = path(momentum({ learningRate: 1, momentum: 0.9 }), new Array(400).fill(1));
    near(w[398] - w[399], 10, 1e-12);
  });

  it("walks the path of Polyak's heavy ball, w − ηg + μ(w − w₋₁), while the learning rate is constant", () => {
    fc.assert(
      fc.property(gradients, (slopes) => {
        let [before, now] = [0, 0];
        const ball = slopes.map((each) => {
          [before, now] = [now, now - 0.1 * each + 0.9 * (now - before)];
          return now;
        });
        const scale = Math.max(...ball.map(Math.abs));
        path(momentum({ learningRate: 0.1 }), slopes).forEach((w, k) => {
          assert.ok(Math.abs(w - ball[k]) <= 1e-12 * scale + 1e-300);
        });
      }),
    );
  });

  it("starts Adagrad and Adam with a step of η, whatever the gradient", () => {
    fc.assert(
      fc.property(rates, slope, (learningRate, g) => {
        near(path(adagrad({ learningRate }), [g])[0], -learningRate, 1e-6);
        near(path(adam({ learningRate }), [g])[0], -learningRate, 1e-4);
      }),
    );
  });

  it("starts RMSprop with a step of η/√(1 − α), ten times η at the default", () => {
    fc.assert(fc.property(slope, (g) => near(path(rmsprop({ learningRate: 1 }), [g])[0], -10, 1e-3)));
  });

  it("shortens Adagrad's steps as 1/√t where the gradient stays the same", () => {
    const w = path(adagrad({ learningRate: 1 }), new Array(100).fill(5));
    near(w[98] - w[99], 1 / 10, 1e-9);
  });

  it("brings RMSprop back to steps of η where the gradient stays the same", () => {
    const w = path(rmsprop({ learningRate: 1 }), new Array(5000).fill(5));
    near(w[4998] - w[4999], 1, 1e-6);
  });

  it("keeps Adam at steps of η where the gradient stays the same, from the first step on", () => {
    const w = path(adam({ learningRate: 1 }), new Array(2000).fill(5));
    for (const [k, weight] of w.entries()) near(weight, -(k + 1), 1e-8);
  });
});
