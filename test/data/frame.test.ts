import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { toFrame } from "../../data/index";
import { adam, choice, gridSearch, LinearRegression, log } from "../../lib/index";

const data = { x: [[1], [2], [3], [4], [5], [6]], y: [3, 5, 7, 9, 11, 13] };

describe("toFrame()", () => {
  it("makes a frame of what a search found, to be sorted: with numbers, yes and no, and what diverged at the end", () => {
    const ranges = { learningRate: log(0.01, 1, 3), amsgrad: choice([true, false]) };
    const search = gridSearch({ model: LinearRegression, optimizer: adam, data, ranges, folds: 3, epochs: 50 });
    const sorted = toFrame(search).sortValues("loss");
    assert.deepEqual(sorted.columns, search.columns);
    assert.deepEqual(
      sorted.column("loss").values,
      search.trials.map(({ loss }) => loss).toSorted((a, b) => a - b),
    );
    assert.equal(sorted.column("learningRate").values[0], search.best.settings.learningRate);
    assert.equal(typeof sorted.column("amsgrad").values[0], "boolean");
  });
});
