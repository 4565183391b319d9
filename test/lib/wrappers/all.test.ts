// What holds for all wrappers is tested for all, around several optimizers: a new one is one row.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { adam, minimize, momentum, nadam, type Optimizer, optimizer, rosenbrock, sgd } from "../../../lib/index";
import * as wrappers from "../../../lib/wrappers/index";

interface Row {
  readonly wrap: (inner: Optimizer) => Optimizer;
  /** The wrapper with a setting with which it changes no step. */
  readonly idle: (inner: Optimizer) => Optimizer;
  readonly label: string;
  readonly options: Readonly<Record<string, number>>;
  readonly wrong: readonly [build: () => unknown, error: RegExp][];
}

const own = optimizer("Own", { learningRate: 0.1 }, ["last"], (w, g, { last }, { learningRate }) => {
  for (let j = 0; j < w.length; j++) w[j] -= learningRate * (g[j] + 0.5 * last[j]);
  last.set(g);
});

const { averaged, averageOf, clipByNorm, clipByValue } = wrappers;

const table: Readonly<Record<Exclude<keyof typeof wrappers, "averageOf">, Row>> = {
  clipByNorm: {
    wrap: (inner) => clipByNorm(inner, 1),
    idle: (inner) => clipByNorm(inner, 1e9),
    label: ", ‖g‖ ≤ 1",
    options: { clipByNorm: 1 },
    wrong: [
      [() => clipByNorm(sgd(), 0), /^RangeError: Cannot clipByNorm as limit must be greater than 0 and finite: /],
      [() => clipByNorm(sgd(), Number.NaN), /current value is NaN$/],
    ],
  },
  clipByValue: {
    wrap: (inner) => clipByValue(inner, 0.5),
    idle: (inner) => clipByValue(inner, 1e9),
    label: ", |g| ≤ 0.5",
    options: { clipByValue: 0.5 },
    wrong: [
      [() => clipByValue(sgd(), -1), /^RangeError: Cannot clipByValue as limit must be greater than 0 and finite: /],
    ],
  },
  averaged: {
    wrap: (inner) => averaged(inner, { beta: 0.9, after: 3 }),
    idle: (inner) => averaged(inner),
    label: ", averaged (β = 0.9, t > 3)",
    options: { beta: 0.9, after: 3 },
    wrong: [
      [
        () => averaged(sgd(), { beta: 1 }),
        /^RangeError: Cannot average as beta must be in \[0, 1\): current value is 1$/,
      ],
      [() => averaged(sgd(), { after: -1 }), /^RangeError: Cannot average as after must be a whole number from 0/],
      [() => averaged(sgd(), { from: 1 } as never), /^RangeError: Cannot average as averaged has no option from: /],
      [
        () => averaged(averaged(sgd())),
        /^RangeError: Cannot average as the state of SGD \(η = 0.001\), averaged must not have an average already$/,
      ],
    ],
  },
};

const inners: readonly Optimizer[] = [sgd({ learningRate: 0.1 }), momentum({ learningRate: 0.1 }), nadam(), own()];
const gradients = fc.array(fc.tuple(slopes(), slopes()), { minLength: 1, maxLength: 20 });

function slopes() {
  return fc.double({ min: -100, max: 100, noNaN: true });
}

function walk({ init, step }: Optimizer, all: readonly (readonly number[])[], length = 2) {
  const w = new Float64Array(length);
  const state = init(length);
  for (const each of all) step(w, Float64Array.from(each), state);
  return { w, state };
}

