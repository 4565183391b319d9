// What holds for all landscapes is tested for all: a new one is one row here.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as functions from "../../../lib/functions/index";
import { type Landscape, minimize, sgd } from "../../../lib/index";

interface Row {
  readonly landscape: Landscape;
  /** A place, its value and its gradient, computed by hand. */
  readonly byHand: readonly [w: readonly number[], value: number, gradient: readonly number[]];
  /** A learning rate at which plain descent from `start` goes downhill. */
  readonly rate: number;
}

const table: Readonly<Record<keyof typeof functions, Row>> = {
  parabola: { landscape: functions.parabola, byHand: [[5], 0, [4]], rate: 0.1 },
  ravine: { landscape: functions.ravine(), byHand: [[2, 1], 14.5, [2, 25]], rate: 0.01 },
  // 2 − ½ · 4 + ¼ · 16, and 8 − 2
  saddle: { landscape: functions.saddle, byHand: [[2, 2], 4, [2, 6]], rate: 0.1 },
  // 1 + 100 (1 − 4)², and 2 − 800 (1 − 4)
  rosenbrock: { landscape: functions.rosenbrock, byHand: [[2, 1], 901, [2402, -600]], rate: 0.001 },
  // The rests at (0, 2) are 1.5, 2.25 and 2.625; 2 (1.5 · 1 + 2.25 · 3 + 2.625 · 7)
  beale: { landscape: functions.beale, byHand: [[0, 2], 14.203125, [53.25, 0]], rate: 0.001 },
  // (1 + 1 − 11)² + (1 + 1 − 7)²; 4 · −9 + 2 · −5, 2 · −9 + 4 · −5
  himmelblau: { landscape: functions.himmelblau, byHand: [[1, 1], 106, [-46, -38]], rate: 0.01 },
  // At a quarter the cosine is 0 and the sine 1, at a half −1 and 0
  rastrigin: {
    landscape: functions.rastrigin,
    byHand: [[0.25, 0.5], 20 + 1 / 16 + 1 / 4 + 10 - 0, [0.5 + 20 * Math.PI, 1]],
    rate: 0.001,
  },
};

function near(actual: number, expected: number, tolerance: number): void {
  const gap = Math.abs(actual - expected);
  assert.ok(gap <= tolerance * Math.max(1, Math.abs(expected)), `${actual} instead of ${expected}`);
}

/** Anywhere in the part that is drawn. */
function places({ view }: Landscape) {
  return fc.tuple(...view.map(([min, max]) => fc.double({ min, max, noNaN: true })));
}

for (const [name, { landscape, byHand, rate }] of Object.entries(table)) {
  describe(name, () => {
    const [w, value, gradient] = byHand;

    it("has the value and the gradient that are computed by hand", () => {
      near(landscape.value(...w), value, 1e-14);
      landscape.gradient(...w).forEach((slope, j) => {
        near(slope, gradient[j], 1e-14);
      });
    });

    it("has the gradient of its value everywhere: finite differences agree", () => {
      fc.assert(
        fc.property(places(landscape), (place) => {
          landscape.gradient(...place).forEach((slope, j) => {
            const at = (step: number) => landscape.value(...place.with(j, place[j] + step));
            const difference = (at(1e-4) - at(-1e-4)) / 2e-4;
            // What rounding and the third derivative leave of two values that are nearly the same.
            assert.ok(Math.abs(slope - difference) < 1e-4 * Math.max(1, Math.abs(slope), Math.abs(at(0)) / 1e4));
          });
        }),
      );
    });

    it("is level at its minima, which have the value that is said", () => {
      for (const minimum of landscape.minima) {
        near(landscape.value(...minimum), landscape.minimum, 1e-13);
        for (const slope of landscape.gradient(...minimum)) near(slope, 0, 1e-12);
      }
    });

    it("is nowhere lower than at its minima", () => {
      fc.assert(
        fc.property(places(landscape), (place) => {
          assert.ok(landscape.value(...place) >= landscape.minimum - 1e-13);
        }),
      );
    });

    it("has as many numbers for every place and range, and the start and the minima in view", () => {
      const { view, start, minima } = landscape;
      for (const place of [start, ...minima]) {
        assert.equal(place.length, view.length);
        place.forEach((x, j) => {
          assert.ok(view[j][0] < x && x < view[j][1]);
        });
      }
    });

    it("is descended from its start by plain gradient descent", () => {
      const { values } = minimize(landscape, landscape.start, { optimizer: sgd({ learningRate: rate }), steps: 100 });
      for (let t = 1; t < values.length; t++) assert.ok(values[t] <= values[t - 1] + 1e-12);
      assert.ok(values[100] < values[0]);
    });
  });
}

describe("ravine()", () => {
  it("has the condition number that was asked for, and is a round bowl with 1", () => {
    assert.deepEqual(functions.ravine(100).gradient(1, 1), [1, 100]);
    assert.deepEqual(functions.ravine(1).gradient(3, 3), [3, 3]);
  });

  it("refuses a condition number below 1", () => {
    assert.throws(() => functions.ravine(0.5), {
      name: "RangeError",
      message: "Cannot make a ravine as condition must be 1 or greater and finite: current value is 0.5",
    });
  });
});
