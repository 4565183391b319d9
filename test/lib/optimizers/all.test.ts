// What holds for all optimizers is tested for all: a new one is one row of `table`, and its runs in traces/auto_mpg.py.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { LinearRegression, type Optimizer } from "../../../lib/index";
import * as optimizers from "../../../lib/optimizers/index";
import { inOrder, standardizedCars } from "../cars";

interface Row {
  /** PyTorch's. */
  readonly defaults: Readonly<Record<string, number>>;
  readonly state: readonly string[];
  /** Settings with an ε so large that its place shows. */
  readonly byHand: Readonly<Record<string, number>>;
  /** Two gradients, and the weight after each, from 0. */
  readonly gradients: readonly [number, number];
  readonly weights: readonly [number, number];
}

const table: Readonly<Record<keyof typeof optimizers, Row>> = {
  sgd: {
    defaults: { learningRate: 0.001 },
    state: [],
    byHand: { learningRate: 0.5 },
    gradients: [3, -4],
    // w = −½ · 3 = −1.5, then −1.5 + ½ · 4
    weights: [-1.5, 0.5],
  },
  momentum: {
    defaults: { learningRate: 0.001, momentum: 0.9 },
    state: ["v"],
    byHand: { learningRate: 0.5, momentum: 0.5 },
    gradients: [3, -4],
    // v = 3, then 1.5 − 4 = −2.5; w = −½ v, then + 1.25
    weights: [-1.5, -0.25],
  },
  adagrad: {
    defaults: { learningRate: 0.01, epsilon: 1e-10 },
    state: ["s"],
    byHand: { learningRate: 1, epsilon: 1 },
    gradients: [3, 4],
    // s = 9, then 25; w = −3/(3 + 1), then − 4/(5 + 1)
    weights: [-3 / 4, -3 / 4 - 4 / 6],
  },
  rmsprop: {
    defaults: { learningRate: 0.01, alpha: 0.99, epsilon: 1e-8 },
    state: ["v"],
    byHand: { learningRate: 1, alpha: 0.75, epsilon: 1 },
    gradients: [4, 2],
    // v = ¼ · 16 = 4, then ¾ · 4 + ¼ · 4 = 4; w = −4/(2 + 1), then − 2/(2 + 1)
    weights: [-4 / 3, -2],
  },
  adam: {
    defaults: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    state: ["m", "v"],
    byHand: { learningRate: 1, beta1: 0.5, beta2: 0.5, epsilon: 1 },
    gradients: [2, 2],
    // m = 1, then 1.5; v = 2, then 3; corrected by ½, then ¾: m̂ = 2 and √v̂ = 2 both times; w = −2/(2 + 1) a step
    weights: [-2 / 3, -4 / 3],
  },
};

const traces: {
  readonly torch: string;
  readonly traces: readonly {
    readonly optimizer: keyof typeof optimizers;
    readonly options: Readonly<Record<string, number>>;
    readonly points: readonly { readonly step: number; readonly w: readonly number[]; readonly loss: number }[];
  }[];
} = JSON.parse(readFileSync(new URL("../traces/auto_mpg.json", import.meta.url), "utf8"));

const outside: Readonly<Record<string, readonly unknown[]>> = {
  learningRate: [0, -1, Number.NaN, Number.POSITIVE_INFINITY, "0.1", true, null],
  momentum: [-0.1, 1, 1.5, Number.NaN],
  alpha: [-0.1, 1, Number.NaN],
  beta1: [-0.1, 1, Number.NaN],
  beta2: [-0.1, 1, Number.NaN],
  epsilon: [0, -1e-8, Number.NaN],
};

function build(name: string, options: Readonly<Record<string, unknown>> = {}): Optimizer {
  const builders: Readonly<Record<string, (options: never) => Optimizer>> = { ...optimizers };
  return builders[name](options as never);
}

const gradients = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 20 });

/** The weight after each of these gradients, from 0. */
function path({ init, step }: Optimizer, slopes: readonly number[]): number[] {
  const w = Float64Array.of(0);
  const state = init(1);
  return slopes.map((slope) => {
    step(w, Float64Array.of(slope), state);
    return w[0];
  });
}