for (const [name, row] of Object.entries(table)) {
  describe(`${name}()`, () => {
    it("keeps the name, adds to the label and to the options, and leaves the optimizer as it was", () => {
      for (const inner of inners) {
        const before = { label: inner.label, options: { ...inner.options } };
        const wrapped = row.wrap(inner);
        assert.equal(wrapped.name, inner.name);
        assert.equal(wrapped.label, inner.label + row.label);
        assert.deepEqual(wrapped.options, { ...inner.options, ...row.options });
        assert.deepEqual({ label: inner.label, options: inner.options }, before);
      }
    });

    it("leaves the gradient as it was", () => {
      const { init, step } = row.wrap(sgd());
      const g = Float64Array.of(30, -40);
      step(new Float64Array(2), g, init(2));
      assert.deepEqual(g, Float64Array.of(30, -40));
    });

    it("takes the very steps of the optimizer where it has nothing to do", () => {
      fc.assert(
        fc.property(fc.constantFrom(...inners), gradients, (inner, all) => {
          assert.deepEqual(walk(row.idle(inner), all).w, walk(inner, all).w);
        }),
      );
    });

    it("goes on from a copy of its state as if it had never been interrupted", () => {
      fc.assert(
        fc.property(fc.constantFrom(...inners), gradients, gradients, (inner, before, after) => {
          const { step, ...wrapped } = row.wrap(inner);
          const { w, state } = walk({ step, ...wrapped }, before);
          const copy = { w: w.slice(), state: structuredClone(state) };
          for (const each of after) {
            step(w, Float64Array.from(each), state);
            step(copy.w, Float64Array.from(each), copy.state);
          }
          assert.deepEqual(copy, { w, state });
        }),
      );
    });

    it("keeps two runs with one optimizer apart, of different sizes, too", () => {
      const { init, step } = row.wrap(momentum());
      const alone = walk({ ...row.wrap(momentum()) }, [[3], [4]], 1).w;
      const w = Float64Array.of(0);
      const [state, other] = [init(1), init(3)];
      step(w, Float64Array.of(3), state);
      step(new Float64Array(3), Float64Array.of(9, 9, 9), other);
      step(w, Float64Array.of(4), state);
      assert.deepEqual(w, alone);
    });

    it("refuses a gradient that is not as long as the weights", () => {
      const { init, step } = row.wrap(sgd());
      assert.throws(() => step(new Float64Array(2), new Float64Array(3), init(2)), /w and g must have the same length/);
    });

    it("refuses what is outside its range, and what is no optimizer", () => {
      for (const [build, error] of row.wrong) assert.throws(build, error);
      assert.throws(
        () => row.wrap(sgd as never),
        /^TypeError: .* must be an optimizer such as sgd\(\): found a function$/,
      );
      assert.throws(() => row.wrap(undefined as never), /found undefined$/);
    });
  });
}

