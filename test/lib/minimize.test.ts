import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  adam,
  himmelblau,
  type MinimizeOptions,
  minimize,
  momentum,
  nadam,
  parabola,
  RunawayError,
  ravine,
  rosenbrock,
  saddle,
  sgd,
} from "../../lib/index";

const optimizer = sgd({ learningRate: 0.1 });

describe("minimize()", () => {
  it("walks the lecture's parabola as the closed form says: 3 + (1 − 2η)ᵗ (x₀ − 3)", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: -10, max: 10, noNaN: true }),
        (learningRate, start) => {
          const { path } = minimize(parabola, start, { optimizer: sgd({ learningRate }), steps: 40 });
          let left = start - 3;
          for (const [x] of path) {
            assert.ok(Math.abs(x - (3 + left)) < 1e-12 * Math.max(1, Math.abs(start)));
            left *= 1 - 2 * learningRate;
          }
        },
      ),
    );
  });

  it("arrives at once with η = ½, and bounces between 5 and 1 for ever with η = 1", () => {
    const walk = (learningRate: number) =>
      minimize(parabola, 5, { optimizer: sgd({ learningRate }), steps: 4 }).path.map(([x]) => x);
    assert.deepEqual(walk(0.5), [5, 3, 3, 3, 3]);
    assert.deepEqual(walk(1), [5, 1, 5, 1, 5]);
  });

  it("gives every place from the start on with its value, and the last of them", () => {
    const { w, value, path, values, stopped } = minimize(ravine(4), [4, 1], { optimizer, steps: 3 });
    assert.deepEqual([path.length, values.length, stopped], [4, 4, "steps"]);
    assert.deepEqual(path[0], Float64Array.of(4, 1));
    path.forEach((place, t) => {
      assert.equal(values[t], ravine(4).value(...place));
    });
    assert.deepEqual(w, path[3]);
    assert.equal(value, values[3]);
  });

  it("finds a different minimum of Himmelblau's function from each quarter", () => {
    const ends = [
      [4, 4],
      [-4, 4],
      [-4, -4],
      [4, -4],
    ].map((start) => minimize(himmelblau, start, { optimizer: sgd({ learningRate: 0.01 }), steps: 1000 }).w);
    ends.forEach((end, k) => {
      himmelblau.minima[k].forEach((x, j) => {
        assert.ok(Math.abs(end[j] - x) < 1e-9);
      });
    });
  });

  it("stays on a ridge for ever, and leaves it by the slightest push", () => {
    const from = (start: number[]) => minimize(saddle, start, { optimizer, steps: 500 }).w;
    assert.equal(from([1, 0])[1], 0);
    assert.ok(Math.abs(from([1, 1e-9])[1] - 1) < 1e-9);
  });

  it("stops where the gradient is no longer than the tolerance", () => {
    const { w, stopped, path } = minimize(rosenbrock, [-1.2, 1], {
      optimizer: adam({ learningRate: 0.05 }),
      steps: 1e5,
      tolerance: 1e-6,
    });
    assert.equal(stopped, "tolerance");
    assert.ok(path.length < 1e4);
    assert.ok(Math.hypot(...rosenbrock.gradient(...w)) <= 1e-6);
    const there = minimize(rosenbrock, [1, 1], { optimizer, steps: 5, tolerance: 0 });
    assert.deepEqual([there.stopped, there.path.length], ["tolerance", 1]);
  });

  it("takes no step when it is to take none", () => {
    const { w, path } = minimize(parabola, 5, { optimizer, steps: 0 });
    assert.deepEqual([Array.from(w), path.length], [[5], 1]);
  });

  it("takes a student's functions: a slope without an array, and any number of variables", () => {
    const f = { value: (x: number) => x * x - 6 * x + 5, gradient: (x: number) => 2 * x - 6 };
    assert.deepEqual(
      minimize(f, 5, { optimizer, steps: 10 }).path,
      minimize(parabola, [5], { optimizer, steps: 10 }).path,
    );
    const bowl = {
      value: (...w: number[]) => w.reduce((sum, x) => sum + x * x, 0),
      gradient: (...w: number[]) => w.map((x) => 2 * x),
    };
    const { w } = minimize(bowl, new Float64Array(50).fill(1), { optimizer: sgd({ learningRate: 0.5 }), steps: 1 });
    assert.deepEqual(w, new Float64Array(50));
  });

  it("leaves the start as it is, and starts every call with a new memory", () => {
    const start = Float64Array.of(-1.2, 1);
    const options = { optimizer: nadam({ learningRate: 0.01 }), steps: 20 };
    const once = minimize(rosenbrock, start, options);
    assert.deepEqual(start, Float64Array.of(-1.2, 1));
    assert.deepEqual(minimize(rosenbrock, start, options), once);
    assert.equal(once.state.t, 20);
  });
});