for (const [name, row] of Object.entries(table)) {
  describe(`${name}()`, () => {
    it("has PyTorch's defaults", () => assert.deepEqual(build(name).options, row.defaults));

    it("starts with a state of zeros", () => {
      const zeros = Object.fromEntries(row.state.map((key) => [key, new Float64Array(3)]));
      assert.deepEqual(build(name).init(3), { t: 0, ...zeros });
    });

    it("takes two steps as computed by hand", () => {
      path(build(name, row.byHand), row.gradients).forEach((weight, k) => {
        assert.ok(Math.abs(weight - row.weights[k]) < 1e-15, `step ${k + 1}: ${weight} instead of ${row.weights[k]}`);
      });
    });

    it("refuses settings outside their ranges, and says which and why", () => {
      for (const option of Object.keys(row.defaults)) {
        for (const value of outside[option]) {
          const begin = `Cannot build ${name} as ${option} must be `;
          assert.throws(
            () => build(name, { [option]: value }),
            (error: Error) => {
              return (
                error instanceof RangeError &&
                error.message.startsWith(begin) &&
                error.message.includes("current value is")
              );
            },
          );
        }
      }
    });

    it("goes against the first gradient, and leaves the gradient as it was", () => {
      const { init, step } = build(name);
      const w = Float64Array.of(0, 0, 0);
      const g = Float64Array.of(2, -3, 0);
      step(w, g, init(3));
      assert.deepEqual(Array.from(w, Math.sign), [-1, 1, 0]);
      assert.deepEqual(g, Float64Array.of(2, -3, 0));
    });

    it("treats each weight as if it were alone", () => {
      fc.assert(
        fc.property(gradients, gradients, (a, b) => {
          const steps = Math.min(a.length, b.length);
          const { init, step } = build(name);
          const w = Float64Array.of(0, 0);
          const state = init(2);
          for (let k = 0; k < steps; k++) step(w, Float64Array.of(a[k], b[k]), state);
          assert.equal(w[0], path(build(name), a)[steps - 1]);
          assert.equal(w[1], path(build(name), b)[steps - 1]);
        }),
      );
    });

    it("mirrors its path when every gradient is mirrored", () => {
      fc.assert(
        fc.property(gradients, (slopes) => {
          const there = path(build(name), slopes);
          const mirrored = path(
            build(name),
            slopes.map((slope) => -slope),
          );
          for (const [k, weight] of there.entries()) assert.equal(weight + mirrored[k], 0);
        }),
      );
    });

    it("goes on from a copy of its state as if it had never been interrupted", () => {
      fc.assert(
        fc.property(gradients, gradients, (before, after) => {
          const { init, step } = build(name);
          const w = Float64Array.of(1);
          const state = init(1);
          for (const slope of before) step(w, Float64Array.of(slope), state);
          const copy = { w: w.slice(), state: structuredClone(state) };
          for (const slope of after) {
            step(w, Float64Array.of(slope), state);
            step(copy.w, Float64Array.of(slope), copy.state);
          }
          assert.deepEqual(copy, { w, state });
        }),
      );
    });

    it(`agrees with PyTorch ${traces.torch} on auto-mpg to 1e-12 of the largest weight`, () => {
      const data = standardizedCars();
      const objective = LinearRegression.objective(data);
      const all = { ...data, rows: inOrder(398), from: 0, to: 398 };
      const runs = traces.traces.filter((trace) => trace.optimizer === name);
      assert.ok(runs.length > 0, "no trace was recorded");
      for (const { options, points } of runs) {
        const { init, step } = build(name, options);
        const w = new Float64Array(4);
        const g = new Float64Array(4);
        const state = init(4);
        for (const point of points) {
          while (state.t < point.step) {
            const from = (state.t % 12) * 34;
            objective.lossAndGradient(w, g, { ...all, from, to: Math.min(from + 34, 398) });
            step(w, g, state);
          }
          const scale = Math.max(...point.w.map(Math.abs));
          const gap = Math.max(...point.w.map((weight, j) => Math.abs(weight - w[j]))) / scale;
          const loss = objective.lossAndGradient(w, g, all);
          assert.ok(gap < 1e-12, `${JSON.stringify(options)}, step ${point.step}: weights differ by ${gap}`);
          assert.ok(
            Math.abs(loss - point.loss) < 1e-12 * point.loss,
            `${JSON.stringify(options)}: loss at ${point.step}`,
          );
        }
      }
    });
  });
}
