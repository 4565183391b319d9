// What holds for all optimizers is tested for all: a new one is one row of table.ts, and its runs in traces/optimizers.py.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as library from "../../../lib/index";
import { LinearRegression, type Optimizer } from "../../../lib/index";
import * as optimizers from "../../../lib/optimizers/index";
import { inOrder, standardizedCars } from "../cars";
import { build, descend, type Problem, ravine } from "./problems";
import { type Options, table } from "./table";

/** What PyTorch did, as traces/optimizers.py wrote it down. */
interface Traces {
  readonly torch: string;
  readonly traces: readonly {
    readonly optimizer: string;
    readonly options: Options;
    readonly points: readonly { readonly step: number; readonly w: readonly number[]; readonly loss: number }[];
  }[];
}

function autoMpg(): Problem {
  const data = standardizedCars();
  const objective = LinearRegression.objective(data);
  const all = { ...data, rows: inOrder(398), from: 0, to: 398 };
  return {
    start: [0, 0, 0, 0],
    slope(w, g, t) {
      const from = ((t - 1) % 12) * 34;
      objective.lossAndGradient(w, g, { ...all, from, to: Math.min(from + 34, 398) });
    },
    loss: (w) => objective.lossAndGradient(w, new Float64Array(4), all),
  };
}

const rosenbrock: Problem = {
  start: [-1.2, 1],
  slope([x, y], g) {
    g[0] = -2 * (1 - x) - 400 * x * (y - x * x);
    g[1] = 200 * (y - x * x);
  },
  loss: ([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
};

const outside: Readonly<Record<string, readonly unknown[]>> = {
  learningRate: [0, -1, Number.NaN, Number.POSITIVE_INFINITY, "0.1", true, null, () => 0, () => Number.NaN],
  momentum: [-0.1, 1, 1.5, Number.NaN],
  dampening: [-0.1, 1],
  alpha: [-0.1, 1, Number.NaN],
  rho: [-0.1, 1, Number.NaN],
  beta1: [-0.1, 1, Number.NaN, () => 0.9],
  beta2: [-0.1, 1, Number.NaN],
  epsilon: [0, -1e-8, Number.NaN],
  decay: [-0.1, Number.NaN],
  accumulator: [-0.1, Number.POSITIVE_INFINITY],
  weightDecay: [-0.1, Number.NaN],
  momentumDecay: [-0.1, Number.NaN],
  amsgrad: [0, 1, "true"],
  centered: [0, 1, null],
};

const gradients = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 20 });

/** The weight after each of these gradients. */
function path({ init, step }: Optimizer, slopes: readonly number[], from = 0): number[] {
  const w = Float64Array.of(from);
  const state = init(1);
  return slopes.map((slope) => {
    step(w, Float64Array.of(slope), state);
    return w[0];
  });
}

function read(name: string): Traces {
  return JSON.parse(readFileSync(new URL(`../traces/${name}.json`, import.meta.url), "utf8"));
}

const recorded: readonly (readonly [name: string, traces: Traces, problem: Problem])[] = [
  ["auto-mpg", read("auto_mpg"), autoMpg()],
  ["Rosenbrock's function", read("rosenbrock"), rosenbrock],
];

