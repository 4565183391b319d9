import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  dataset,
  kFold,
  LinearRegression,
  leastSquares,
  type Split,
  StandardScaler,
  standardize,
  trainTestSplit,
} from "../../lib/index";
import { completeCars } from "./cars";

const cars = completeCars();

/** Rows that can be told apart: row i has features 2i and 2i + 1, and the target i. */
function numbered(rows: number) {
  const frame = { columns: ["a", "b", "y"], values: Array.from({ length: rows }, (_, i) => [2 * i, 2 * i + 1, i]) };
  return dataset(frame, { features: ["a", "b"], target: "y" });
}

/** R² on the test rows of the best linear fit of the training rows. */
function judged({ train, test }: Split): number {
  const fit = leastSquares(train);
  const model = new LinearRegression();
  model.weights = Float64Array.of(...fit.coefficients, fit.intercept);
  return model.score(test.x, test.y);
}

const sorted = (numbers: Iterable<number>) => Array.from(numbers).sort((a, b) => a - b);

describe("trainTestSplit()", () => {
  it("judges by R² 0.23 a fit that is worth 0.80 ± 0.03 when rows sorted by year are split in the order of the file", () => {
    assert.equal(judged(trainTestSplit(cars, { test: 0.2, shuffle: false })).toFixed(2), "0.23");
    const scores = Array.from({ length: 60 }, (_, seed) => judged(trainTestSplit(cars, { test: 0.2, seed })));
    const mean = scores.reduce((sum, score) => sum + score) / 60;
    const deviation = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / 60);
    assert.equal(mean.toFixed(2), "0.80");
    assert.equal(deviation.toFixed(2), "0.03");
  });

  it("puts every row on one side, whole and in the order of the data, for every size, share and seed", () => {
    const property = fc.property(
      fc.integer({ min: 2, max: 90 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.nat(),
      fc.boolean(),
      (rows, test, seed, shuffle) => {
        fc.pre(Math.round(test * rows) > 0 && Math.round(test * rows) < rows);
        const split = trainTestSplit(numbered(rows), { test, seed, shuffle });
        assert.equal(split.test.y.length, Math.round(test * rows));
        assert.deepEqual(
          sorted([...split.train.y, ...split.test.y]),
          Array.from({ length: rows }, (_, i) => i),
        );
        for (const { x, y } of [split.train, split.test]) {
          assert.deepEqual(Array.from(y), sorted(y));
          assert.deepEqual(
            Array.from(x.data),
            Array.from(y).flatMap((i) => [2 * i, 2 * i + 1]),
          );
        }
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  it("gives the same rows for the same seed and others for another; without shuffling the last ones", () => {
    const held = (options: object) => Array.from(trainTestSplit(numbered(20), options).test.y);
    assert.deepEqual(held({ seed: 3 }), held({ seed: 3 }));
    assert.notDeepEqual(held({ seed: 3 }), held({ seed: 4 }));
    assert.deepEqual(held({ shuffle: false }), [15, 16, 17, 18, 19]);
  });

  it("gives both sides the same share of every label, give or take one row", () => {
    const property = fc.property(
      fc.array(fc.constantFrom("a", "b", "c"), { minLength: 8, maxLength: 80 }),
      fc.nat(),
      (labels, seed) => {
        const { test } = trainTestSplit(numbered(labels.length), { test: 0.25, seed, stratify: labels });
        for (const label of "abc") {
          const count = Array.from(test.y).filter((i) => labels[i] === label).length;
          const all = labels.filter((each) => each === label).length;
          assert.ok(Math.abs(count - (all * test.y.length) / labels.length) <= 1, label);
        }
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  it("gives either row of a label the chance to be set aside", () => {
    const labels = Array.from({ length: 20 }, (_, i) => i % 2);
    const held = Array.from(
      { length: 40 },
      (_, seed) => trainTestSplit(numbered(20), { seed, stratify: labels }).test.y,
    );
    assert.equal(new Set(held.flatMap((y) => Array.from(y))).size, 20);
  });

  it("keeps the names of the columns, and leaves the data as they are", () => {
    const before = structuredClone(cars);
    const { train, test } = trainTestSplit(cars);
    assert.deepEqual([train.features, test.target], [cars.features, "MPG"]);
    train.x.data.fill(0);
    assert.deepEqual(cars, before);
  });

  it("refuses a share that leaves a side empty, labels for other rows, and labels without chance", () => {
    const refuse = (options: object, message: RegExp) =>
      assert.throws(() => trainTestSplit(numbered(10), options), message);
    refuse(
      { test: 1 },
      /^RangeError: Cannot split as test must be a share in \(0, 1\) .*: current value is 1, of 10 rows$/,
    );
    refuse({ test: 0.01 }, /current value is 0.01, of 10 rows$/);
    refuse(
      { stratify: [1, 2] },
      /^TypeError: Cannot split as stratify must have a label for each of 10 rows: it has 2$/,
    );
    refuse({ stratify: Array(10).fill(1), shuffle: false }, /stratify must be dealt by chance: shuffle is false$/);
    refuse({ testSize: 0.2 }, /trainTestSplit has no option testSize/);
  });
});

describe("kFold()", () => {
  it("judges every row once, by a model that has not learned from it, in parts of one size", () => {
    const property = fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(), fc.boolean(), (rows, seed, shuffle) => {
      const folds = 2 + (seed % (rows - 1));
      const splits = kFold(numbered(rows), { folds, seed, shuffle });
      const all = Array.from({ length: rows }, (_, i) => i);
      assert.equal(splits.length, folds);
      assert.deepEqual(sorted(splits.flatMap(({ test }) => Array.from(test.y))), all);
      for (const { train, test } of splits) {
        assert.deepEqual(sorted([...train.y, ...test.y]), all);
        assert.ok([Math.floor(rows / folds), Math.ceil(rows / folds)].includes(test.y.length));
      }
    });
    fc.assert(property, { numRuns: 60 });
  });

  it("gives every part the same share of every label, give or take one row", () => {
    const labels = Array.from(cars.y, (_, i) => cars.x.data[i * 8 + 7]);
    const counts = kFold(cars, { folds: 4, stratify: labels }).map(
      ({ test }) => Array.from({ length: test.y.length }, (_, i) => test.x.data[i * 8 + 7]).filter(Boolean).length,
    );
    // 79 of the 392 cars are Japanese.
    assert.deepEqual(counts.toSorted(), [19, 20, 20, 20]);
  });

  it("deals runs of neighbours without shuffling", () => {
    const tests = kFold(numbered(5), { folds: 2, shuffle: false }).map(({ test }) => Array.from(test.y));
    assert.deepEqual(tests, [
      [0, 1, 2],
      [3, 4],
    ]);
  });

  it("refuses folds that are no whole number from 2 to the number of rows", () => {
    for (const folds of [1, 2.5, 6, "3"]) {
      assert.throws(
        () => kFold(numbered(5), { folds: folds as number }),
        /^RangeError: Cannot split as folds must be a/,
      );
    }
  });
});

describe("standardize()", () => {
  it("has a scaler that has seen the training rows only", () => {
    const split = trainTestSplit(cars, { test: 0.2, shuffle: false });
    const { train, test, scaler } = standardize(split);
    const own = new StandardScaler().fit(split.train.x);
    assert.deepEqual([scaler.mean, scaler.deviation], [own.mean, own.deviation]);
    assert.deepEqual(train.x, own.transform(split.train.x));
    assert.deepEqual(test.x, own.transform(split.test.x));
    // Model years of the last fifth lie above all others: their mean is far from 0.
    const years = Array.from({ length: test.x.rows }, (_, i) => test.x.data[i * 8 + 5]);
    assert.ok(years.reduce((sum, year) => sum + year) / years.length > 1);
  });

  it("gives the same training rows whatever the test rows are", () => {
    const [a, b] = [numbered(8), numbered(8)];
    b.x.data.fill(1e9, 12);
    const [first, second] = [a, b].map((data) => standardize(trainTestSplit(data, { shuffle: false })));
    assert.deepEqual(first.train, second.train);
  });
});