describe("clipping", () => {
  const clipped = (inner: (o: Optimizer) => Optimizer, g: readonly number[]) =>
    Array.from(walk(inner(sgd({ learningRate: 1 })), [g], g.length).w, (x) => 0 - x);

  it("by norm keeps the direction, and the length below the limit", () => {
    assert.deepEqual(
      clipped((o) => clipByNorm(o, 2.5), [3, 4]),
      [1.5, 2],
    );
    fc.assert(
      fc.property(fc.array(slopes(), { minLength: 1, maxLength: 9 }), (g) => {
        const cut = clipped((o) => clipByNorm(o, 2), g);
        const length = Math.hypot(...g);
        assert.ok(Math.hypot(...cut) <= 2 * (1 + 1e-12));
        const factor = Math.min(1, 2 / length);
        cut.forEach((x, j) => {
          assert.ok(Math.abs(x - factor * g[j]) <= 1e-12 * Math.max(1, length));
        });
      }),
    );
  });

  it("by norm takes a gradient whose square is beyond all numbers, and one of zeros", () => {
    assert.deepEqual(
      clipped((o) => clipByNorm(o, 1), [3e200, 4e200]).map((x) => x.toFixed(12)),
      ["0.600000000000", "0.800000000000"],
    );
    assert.deepEqual(
      clipped((o) => clipByNorm(o, 1), [0, 0]),
      [0, 0],
    );
  });

  it("by value cuts each entry for itself", () => {
    assert.deepEqual(
      clipped((o) => clipByValue(o, 2), [5, -5, 1, 0]),
      [2, -2, 1, 0],
    );
  });

  it("does not hide a gradient that is not a number", () => {
    assert.ok(Number.isNaN(clipped((o) => clipByNorm(o, 1), [Number.NaN, 1])[0]));
    assert.ok(Number.isNaN(clipped((o) => clipByValue(o, 1), [Number.NaN, 1])[0]));
  });

  it("takes descent down a cliff from which it would fly off", () => {
    const free = sgd({ learningRate: 0.01 });
    assert.throws(() => minimize(rosenbrock, [-1.2, 1], { optimizer: free, steps: 100 }), /must not explode/);
    const { values } = minimize(rosenbrock, [-1.2, 1], { optimizer: clipByNorm(free, 1), steps: 1000 });
    assert.ok(values[1000] < 0.1 * values[0]);
  });

  it("of each other: wrappers compose, the outer one acts first", () => {
    const both = clipByNorm(clipByValue(sgd({ learningRate: 1 }), 1.75), 2.5);
    assert.equal(both.label, "SGD (η = 1), |g| ≤ 1.75, ‖g‖ ≤ 2.5");
    assert.deepEqual(
      clipped((o) => clipByNorm(clipByValue(o, 1.75), 2.5), [3, 4]),
      [1.5, 1.75],
    );
    const all = averaged(clipByNorm(adam(), 1));
    assert.deepEqual(Object.keys(all.init(1)), ["t", "m", "v", "vMax", "average"]);
  });
});

describe("averaged()", () => {
  /** The weight after each step, and the average of then. */
  function follow(inner: Optimizer, all: readonly number[]) {
    const w = Float64Array.of(0);
    const state = inner.init(1);
    return all.map((slope) => {
      inner.step(w, Float64Array.of(slope), state);
      return { w: w[0], average: averageOf(state)[0] };
    });
  }

  it("has the mean of the weights after every step", () => {
    fc.assert(
      fc.property(fc.array(slopes(), { minLength: 1, maxLength: 30 }), (all) => {
        const steps = follow(averaged(sgd({ learningRate: 0.1 })), all);
        const mean = steps.reduce((sum, { w }) => sum + w, 0) / steps.length;
        assert.ok(Math.abs((steps.at(-1)?.average ?? Number.NaN) - mean) < 1e-11);
      }),
    );
  });

  it("lets what is long ago count less when it has a beta", () => {
    // w = 1, then 3, then 3: 1, ½ · 1 + ½ · 3 = 2, ½ · 2 + ½ · 3 = 2.5
    const steps = follow(averaged(sgd({ learningRate: 1 }), { beta: 0.5 }), [-1, -2, 0]);
    assert.deepEqual(
      steps.map(({ average }) => average),
      [1, 2, 2.5],
    );
  });

  it("begins late when it is asked to; until then the average is the weights", () => {
    // w = 1, 3, 6, 10: the mean of 6 and 10 is 8
    const steps = follow(averaged(sgd({ learningRate: 1 }), { after: 2 }), [-1, -2, -3, -4]);
    assert.deepEqual(
      steps.map(({ average }) => average),
      [1, 3, 6, 8],
    );
  });

  it("lies closer to the minimum than the steps that jump about it", () => {
    const steps = follow(averaged(sgd({ learningRate: 1 })), [-1, 2, -2, 2, -2, 2, -2, 2]);
    assert.equal(Math.abs(steps[7].w), 1);
    assert.ok(Math.abs(steps[7].average) < 1e-15);
  });

  it("has no average to read in a state without one", () => {
    const message = "Cannot read the average as the state must be that of an averaged optimizer: found";
    assert.throws(() => averageOf(sgd().init(1)), { name: "TypeError", message: `${message} an object` });
    assert.throws(() => averageOf(undefined), { name: "TypeError", message: `${message} undefined` });
  });
});
