import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  adam,
  adamW,
  LinearRegression,
  momentum,
  type Optimizer,
  type Penalty,
  random,
  regularized,
  sgd,
  train,
} from "../../lib/index";
import { inOrder, standardizedCars } from "./cars";

const cars = standardizedCars();
const plain = LinearRegression.objective(cars);
const batch = { ...cars, rows: inOrder(398), from: 0, to: 398 };
const weights = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 4, maxLength: 4 });

function evaluate(penalty: Penalty, w: readonly number[]) {
  const g = new Float64Array(4);
  return { loss: regularized(plain, penalty).lossAndGradient(Float64Array.from(w), g, batch), g };
}

function fit(optimizer: Optimizer, penalty: Penalty) {
  const w = new Float64Array(4);
  const { loss } = train(regularized(plain, penalty), w, cars, { optimizer, epochs: 300, batchSize: 34, seed: 1 });
  return { w, loss };
}

describe("regularized()", () => {
  it("adds half the squares, the sizes, and their slopes", () => {
    const [w, zero] = [[1, -2, 0, 3], evaluate({}, [1, -2, 0, 3])];
    const both = evaluate({ l2: 0.5, l1: 0.25 }, w);
    // ½ · ½ · (1 + 4 + 9) + ¼ · (1 + 2 + 3)
    assert.ok(Math.abs(both.loss - zero.loss - 5) < 1e-12);
    const slopes = [0.5 + 0.25, -1 - 0.25, 0, 1.5 + 0.25];
    slopes.forEach((slope, j) => {
      assert.ok(Math.abs(both.g[j] - zero.g[j] - slope) < 1e-12);
    });
  });

  it("has the gradient of its loss: finite differences agree away from the kinks", () => {
    fc.assert(
      fc.property(
        weights,
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (w, l1, l2) => {
          const penalty = { l1, l2, free: [1] };
          evaluate(penalty, w).g.forEach((slope, j) => {
            if (Math.abs(w[j]) < 1e-3) return;
            const at = (step: number) => evaluate(penalty, w.with(j, w[j] + step)).loss;
            const difference = (at(1e-4) - at(-1e-4)) / 2e-4;
            assert.ok(Math.abs(slope - difference) < 1e-6 * Math.max(1, Math.abs(slope)));
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it("changes no bit without a penalty, or where all weights are free", () => {
    fc.assert(
      fc.property(weights, (w) => {
        const g = new Float64Array(4);
        const loss = plain.lossAndGradient(Float64Array.from(w), g, batch);
        assert.deepEqual(evaluate({}, w), { loss, g });
        assert.deepEqual(evaluate({ l1: 3, l2: 4, free: [0, 1, 2, -1] }, w), { loss, g });
      }),
    );
  });

  it("leaves the free weights free: the last by −1", () => {
    const { g } = evaluate({ l2: 1, free: [-1] }, [0, 0, 0, 5]);
    assert.equal(g[3], evaluate({}, [0, 0, 0, 5]).g[3]);
  });

  it("takes the way of weightDecay, to rounding; AdamW takes another", () => {
    const learningRate = 0.05;
    for (const [build, other] of [
      [momentum({ learningRate: 0.01 }), momentum({ learningRate: 0.01, weightDecay: 0.5 })],
      [adam({ learningRate }), adam({ learningRate, weightDecay: 0.5 })],
    ]) {
      const [a, b] = [fit(build, { l2: 0.5 }).w, fit(other, {}).w];
      a.forEach((weight, j) => {
        assert.ok(Math.abs(weight - b[j]) < 1e-9, `${weight} and ${b[j]}`);
      });
    }
    const [a, b] = [fit(adam({ learningRate }), { l2: 0.5 }).w, fit(adamW({ learningRate, weightDecay: 0.5 }), {}).w];
    assert.ok(Math.abs(a[0] - b[0]) > 1e-3);
  });

  it("makes the weights smaller, and the loss on the rows larger", () => {
    const size = ({ w }: { w: Float64Array }) => Math.hypot(...w.slice(0, 3));
    const optimizer = sgd({ learningRate: 0.01 });
    const runs = [0, 0.1, 1, 10].map((l2) => fit(optimizer, { l2, free: [-1] }));
    for (let k = 1; k < runs.length; k++) assert.ok(size(runs[k]) < size(runs[k - 1]));
  });

  it("is judged without the penalty, and refuses the rows that the objective refuses", () => {
    const picky = { ...plain, check: (action: string) => assert.fail(`Cannot ${action}`) };
    const twice = regularized(regularized(picky, { l2: 1 }), { l1: 1 });
    assert.equal(twice.judge, picky);
    assert.throws(() => train(twice, new Float64Array(4), cars, { optimizer: sgd(), epochs: 1 }), /Cannot train/);
  });

  it("starts where the objective starts", () => {
    const [a, b] = [plain, regularized(plain, { l2: 1 })].map(({ start }) => start?.(random(3)));
    assert.deepEqual(a, b);
    const { size, lossAndGradient } = plain;
    assert.deepEqual(regularized({ size, lossAndGradient }, {}).start?.(random(3)), new Float64Array(4));
  });

  it("refuses a negative penalty, a place where there is no weight, and what is no objective", () => {
    const refuse = (penalty: object, message: RegExp) => assert.throws(() => regularized(plain, penalty), message);
    refuse({ l2: -1 }, /^RangeError: Cannot regularize as l2 must be 0 or greater and finite: current value is -1$/);
    refuse({ l1: Number.NaN }, /l1 must be/);
    refuse({ free: [4] }, /^RangeError: Cannot regularize as free must hold places of weights, −4 to 3: found 4$/);
    refuse({ free: [-5] }, /found -5$/);
    refuse({ free: [0.5] }, /found 0.5$/);
    refuse({ free: -1 }, /^TypeError: Cannot regularize as free must be an array such as \[−1\]: found -1$/);
    refuse({ L2: 1 }, /did you mean l2\?$/);
    assert.throws(
      () => regularized(LinearRegression as never, {}),
      /^TypeError: Cannot regularize as objective must have/,
    );
  });
});
