import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBeginnings } from "../../kernel/widgets/beginnings";
import { measurePace } from "../../kernel/widgets/pace";

/** Cells and their bars with a clock that stands still until it is told to move; all in seconds. */
function desk() {
  let time = 0;
  let began = 0;
  let isRunning = true;
  const clock = () => time * 1000;
  const make = createBeginnings({ began: () => began * 1000, isRunning: () => isRunning, clock });
  return {
    bar() {
      const beginning = make();
      let pace = measurePace(beginning, clock);
      return {
        /** What a count says when so many seconds were spent on it. */
        at(step: number, steps: number, spent = 0) {
          time += spent;
          return pace({ step, steps });
        },
        /** The same bar in another cell. */
        elsewhere() {
          pace = measurePace(beginning, clock);
        },
      };
    },
    pass(seconds: number) {
      time += seconds;
    },
    beginCell() {
      began = time;
      isRunning = true;
    },
    endCell() {
      isRunning = false;
    },
  };
}

const near = (value: number | undefined, expected: number) =>
  assert.ok(Math.abs((value ?? Number.NaN) - expected) < 1e-9, `${value} is not ${expected}`);

describe("the time that a bar says something took", () => {
  it("counts from when the bar was made: the first part need not be like the others", () => {
    const { at } = desk().bar();
    near(at(1, 2, 3).seconds, 3);
    near(at(2, 2, 0.1).seconds, 3.1);
  });

  it("ends when the bar is full, whatever its cell does then", () => {
    const { bar, pass } = desk();
    const { at } = bar();
    for (let step = 1; step <= 5; step++) at(step, 5, 0.1);
    pass(4);
    near(at(5, 5).seconds, 0.5);
  });

  it("goes on while the bar is not full: up to where its cell stops", () => {
    const { bar, pass } = desk();
    const { at } = bar();
    for (let step = 1; step <= 5; step++) at(step, 10, 0.1);
    pass(4);
    near(at(5, 10).seconds, 4.5);
  });

  it("is not more for what was counted before", () => {
    const { at } = desk().bar();
    for (let step = 900; step < 1000; step++) at(step, 1000, 0.01);
    near(at(1000, 1000, 0.01).seconds, 1.01);
  });

  it("is that of each of several bars in turn, made one by one or all before", () => {
    for (const isMadeBefore of [true, false]) {
      const { bar } = desk();
      const before = isMadeBefore ? [bar(), bar(), bar()] : [];
      for (const k of [0, 1, 2]) {
        const { at } = before[k] ?? bar();
        for (let step = 1; step < 3; step++) at(step, 3, 0.1);
        near(at(3, 3, 0.1).seconds, 0.3);
      }
    }
  });

  it("has all runs in the bar around those of each run", () => {
    const { bar } = desk();
    const [runs, epochs] = [bar(), bar()];
    for (let run = 1; run <= 3; run++) {
      for (let epoch = 1; epoch <= 5; epoch++) near(epochs.at(epoch, 5, 0.1).seconds, 0.1 * epoch);
      near(runs.at(run, 3).seconds, 0.5 * run);
    }
  });

  it("counts from a count of nothing, where there is one", () => {
    const { bar, pass } = desk();
    const { at } = bar();
    pass(9);
    at(0, 2);
    near(at(2, 2, 0.5).seconds, 0.5);
  });

  it("counts from the beginning of a cell that moves a bar of an earlier one", () => {
    const { bar, pass, beginCell } = desk();
    const { at, elsewhere } = bar();
    pass(60);
    beginCell();
    elsewhere();
    near(at(1, 1, 2).seconds, 2);
  });

  it("counts from the first count when a button moves it after the cell, and is unknown there", () => {
    const { bar, pass, endCell } = desk();
    const { at } = bar();
    endCell();
    pass(3600);
    assert.equal(at(1, 3).seconds, undefined);
    near(at(3, 3, 0.2).seconds, 0.2);
  });

  it("is what the caller says, if it does", () => {
    const pace = measurePace({ find: () => 0, end() {} });
    assert.equal(pace({ epoch: 1, epochs: 2, seconds: 7, secondsLeft: 8 }).seconds, 7);
  });
});

describe("the time left", () => {
  it("is reckoned by the pace from the first count on", () => {
    const { at } = desk().bar();
    assert.equal(at(900, 1000, 3).secondsLeft, undefined);
    near(at(910, 1000, 1).secondsLeft, 9);
  });
});
