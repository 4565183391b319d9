// What holds for all schedules is tested for all: a new one is one row, and its runs in traces/optimizers.py.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Schedule, sgd } from "../../../lib/index";
import * as schedules from "../../../lib/schedules/index";

type Options = Readonly<Record<string, unknown>>;

interface Row {
  /** Some options that are right. */
  readonly options: Options;
  /** The formula that a legend has, with the rate 0.5. */
  readonly name: string;
  readonly wrong: readonly [options: Options, message: string][];
  /** Where the rate never rises again. */
  readonly fallsFrom: number;
}

const whole = "must be a whole number from 1 to 10000000: current value is";

const table: Readonly<Record<keyof typeof schedules, Row>> = {
  stepDecay: {
    options: { every: 30, factor: 0.5 },
    name: "0.5 · 0.5^⌊(t−1)/30⌋",
    wrong: [
      [{ every: 0 }, `every ${whole} 0`],
      [{ every: 1, factor: 0 }, "factor must be in (0, 1]: current value is 0"],
      [{ every: 1, factor: 1.1 }, "factor must be in (0, 1]: current value is 1.1"],
    ],
    fallsFrom: 1,
  },
  exponentialDecay: {
    options: { factor: 0.99 },
    name: "0.5 · 0.99^(t−1)",
    wrong: [[{}, "factor must be in (0, 1]: current value is undefined"]],
    fallsFrom: 1,
  },
  inverseDecay: {
    options: { decay: 0.1 },
    name: "0.5 / (1 + 0.1 (t−1))",
    wrong: [[{ decay: -1 }, "decay must be 0 or greater and finite: current value is -1"]],
    fallsFrom: 1,
  },
  cosineDecay: {
    options: { over: 100, to: 0.01 },
    name: "0.5 ↘ 0.01, cos",
    wrong: [
      [{ over: 1.5 }, `over ${whole} 1.5`],
      [{ over: 9, to: 0.6 }, "to must be from 0 to 0.5, the first rate: current value is 0.6"],
      [{ over: 9, to: -0.1 }, "to must be from 0 to 0.5, the first rate: current value is -0.1"],
    ],
    fallsFrom: 1,
  },
  warmUp: {
    options: { over: 10 },
    name: "0.5 · min(1, t/10)",
    wrong: [[{ over: 0 }, `over ${whole} 0`]],
    fallsFrom: 10,
  },
};

const recorded: {
  readonly torch: string;
  readonly traces: readonly {
    readonly schedule: string;
    readonly options: Options;
    readonly points: readonly { readonly step: number; readonly rate: number }[];
  }[];
} = JSON.parse(readFileSync(new URL("../traces/schedules.json", import.meta.url), "utf8"));

function build(name: string, learningRate: unknown, options: unknown): Schedule {
  const builders: Readonly<Record<string, (learningRate: never, options: never) => Schedule>> = { ...schedules };
  return builders[name](learningRate as never, options as never);
}

for (const [name, row] of Object.entries(table)) {
  describe(`${name}()`, () => {
    it(`has the rates of PyTorch ${recorded.torch}, to 1e-12`, () => {
      const runs = recorded.traces.filter(({ schedule }) => schedule === name);
      assert.ok(runs.length > 0, "no trace was recorded");
      for (const { options, points } of runs) {
        const rateAt = build(name, 0.5, options);
        for (const { step, rate } of points) {
          assert.ok(Math.abs(rateAt(step) - rate) < 1e-12 * rate, `step ${step}: ${rateAt(step)} instead of ${rate}`);
        }
      }
    });

    it("gives a rate greater than 0 and no greater than the first one, which never rises again", () => {
      const rateAt = build(name, 0.5, row.options);
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1e4 }), (t) => {
          assert.ok(rateAt(t) > 0 && rateAt(t) <= 0.5);
          if (t >= row.fallsFrom) assert.ok(rateAt(t + 1) <= rateAt(t));
        }),
      );
    });

    it("stands in a legend as its formula", () => {
      assert.equal(sgd({ learningRate: build(name, 0.5, row.options) }).label, `SGD (η = ${row.name})`);
    });

    it("is scaled by its rate", () => {
      const [one, half] = [1, 0.5].map((rate) =>
        build(name, rate, { ...row.options, ...("to" in row.options && { to: 0 }) }),
      );
      for (let t = 1; t < 300; t++) assert.ok(Math.abs(one(t) - 2 * half(t)) < 1e-15);
    });

    it("refuses what is outside its range, and a misspelt option", () => {
      for (const [options, message] of row.wrong) {
        assert.throws(() => build(name, 0.5, options), {
          name: "RangeError",
          message: `Cannot build ${name} as ${message}`,
        });
      }
      for (const rate of [0, -1, Number.NaN, "0.1"]) {
        assert.throws(() => build(name, rate, row.options), /^RangeError: Cannot build .* as learningRate must be/);
      }
      assert.throws(() => build(name, 0.5, { ...row.options, fator: 1 }), /^RangeError: .* it has no option fator: /);
      assert.throws(() => build(name, 0.5, null), /^TypeError: Cannot build .* as options must be an object/);
    });
  });
}

describe("warmUp()", () => {
  it("warms up another schedule, which counts its steps from the beginning", () => {
    const rateAt = schedules.warmUp(schedules.stepDecay(1, { every: 3, factor: 0.5 }), { over: 2 });
    assert.deepEqual([1, 2, 3, 4, 7].map(rateAt), [0.5, 1, 1, 0.5, 0.25]);
    assert.equal(rateAt.name, "1 · 0.5^⌊(t−1)/3⌋ · min(1, t/2)");
  });

  it("refuses a schedule that does not begin with a rate", () => {
    assert.throws(
      () => schedules.warmUp(() => 0, { over: 2 }),
      /^RangeError: Cannot build warmUp as learningRate must be greater than 0 and finite: current value is 0$/,
    );
  });
});