describe("minimize(), when a descent runs away", () => {
  function runAway(learningRate: number): RunawayError {
    try {
      minimize(ravine(100), [1, 1], { optimizer: momentum({ learningRate }), steps: 1000 });
    } catch (error) {
      assert.ok(error instanceof RunawayError, String(error));
      return error;
    }
    return assert.fail("it did not run away");
  }

  it("stops with the step, the learning rate and the remedy, and keeps the way there", () => {
    const { message, name, path, value } = runAway(1);
    assert.match(
      message,
      /^Cannot go on as the value must not explode: after \d steps of Momentum \(η = 1\) it is \d\.\de\+1\d; try learningRate 0\.1$/,
    );
    assert.equal(name, "RunawayError");
    assert.ok(Math.abs(value) > 1e10);
    assert.deepEqual(path[0], Float64Array.of(1, 1));
    assert.ok(path.every((place) => place.every(Number.isFinite)));
  });

  it("notices a value or a gradient that is not a number", () => {
    const options = { optimizer, steps: 3 };
    const root = { value: Math.sqrt, gradient: (x: number) => 1 / 2 / Math.sqrt(x) };
    assert.throws(
      () => minimize(root, 0.01, options),
      /after 1 steps of SGD \(η = 0\.1\) it is NaN; try learningRate 0\.01$/,
    );
    const blind = { value: () => 1, gradient: () => Number.NaN };
    assert.throws(() => minimize(blind, 1, options), RunawayError);
  });
});

describe("minimize(), at the door", () => {
  const refuse = (f: unknown, start: unknown, options: object, message: RegExp) =>
    assert.throws(() => minimize(f as typeof parabola, start as number, options as MinimizeOptions), message);
  const options = { optimizer, steps: 3 };

  it("refuses what is no function with a gradient", () => {
    refuse(
      ravine,
      1,
      options,
      /^TypeError: Cannot minimize as f must have a value and a gradient, as parabola has: found a f/,
    );
    refuse({ value: () => 1 }, 1, options, /^TypeError: .* found an object$/);
    refuse(undefined, 1, options, /^TypeError: .* found undefined$/);
  });

  it("refuses a start that is no number, or none at all", () => {
    refuse(parabola, "5", options, /^TypeError: Cannot minimize as start must be an array of numbers: found "5"$/);
    refuse(parabola, [], options, /^TypeError: Cannot minimize as start must have at least one number$/);
    refuse(parabola, Number.NaN, options, /^RangeError: Cannot minimize as every entry must be a finite number/);
  });

  it("refuses a start with more or fewer numbers than the function has variables", () => {
    refuse(rosenbrock, [1], options, /^RangeError: Cannot minimize as f must be finite at the start: f\(1\) is NaN$/);
    refuse(
      rosenbrock,
      [1, 2, 3],
      options,
      /^TypeError: Cannot minimize as the gradient must have one number per variable: f has 3, its gradient 2$/,
    );
    refuse({ value: () => 1, gradient: () => undefined }, 1, options, /f has 1, its gradient undefined$/);
  });

  it("refuses options out of range or misspelt", () => {
    refuse(
      parabola,
      5,
      { optimizer, steps: -1 },
      /^RangeError: Cannot minimize as steps must be a whole number from 0/,
    );
    refuse(parabola, 5, { optimizer }, /steps must be .* current value is undefined$/);
    refuse(parabola, 5, { optimizer, steps: 1, tolerance: -1 }, /^RangeError: Cannot minimize as tolerance must be/);
    refuse(
      parabola,
      5,
      { optimizer: sgd, steps: 1 },
      /^TypeError: .* must be an optimizer such as sgd\(\): found a function$/,
    );
    refuse(
      parabola,
      5,
      { optimizer, step: 1 },
      /^RangeError: Cannot minimize as minimize has no option step: did you mean steps\?$/,
    );
  });
});
