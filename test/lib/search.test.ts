import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bundleOf } from "../../lib/display";
import {
  adam,
  choice,
  gridSearch,
  kFold,
  LinearRegression,
  linear,
  log,
  momentum,
  randomSearch,
  type SearchOptions,
  type SearchProgress,
  searchTable,
  sgd,
  standardize,
} from "../../lib/index";
import { completeCars } from "./cars";

const data = completeCars();
const conditions = {
  model: LinearRegression,
  optimizer: sgd,
  data,
  epochs: 5,
  batchSize: 32,
  standardize: true,
  folds: 3,
};
const ranges = { learningRate: log(0.0001, 1, 5) };

function grid(options: Partial<SearchOptions> = {}) {
  return gridSearch({ ...conditions, ranges, ...options });
}

describe("gridSearch()", () => {
  it("tries every combination, in the order in which the ranges stand", () => {
    const { values, columns } = grid({ ranges: { ...ranges, batchSize: choice([16, 64]) }, epochs: 1 });
    assert.deepEqual(columns, ["learningRate", "batchSize", "loss", "deviation", "diverged"]);
    assert.deepEqual(
      values.map(([rate, batch]) => [rate, batch]),
      [0.0001, 0.001, 0.01, 0.1, 1].flatMap((rate) => [16, 64].map((batch) => [rate, batch])),
    );
  });

  it("judges by rows that were not learned from, standardized by rows that were", () => {
    const { trials } = grid({ ranges: { learningRate: choice([0.05]) }, seed: 4 });
    const losses = kFold(data, { folds: 3, seed: 4 }).map((split) => {
      const { train, test } = standardize(split);
      const model = new LinearRegression();
      // The start is drawn from the seed, so only a fit that has converged is the same from zeros.
      model.fit(train.x, train.y, { optimizer: sgd({ learningRate: 0.05 }), epochs: 5, batchSize: 32, seed: 4 });
      const yHat = model.predict(test.x);
      return test.y.reduce((sum, y, i) => sum + (yHat[i] - y) ** 2, 0) / test.y.length;
    });
    for (const [k, loss] of trials[0].losses.entries())
      assert.ok(Math.abs(loss - losses[k]) < 0.5, `${loss} ${losses[k]}`);
    assert.equal(trials[0].loss, trials[0].losses.reduce((sum, each) => sum + each, 0) / 3);
  });

  it("deals every label to every fold when it is told the labels", () => {
    // One row in ten has the target 1. With luck alone some fold has more of them than another.
    const y = Array.from({ length: 40 }, (_, i) => Number(i % 10 === 0));
    const few = { x: y.map((_, i) => [i]), y };
    const counting = {
      objective: (train: { y: ArrayLike<number> }) => ({
        size: 1,
        lossAndGradient: (_w: Float64Array, g: Float64Array) => {
          g[0] = 0;
          return Array.from(train.y).reduce((sum, each) => sum + each);
        },
      }),
    };
    const options = { model: counting, data: few, epochs: 1, batchSize: 30, folds: 4, standardize: false };
    const { trials } = grid({ ...options, stratify: y, ranges: { learningRate: choice([1]) } });
    assert.deepEqual(trials[0].losses, [3, 3, 3, 3]);
  });

  it("finds the best, and keeps a setting that diverges as a result", () => {
    const { best, trials } = grid();
    assert.deepEqual(best.settings, { learningRate: 0.1 });
    assert.equal(best.loss, Math.min(...trials.map(({ loss }) => loss)));
    assert.deepEqual([trials[4].loss, trials[4].diverged], [Number.POSITIVE_INFINITY, 3]);
  });

  it("tells which best value lies on the edge of its range, and of none inside", () => {
    assert.deepEqual(grid().edges, []);
    assert.deepEqual(grid({ ranges: { learningRate: log(0.0001, 0.01) } }).edges, ["learningRate"]);
    assert.deepEqual(grid({ ranges: { learningRate: choice([0.001, 0.01]) } }).edges, []);
  });

  it("says so when every setting diverges", () => {
    const search = grid({ ranges: { learningRate: log(10, 1000, 3) } });
    assert.deepEqual([search.edges, search.best.loss], [[], Number.POSITIVE_INFINITY]);
    assert.match(String(bundleOf(search)["text/plain"]), /\nevery trial diverged: try smaller learning rates$/);
  });

  it("gives settings to the training, to the optimizer, or else to the model", () => {
    const seen: unknown[] = [];
    const { best } = grid({
      model: (settings: { columns: number }) => {
        seen.push(settings);
        return LinearRegression;
      },
      optimizer: momentum,
      ranges: { columns: choice([2]), momentum: choice([0.5]), epochs: choice([1, 9]), learningRate: choice([0.01]) },
    });
    assert.deepEqual(seen[0], { columns: 2 });
    assert.deepEqual(best.settings, { columns: 2, momentum: 0.5, epochs: 9, learningRate: 0.01 });
  });

  it("takes whole numbers where only these make sense", () => {
    const { values } = grid({ ranges: { batchSize: log(8, 64, 4), epochs: linear(1, 2, 3) } });
    assert.deepEqual([...new Set(values.map((row) => row[0]))], [8, 16, 32, 64]);
    assert.deepEqual([...new Set(values.map((row) => row[1]))], [1, 2]);
  });

  it("makes every trial alone: the same result whatever else is tried", () => {
    const alone = grid({ ranges: { learningRate: choice([0.01]) } }).trials[0];
    assert.deepEqual(grid().trials[2], alone);
  });

  it("shows itself as a table, the best first, with what to know below, and is a frame for danfo", () => {
    const search = grid({ ranges: { learningRate: log(0.0001, 0.01, 3) } });
    const bundle = bundleOf(search);
    const lines = String(bundle["text/plain"]).split("\n");
    assert.match(lines[0], /^learningRate +loss +deviation +diverged$/);
    assert.match(lines[1], /^0\.01 /);
    assert.equal(
      lines[4],
      "learningRate = 0.01: the best value lies on the edge of the range that was searched; a better one may lie beyond",
    );
    assert.match(String(bundle["text/html"]), /^<table class="dataframe">.*<\/table><p>learningRate = 0.01: the best/);
    assert.deepEqual(searchTable(search, { language: "ko" }).columns, ["learningRate", "손실", "표준편차", "발산"]);
    assert.throws(() => searchTable(search, { language: "de" as never }), /language must be "en" or "ko"/);
    assert.ok(search.values.every((row) => row.length === search.columns.length));
  });

  it("shows twenty of many rows, and says how many more there are", () => {
    const lines = String(
      bundleOf(grid({ ranges: { learningRate: log(1e-3, 1e-1, 24) }, epochs: 1 }))["text/plain"],
    ).split("\n");
    assert.ok(lines.includes("and 4 more, with higher losses"));
  });

  it("tells how far it is, and stops between two trials when its signal says so", () => {
    const seen: SearchProgress[] = [];
    grid({ onTrial: (progress) => seen.push(progress) });
    assert.deepEqual(
      seen.map(({ done, trials }) => `${done}/${trials}`),
      ["1/5", "2/5", "3/5", "4/5", "5/5"],
    );
    const controller = new AbortController();
    const onTrial = ({ done }: SearchProgress) => {
      seen.push({ done, trials: 0, seconds: 0, secondsLeft: 0 });
      if (done === 2) controller.abort(new Error("enough"));
    };
    assert.throws(() => grid({ signal: controller.signal, onTrial }), /enough/);
    assert.equal(seen.length, 7);
  });

  it("refuses a grid that is larger than the budget", () => {
    assert.throws(
      () => grid({ budget: 4 }),
      /^RangeError: Cannot search as the grid must fit the budget: it has 5 combinations, the budget is 4; take fewer/,
    );
  });

  it("says before the first trial what is wrong with any setting", () => {
    let trials = 0;
    const refuse = (options: object, message: RegExp) =>
      assert.throws(() => grid({ onTrial: () => trials++, ...options }), message);
    refuse({ ranges: { learningRate: choice([0.1, -1]) } }, /^RangeError: Cannot build sgd as learningRate must be/);
    refuse(
      { ranges: { learningrate: choice([1]) } },
      /neither training, optimizer nor model has a setting learningrate$/,
    );
    refuse({ ranges: {} }, /^TypeError: Cannot search as ranges must name at least one range/);
    refuse({ ranges: { learningRate: [0.1] } }, /^TypeError: Cannot search as ranges must name/);
    refuse({ optimizer: sgd() }, /^TypeError: Cannot search as optimizer must make optimizers, as adam does without/);
    refuse({ model: "linear" }, /^TypeError: Cannot search as model must have an objective/);
    refuse({ folds: 1 }, /^RangeError: Cannot split as folds must be/);
    refuse({ budget: 0 }, /^RangeError: Cannot search as budget must be/);
    refuse({ range: ranges }, /the search has no option range: did you mean ranges\?$/);
    assert.equal(trials, 0);
  });
});

