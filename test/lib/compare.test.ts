import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bundleOf } from "../../lib/display";
import {
  adagrad,
  adam,
  type CompareOptions,
  choice,
  compare,
  LinearRegression,
  leastSquares,
  log,
  lossTable,
  momentum,
  type Objective,
  optimizer,
  rmsprop,
  StandardScaler,
  sgd,
  train,
} from "../../lib/index";
import { completeCars, standardizedCars } from "./cars";

const data = standardizedCars();
const five = [sgd, momentum, adagrad, rmsprop, adam].map((build) => build({ learningRate: 0.001 }));

function run(options: Partial<CompareOptions> = {}) {
  return compare({
    model: LinearRegression,
    optimizers: five,
    data,
    epochs: 10,
    batchSize: 34,
    seeds: [0, 1, 2],
    ...options,
  });
}

describe("compare()", () => {
  it("shows every optimizer the same start and the same batches, seed by seed: the fingerprints agree", () => {
    const { curves } = run();
    for (let k = 0; k < 3; k++) {
      const hashes = new Set(curves.map((curve) => curve.runs[k].hash));
      assert.equal(hashes.size, 1);
    }
    const [a, b, c] = curves[0].runs.map(({ hash }) => hash);
    assert.ok(a !== b && b !== c && a !== c);
    assert.match(a, /^[0-9a-f]{16}$/);
  });

  it("starts every optimizer at the same loss, and other seeds elsewhere", () => {
    const starts = run().curves.map(({ runs }) => runs.map(({ history }) => history.loss[0]));
    for (const each of starts) assert.deepEqual(each, starts[0]);
    assert.equal(new Set(starts[0]).size, 3);
  });

  it("has a fingerprint that tells another start, other batches and another order apart", () => {
    const hash = (options: Partial<CompareOptions>) => run({ seeds: [4], ...options }).curves[0].runs[0].hash;
    const base = { start: new Float64Array(4), shuffle: false };
    const hashes = [
      hash(base),
      hash({ ...base, start: Float64Array.of(0, 0, 0, 1e-300) }),
      hash({ ...base, batchSize: 35 }),
      hash({ ...base, shuffle: true }),
      hash({ ...base, epochs: 11 }),
    ];
    assert.equal(new Set(hashes).size, hashes.length);
    assert.equal(hash(base), hashes[0]);
  });

  it("notices a model that is not the same for all", () => {
    // Its batches depend on how often it was asked: no fair comparison can be made with it.
    let asked = 0;
    const real = LinearRegression.objective(data);
    const cheat: Objective = {
      size: 4,
      lossAndGradient(w, g, batch) {
        if (asked++ === 20) batch.rows.reverse();
        return real.lossAndGradient(w, g, batch);
      },
    };
    assert.throws(() => run({ model: { objective: () => cheat } }), /all optimizers must be shown the same batches/);
  });

  it("gives an optimizer the same result whoever else is there, in whatever order", () => {
    const forwards = run();
    const backwards = run({ optimizers: five.toReversed() });
    const alone = run({ optimizers: [five[3]] });
    for (const [k, curve] of forwards.curves.entries()) assert.deepEqual(backwards.curves[4 - k].median, curve.median);
    assert.deepEqual(alone.curves[0].median, forwards.curves[3].median);
  });

  it("trains as train does", () => {
    const start = Float64Array.of(1, 2, 3, 4);
    const [curve] = run({ start, seeds: [6], optimizers: [adam()] }).curves;
    const w = start.slice();
    const { loss } = train(LinearRegression.objective(data), w, data, {
      optimizer: adam(),
      epochs: 10,
      batchSize: 34,
      seed: 6,
    });
    assert.deepEqual(curve.runs[0].w, w);
    assert.deepEqual(curve.median, loss);
    assert.deepEqual(start, Float64Array.of(1, 2, 3, 4));
  });

  it("gives median and band over the seeds, at every epoch from 0", () => {
    const seeds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const { median, low, high, runs } = run({ seeds, optimizers: [sgd()] }).curves[0];
    assert.deepEqual([median.length, low.length, high.length], [11, 11, 11]);
    for (let epoch = 0; epoch <= 10; epoch++) {
      const sorted = runs.map(({ history }) => history.loss[epoch]).sort((a, b) => a - b);
      assert.deepEqual([low[epoch], median[epoch], high[epoch]], [sorted[1], sorted[5], sorted[9]]);
    }
  });

  it("runs ten seeds when none are named", () => {
    assert.deepEqual(run({ seeds: undefined, epochs: 1 }).seeds, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("keeps a run that diverges as a result: infinite from there on, the others untouched", () => {
    const wild = sgd({ learningRate: 5 });
    const { curves } = run({ optimizers: [wild, five[4]] });
    assert.equal(curves[0].diverged, 3);
    assert.equal(curves[0].median[10], Number.POSITIVE_INFINITY);
    assert.match(curves[0].runs[0].diverged?.message ?? "", /SGD \(η = 5\)/);
    assert.deepEqual(curves[1].median, run({ optimizers: [five[4]] }).curves[0].median);
    assert.equal(curves[1].diverged, 0);
  });

  it("names the curves after the optimizers and their settings", () => {
    const own = optimizer("Mine", { learningRate: 0.1, heat: 2 }, [], (w, g, _state, { learningRate }) => {
      for (let j = 0; j < w.length; j++) w[j] -= learningRate * Math.sign(g[j]);
    });
    const { curves } = run({ optimizers: [own({ heat: 3 }), adam({ learningRate: 0.1, beta1: 0.8 })] });
    assert.deepEqual(
      curves.map(({ name }) => name),
      ["Mine (η = 0.1, heat = 3)", "Adam (η = 0.1, β₁ = 0.8)"],
    );
  });

  it("knows the best possible loss where the model does", () => {
    assert.ok(Math.abs((run().optimum ?? 0) - leastSquares(data).loss) < 1e-12);
    assert.equal(run({ model: { objective: LinearRegression.objective } }).optimum, undefined);
  });

  it("starts a model that has no start of its own from zeros", () => {
    const { size, lossAndGradient } = LinearRegression.objective(data);
    const [curve] = run({ model: { objective: () => ({ size, lossAndGradient }) }, epochs: 1 }).curves;
    assert.equal(curve.median[0], data.y.reduce((sum, value) => sum + value * value, 0) / 398);
  });

  it("leaves the data as they are", () => {
    const before = structuredClone({ x: data.x, y: data.y });
    run();
    assert.deepEqual({ x: data.x, y: data.y }, before);
  });

  it("shows itself in a notebook as the table of where the runs ended, and stays plain data", () => {
    const result = run();
    assert.deepEqual(bundleOf(result), bundleOf(lossTable(result)));
    assert.deepEqual(Object.keys(result), ["curves", "seeds", "epochs", "batchSize", "optimum"]);
  });
});

describe("compare(), with validation", () => {
  it("sets the same rows aside for all runs, and gives the loss over them beside the other", () => {
    const { curves, optimum } = run({ validation: 0.2, optimizers: [sgd(), adam()] });
    for (const { runs, validation, median } of curves) {
      assert.deepEqual(
        runs.map(({ history }) => history.rows),
        [318, 318, 318],
      );
      const ends = runs.map(({ history }) => history.validationLoss[10]).sort((a, b) => a - b);
      assert.equal(validation?.median[10], ends[1]);
      assert.deepEqual([validation?.median.length, median.length], [11, 11]);
    }
    // The optimum is that of the rows that are trained on: all 398 have 18.3877.
    assert.ok(Math.abs((optimum ?? 0) - 18.3877) > 0.001);
  });

  it("takes other rows as they are, trains as without, and has no such losses without", () => {
    const looked = run({ validation: data });
    assert.deepEqual(looked.curves[0].median, run().curves[0].median);
    assert.deepEqual(looked.curves[0].validation?.median, looked.curves[0].median);
    assert.equal(run().curves[0].validation, undefined);
  });
});

describe("compare(), tuned", () => {
  const conditions = { validation: 0.2, epochs: 20, tune: { learningRate: log(0.001, 1, 4), seeds: [50, 51] } };

  it("finds a learning rate for each optimizer that is given without being called, and keeps what it tried", () => {
    const { curves } = run({ ...conditions, optimizers: [sgd, adam, adam({ learningRate: 0.3 })] });
    const [slow, fast, fixed] = curves;
    assert.deepEqual(slow.tuning?.rates, [0.001, 0.01, 0.1, 1]);
    assert.equal(slow.tuning?.best, slow.optimizer.options.learningRate);
    assert.equal(
      slow.tuning?.losses.indexOf(Math.min(...slow.tuning.losses)),
      slow.tuning?.rates.indexOf(slow.tuning.best),
    );
    assert.equal(slow.tuning?.losses[3], Number.POSITIVE_INFINITY);
    assert.match(fast.name, /^Adam \(η = (0\.1|1)\)$/);
    assert.deepEqual([fixed.name, fixed.tuning], ["Adam (η = 0.3)", undefined]);
  });

  it("tries as many rates for one as for another, whoever else is there", () => {
    const both = run({ ...conditions, optimizers: [sgd, adam] });
    const alone = run({ ...conditions, optimizers: [adam] });
    assert.deepEqual(alone.curves[0].tuning, both.curves[1].tuning);
    assert.deepEqual(both.curves[0].tuning?.rates, both.curves[1].tuning?.rates);
  });

  it("decides by the validation rows, with seeds that are not reported", () => {
    const { curves } = run({ ...conditions, optimizers: [adam], seeds: [7] });
    const { tuning } = curves[0];
    const again = (learningRate: number) => {
      const fixed = run({ validation: 0.2, epochs: 20, optimizers: [adam({ learningRate })], seeds: [50, 51] });
      return fixed.curves[0].validation?.median[20];
    };
    assert.deepEqual(tuning?.losses, tuning?.rates.map(again));
    assert.deepEqual([tuning?.seeds, curves[0].runs[0].seed], [[50, 51], 7]);
  });

  it("reports with that rate what a comparison with the rate given reports", () => {
    const [curve] = run({ ...conditions, optimizers: [momentum] }).curves;
    const [given] = run({ ...conditions, optimizers: [curve.optimizer] }).curves;
    assert.deepEqual(given.median, curve.median);
  });

  it("says when the best rate lies on the edge of the range", () => {
    const narrow = run({ ...conditions, optimizers: [adam], tune: { learningRate: log(0.0001, 0.001, 3) } });
    assert.equal(narrow.curves[0].tuning?.edge, true);
    const words = String(bundleOf(narrow)["text/plain"]);
    assert.match(words, /^Adam \(η = 0\.001\): the best value lies on the edge of the range/m);
    assert.equal(run({ ...conditions, optimizers: [sgd] }).curves[0].tuning?.edge, false);
  });

  it("brings all five near the optimum on eight features, where 0.001 for all keeps three of them near the start", () => {
    const cars = completeCars();
    const eight = { ...cars, x: new StandardScaler().fitTransform(cars.x) };
    const race = (options: Partial<CompareOptions>) => {
      const { curves, optimum = 0 } = run({ data: eight, validation: 0.2, epochs: 50, batchSize: 32, ...options });
      return curves.map(({ median }) => median[50] / optimum);
    };
    const tuned = race({ optimizers: [sgd, momentum, adagrad, rmsprop, adam] });
    assert.ok(
      tuned.every((ratio) => ratio < 1.1),
      `${tuned}`,
    );
    const [slow, fast, ...others] = race({ optimizers: five });
    assert.ok(fast < 1.1 && slow > 5 && others.every((ratio) => ratio > 40), `${slow}, ${fast}, ${others}`);
  });

  it("needs validation rows, and seeds and rates to try", () => {
    const refuse = (options: object, error: RegExp) => assert.throws(() => run(options), error);
    const optimizers = [adam];
    refuse(
      { optimizers },
      /^TypeError: Cannot compare as a learning rate must be tuned on rows of its own: give validation/,
    );
    const base = { optimizers, validation: 0.2 };
    refuse({ ...base, tune: { seeds: [9, 2] } }, /no seed may both tune and be reported: 2 does both$/);
    refuse({ ...base, tune: { seeds: [] } }, /^TypeError: Cannot compare as the seeds of tune must be an array/);
    refuse({ ...base, tune: { learningRate: [0.1] } }, /tune.learningRate must be a range such as log\(0.0001, 10\)/);
    refuse({ ...base, tune: { learningRate: choice([-1]) } }, /learningRate must be greater than 0/);
    refuse({ ...base, tune: { rate: 1 } }, /tune has no option rate/);
    refuse({ ...base, optimizers: [adam, adam] }, /Adam \(η = 0.001\), to be tuned, comes twice$/);
    refuse({ validation: 1 }, /Cannot compare as validation must be a share in \(0, 1\)/);
  });
});

describe("compare(), at the door", () => {
  const refuse = (options: object, error: RegExp) => assert.throws(() => run(options), error);

  it("refuses two optimizers that nobody could tell apart in the legend", () => {
    refuse(
      { optimizers: [sgd(), sgd()] },
      /^RangeError: Cannot compare as two optimizers must differ in name or settings: SGD \(η = 0.001\) comes twice$/,
    );
  });

  it("refuses a comparison of nothing, or over no seed", () => {
    refuse(
      { optimizers: [] },
      /^TypeError: Cannot compare as optimizers and seeds must be arrays with at least one entry each$/,
    );
    refuse({ seeds: [] }, /^TypeError/);
    refuse({ seeds: 3 }, /^TypeError/);
    refuse({ seeds: [0.5] }, /^RangeError: Cannot compare as seed must be a whole number/);
  });

  it("refuses what is no model, and a misspelt option", () => {
    refuse(
      { model: "LinearRegression" },
      /^TypeError: Cannot compare as model must have an objective, as LinearRegression has: found "Lin/,
    );
    refuse(
      { optimisers: five },
      /^RangeError: Cannot compare as compare has no option optimisers: did you mean optimizers\?$/,
    );
  });

  it("passes on what train refuses", () => {
    refuse({ batchSize: 0 }, /^RangeError: Cannot train as batchSize must be/);
    refuse({ epochs: -1 }, /^RangeError: Cannot train as epochs must be/);
    refuse({ start: new Float64Array(3) }, /^TypeError: Cannot train as w must be/);
  });
});
