import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { menu, slider, toggle } from "../../../lib";

describe("slider()", () => {
  it("stops at whole numbers between whole ends that are ten or more apart", () => {
    assert.deepEqual(slider(1, 12).values, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it("takes the power of ten that makes at least 100 steps for all other ends", () => {
    const { values, index } = slider(0.01, 1.2, { value: 0.1 });
    assert.equal(values.length, 120);
    assert.equal(values[index], 0.1);
    assert.equal(slider(0, 1).values.length, 101);
    assert.equal(slider(0.1, 1.1).values.length, 101);
  });

  it("stops at numbers that can be read, not at what adding up makes of them", () => {
    assert.ok(slider(0.01, 1.2).values.every((value) => String(value).length <= 4));
  });

  it("stops at its ends and where it starts, although they lie between two steps", () => {
    assert.deepEqual(slider(0, 1, { step: 0.4, value: 0.5 }).values, [0, 0.4, 0.5, 0.8, 1]);
  });

  it("stops at forty preferred numbers for a factor of ten on a log scale", () => {
    const { values } = slider(0.001, 10, { scale: "log" });
    assert.equal(values.length, 4 * 40 + 1);
    for (const rate of [0.003, 0.03, 0.3, 3, 0.001, 10]) assert.ok(values.includes(rate), String(rate));
  });

  it("rises from its lowest value to its highest, and starts at one of them, whatever the ends", () => {
    const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(finite, finite, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(max - min > 1e-6);
        const value = Math.min(max, min + share * (max - min));
        const { values, index } = slider(min, max, { value });
        assert.equal(values[index], value + 0);
        assert.deepEqual([values[0], values.at(-1)], [min + 0, max + 0]);
        assert.ok(values.every((each, k) => k === 0 || values[k - 1] < each));
        assert.ok(values.length <= 1003);
      }),
    );
  });

  for (const [what, make, message] of [
    ["ends that do not rise", () => slider(1, 1), /its ends must rise: it goes from 1 to 1/],
    [
      "an end without end",
      () => slider(0, Number.POSITIVE_INFINITY),
      /its ends must be finite numbers: found Infinity/,
    ],
    ["a start outside", () => slider(0, 1, { value: 2 }), /value must be from 0 to 1: current value is 2/],
    ["a log scale from 0", () => slider(0, 1, { scale: "log" }), /a log scale must start above 0: it starts at 0/],
    ["a step on a log scale", () => slider(1, 10, { scale: "log", step: 1 }), /step is for a linear scale/],
    ["a step of nothing", () => slider(0, 1, { step: 0 }), /step must be from 0.001 to 1.*: current value is 0/],
    [
      "a step that leaves nothing",
      () => slider(0, 1, { step: 2 }),
      /step must be from 0.001 to 1.*: current value is 2/,
    ],
    ["another scale", () => slider(0, 1, { scale: "cubic" as "log" }), /scale must be "linear" or "log"/],
    [
      "a misspelt option",
      () => slider(0, 1, { vlaue: 1 } as never),
      /slider has no option vlaue: did you mean value\?/,
    ],
  ] as const) {
    it(`refuses ${what}`, () => assert.throws(make, message));
  }
});

describe("menu()", () => {
  it("starts with its first value", () => {
    assert.deepEqual(menu(["SGD", "Adam"], { label: "optimizer" }), {
      kind: "menu",
      label: "optimizer",
      values: ["SGD", "Adam"],
      index: 0,
    });
  });

  for (const [what, make, message] of [
    ["an empty list", () => menu([]), /it must have an array/],
    ["what is no value", () => menu([{}] as never), /it must have an array/],
    ["a value that is in it twice", () => menu([1, 1]), /1 is in it twice/],
    [
      "a start that is not in it",
      () => menu([1, 2], { value: 3 as 1 }),
      /value must be one of 1, 2: current value is 3/,
    ],
  ] as const) {
    it(`refuses ${what}`, () => assert.throws(make, message));
  }
});

describe("toggle()", () => {
  it("starts switched off", () => assert.equal(toggle().index, 0));

  it("refuses what is neither true nor false", () => {
    assert.throws(() => toggle({ value: 1 as never }), /value must be true or false: current value is 1/);
  });
});