for (const [name, row] of Object.entries(table)) {
  const title = build(name).name;
  /** The defaults, and every set of options that was computed by hand. */
  const variants = [{}, ...row.byHand.map(({ options }) => options)];

  describe(`${name}()`, () => {
    it("is there by its name for everyone who imports the library", () => {
      assert.equal(Reflect.get(library, name), Reflect.get(optimizers, name));
    });

    it("has PyTorch's defaults", () => assert.deepEqual(build(name).options, row.defaults));

    it("starts with a state that is a plain record, new at every call", () => {
      const size = { zeros: 3, empty: 0 };
      const values = Object.entries(row.state).map(([key, start]) => {
        return [key, typeof start === "number" ? start : new Float64Array(size[start])];
      });
      assert.deepEqual(build(name).init(3), { t: 0, ...Object.fromEntries(values) });
      for (const options of variants) {
        const { init } = build(name, options);
        const state = init(3);
        assert.deepEqual(structuredClone(state), state);
        for (const [key, value] of Object.entries(state)) {
          if (typeof value !== "number") assert.notEqual(Reflect.get(init(3), key), value);
        }
      }
    });

    for (const { options, gradients, weights, from } of row.byHand) {
      it(`steps as computed by hand with ${JSON.stringify(options)}`, () => {
        path(build(name, options), gradients, from).forEach((weight, k) => {
          assert.ok(Math.abs(weight - weights[k]) < 2e-15, `step ${k + 1}: ${weight} instead of ${weights[k]}`);
        });
      });
    }

    it("refuses settings outside their ranges, and says which and why", () => {
      for (const option of Object.keys(row.defaults)) {
        for (const value of outside[option]) {
          const begin = `Cannot build ${title.toLowerCase()} as ${option} must be `;
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

    it("says in its label what is not a default", () => {
      assert.equal(build(name).label, `${title} (η = ${row.defaults.learningRate})`);
      const labels = variants.map((options) => build(name, options).label);
      assert.equal(new Set(labels).size, labels.length);
    });

    it("goes against the first gradient, and leaves the gradient as it was", () => {
      for (const options of variants) {
        const { init, step } = build(name, options);
        const w = Float64Array.of(0, 0, 0);
        const g = Float64Array.of(2, -3, 0);
        step(w, g, init(3));
        assert.deepEqual(Array.from(w, Math.sign), [-1, 1, 0]);
        assert.deepEqual(g, Float64Array.of(2, -3, 0));
      }
    });

    it("leaves a weight alone that never sees a gradient", () => {
      for (const options of variants.map((each) => ({
        ...each,
        ...("weightDecay" in row.defaults && { weightDecay: 0 }),
      }))) {
        assert.deepEqual(path(build(name, options), new Array(50).fill(0), 7), new Array(50).fill(7));
      }
    });

    it("treats each weight as if it were alone", () => {
      fc.assert(
        fc.property(fc.constantFrom(...variants), gradients, gradients, (options, a, b) => {
          const steps = Math.min(a.length, b.length);
          const { init, step } = build(name, options);
          const w = Float64Array.of(0, 0);
          const state = init(2);
          for (let k = 0; k < steps; k++) step(w, Float64Array.of(a[k], b[k]), state);
          assert.equal(w[0], path(build(name, options), a)[steps - 1]);
          assert.equal(w[1], path(build(name, options), b)[steps - 1]);
        }),
      );
    });

    it("mirrors its path when every gradient is mirrored", () => {
      fc.assert(
        fc.property(fc.constantFrom(...variants), gradients, (options, slopes) => {
          const there = path(build(name, options), slopes);
          const mirrored = path(
            build(name, options),
            slopes.map((slope) => -slope),
          );
          for (const [k, weight] of there.entries()) assert.equal(weight + mirrored[k], 0);
        }),
      );
    });

    it("goes on from a copy of its state as if it had never been interrupted", () => {
      fc.assert(
        fc.property(fc.constantFrom(...variants), gradients, gradients, (options, before, after) => {
          const { init, step } = build(name, options);
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

    it("takes the same path, bit for bit, when it is built anew with the same settings", () => {
      for (const options of variants) {
        const [a, b] = [0, 1].map(() => descend(build(name, options), rosenbrock, 50));
        assert.deepEqual(a, b);
      }
    });

    it("walks the same path with a schedule that always gives the same rate", () => {
      const { learningRate, ...rest } = row.byHand[0].options;
      const slopes = [3, -1, 4, -1, 5];
      const scheduled = build(name, { ...rest, learningRate: () => learningRate });
      assert.deepEqual(path(scheduled, slopes), path(build(name, row.byHand[0].options), slopes));
    });

    it("descends into a ravine", () => {
      const { w } = descend(build(name, { learningRate: row.downhill }), ravine, 2000);
      const [before, after] = [Float64Array.from(ravine.start), w].map(ravine.loss);
      assert.ok(after < 1e-3 * before, `from ${before} to ${after}`);
    });

    for (const [place, { torch, traces }, problem] of row.notInPyTorch ? [] : recorded) {
      it(`agrees with PyTorch ${torch} on ${place} to 1e-12 of the largest weight`, () => {
        const runs = traces.filter((trace) => trace.optimizer === name);
        assert.ok(runs.length > 0, "no trace was recorded");
        for (const { options, points } of runs) {
          for (const point of points) {
            const { w } = descend(build(name, options), problem, point.step);
            const scale = Math.max(...point.w.map(Math.abs));
            const gap = Math.max(...point.w.map((weight, j) => Math.abs(weight - w[j]))) / scale;
            const where = `${JSON.stringify(options)}, step ${point.step}`;
            assert.ok(gap < 1e-12, `${where}: weights differ by ${gap}`);
            if (place === "auto-mpg") {
              assert.ok(Math.abs(problem.loss(w) - point.loss) < 1e-12 * point.loss, `${where}: loss`);
            }
          }
        }
      });
    }
  });
}