describe("randomSearch()", () => {
  const draw = (options: Partial<SearchOptions> = {}) =>
    randomSearch({
      ...conditions,
      optimizer: adam,
      ranges: { learningRate: log(0.001, 1), beta1: linear(0, 0.9) },
      ...options,
    });

  it("makes as many trials as its budget allows, the same for the same seed and others for another", () => {
    const settings = (seed: number) => draw({ budget: 6, epochs: 1, seed }).trials.map((trial) => trial.settings);
    assert.equal(settings(1).length, 6);
    assert.deepEqual(settings(1), settings(1));
    assert.notDeepEqual(settings(1), settings(2));
    assert.equal(draw({ epochs: 1 }).trials.length, 20);
  });

  it("draws evenly by factors, and stays in its ranges", () => {
    const rates = draw({ budget: 200, epochs: 0 }).trials.map(({ settings }) => settings.learningRate as number);
    assert.ok(rates.every((rate) => rate >= 0.001 && rate <= 1));
    for (const [from, to] of [
      [0.001, 0.01],
      [0.01, 0.1],
      [0.1, 1],
    ]) {
      const count = rates.filter((rate) => rate >= from && rate < to).length;
      assert.ok(count > 45 && count < 90, `${count} of 200 from ${from} to ${to}`);
    }
  });

  it("counts a best value within a twentieth of an end as on the edge", () => {
    const { edges, best } = draw({ ranges: { learningRate: log(1e-5, 1e-4) }, optimizer: sgd, budget: 60 });
    assert.ok(best.settings.learningRate !== 1e-4);
    assert.deepEqual(edges, ["learningRate"]);
  });
});
