import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Engine, readable, withEngine } from "../../../lib/fast/engine";
import {
  adam,
  type Batch,
  compare,
  DivergenceError,
  LinearRegression,
  momentum,
  type Objective,
  optimizer,
  random,
  sgd,
  train,
} from "../../../lib/index";
import { standardizedCars } from "../cars";

const cars = standardizedCars();

function madeUp(rows: number, cols: number, seed = 1) {
  const chance = random(seed, 7);
  const numbers = (size: number) => Float64Array.from({ length: size }, () => 4 * chance.next() - 2);
  return { x: { data: numbers(rows * cols), rows, cols }, y: numbers(rows) };
}

type Data = Pick<Batch, "x" | "y">;

/** The same mean squared error, of which nobody said that it has a fast path. */
function slow(data: Data): Objective {
  return { ...LinearRegression.objective(data) };
}

/** Everything that an engine computes for these rows and weights. */
function answers(engine: Engine, { x, y }: Data, rows: Int32Array, w: Float64Array) {
  const batch = engine.take({ x, y, rows, from: 0, to: rows.length });
  const chance = random(3);
  engine.w.set(w);
  const found = [];
  for (let round = 0; round < 3; round++) {
    engine.shuffle(batch.rows, chance);
    const part = { ...batch, from: Math.floor(rows.length / 3) };
    found.push([...batch.rows], [...chance.state]);
    found.push(engine.loss(batch), engine.lossAndGradient(part), [...engine.g]);
  }
  return found;
}

function withoutWebAssembly<T>(run: () => T): T {
  const { WebAssembly: kept } = globalThis;
  Reflect.deleteProperty(globalThis, "WebAssembly");
  try {
    return run();
  } finally {
    Object.assign(globalThis, { WebAssembly: kept });
  }
}

describe("the fast engine", () => {
  it("is there for the mean squared error of a linear model, and for nothing else", () => {
    const objective = LinearRegression.objective(cars);
    const isFast = (each: Objective, data: Data = cars) =>
      withEngine(each, data, (engine) => {
        const batch = engine.take({ ...data, rows: Int32Array.of(0, 1), from: 0, to: 2 });
        return batch.rows.buffer.byteLength >= 65536;
      });
    assert.equal(isFast(objective), true);
    assert.equal(isFast({ ...objective }), false, "a copy may have another method");
    assert.equal(isFast(Object.assign(LinearRegression.objective(cars), { lossAndGradient: () => 1 })), false);
    assert.equal(isFast(objective, madeUp(5, 4)), false, "the columns do not fit");
  });

  it("computes loss, gradient and orders with the bits of the readable code, for any number of rows and columns", () => {
    const shapes = [fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 99 })];
    fc.assert(
      fc.property(...(shapes as [fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>]), (n, d, seed) => {
        const data = madeUp(n, d, seed);
        const rows = Int32Array.from({ length: n }, (_, i) => i);
        const w = madeUp(1, d + 1, seed).x.data;
        const objective = LinearRegression.objective(data);
        const fast = withEngine(objective, data, (engine) => answers(engine, data, rows, w));
        assert.deepEqual(fast, answers(readable(objective), data, rows, w));
      }),
      { numRuns: 200 },
    );
  });

  it("has the readable bits where numbers leave their range: infinities, tiny numbers, negative zero", () => {
    for (const value of [1e200, -1e308, 5e-324, -0, 0]) {
      const data = madeUp(9, 3);
      data.x.data[4] = value;
      const rows = Int32Array.of(0, 1, 2, 1, 1);
      const w = Float64Array.of(value, 1, -1e200, 0);
      const objective = LinearRegression.objective(data);
      const fast = withEngine(objective, data, (engine) => answers(engine, data, rows, w));
      assert.deepEqual(fast, answers(readable(objective), data, rows, w));
    }
  });

  it("draws the numbers of a shuffle in lanes, with the orders and the state of the readable code at every length", () => {
    for (const size of [2, 16, 17, 64, 65, 66, 129, 398, 1001]) {
      const data = madeUp(size, 1);
      const orders = (engine: Engine) => {
        const { rows } = engine.take({ ...data, rows: Int32Array.from({ length: size }, (_, i) => i), from: 0, to: 1 });
        const chance = random(size);
        return [1, 2, 3].map(() => {
          engine.shuffle(rows, chance);
          return [...rows, ...chance.state];
        });
      };
      const objective = LinearRegression.objective(data);
      assert.deepEqual(withEngine(objective, data, orders), orders(readable(objective)));
    }
  });

  it("shuffles more rows than the product of JavaScript is exact for as the readable code does", () => {
    const size = 2 ** 21 + 1;
    const data = { x: { data: new Float64Array(size), rows: size, cols: 1 }, y: new Float64Array(size) };
    const order = (engine: Engine) => {
      const { rows } = engine.take({ ...data, rows: Int32Array.from({ length: size }, (_, i) => i), from: 0, to: 1 });
      engine.shuffle(rows, random(8));
      return rows.slice();
    };
    const objective = LinearRegression.objective(data);
    assert.deepEqual(withEngine(objective, data, order), order(readable(objective)));
  });

  it("has the readable bits for a table so large that rows are fetched beforehand", () => {
    const data = madeUp(2 ** 18, 8);
    const rows = Int32Array.from({ length: 100 }, (_, i) => 2621 * i);
    const w = madeUp(1, 9).x.data;
    const objective = LinearRegression.objective(data);
    const fast = withEngine(objective, data, (engine) => answers(engine, data, rows, w));
    assert.deepEqual(fast, answers(readable(objective), data, rows, w));
  });

  it("leaves rows of other data to the readable code", () => {
    const [data, other] = [madeUp(6, 2), madeUp(4, 2, 9)];
    const objective = LinearRegression.objective(data);
    const batch = { ...other, rows: Int32Array.of(3, 1), from: 0, to: 2 };
    const w = Float64Array.of(1, 2, 3);
    const expected = new Float64Array(3);
    withEngine(objective, data, (engine) => {
      const taken = engine.take(batch);
      engine.w.set(w);
      const loss = objective.lossAndGradient(w, expected, batch);
      assert.equal(engine.lossAndGradient(taken), loss);
      assert.deepEqual([...engine.g], [...expected]);
      assert.equal(engine.loss(taken), loss);
    });
  });
});

describe("train() with the fast engine", () => {
  const options = { optimizer: adam({ learningRate: 0.1 }), epochs: 20, batchSize: 34, seed: 5 };

  function fit(objective: Objective, data: Data, more: object = {}) {
    const w = new Float64Array(objective.size);
    const { seconds, secondsAt, ...history } = train(objective, w, data, { ...options, ...more });
    return { w, history };
  }

  it("has the result of the readable code to the last bit, state and all", () => {
    for (const more of [
      {},
      { validation: 0.2, patience: 3 },
      { shuffle: false },
      { batchSize: 398 },
      { batchSize: 1 },
    ]) {
      assert.deepEqual(fit(LinearRegression.objective(cars), cars, more), fit(slow(cars), cars, more));
    }
  });

  it("has the same result where WebAssembly is not to be had", () => {
    const there = fit(LinearRegression.objective(cars), cars);
    assert.deepEqual(
      withoutWebAssembly(() => fit(LinearRegression.objective(cars), cars)),
      there,
    );
  });

  it("has the same result in a page whose policy refuses to compile", () => {
    // No machine for these columns was made before: one that is there needs no compiler.
    const data = madeUp(50, 23);
    const { Module } = WebAssembly;
    const refuse = function refuse() {
      throw new EvalError("Refused to compile or instantiate WebAssembly module");
    };
    Object.assign(WebAssembly, { Module: refuse });
    try {
      const refused = fit(LinearRegression.objective(data), data);
      Object.assign(WebAssembly, { Module });
      assert.deepEqual(refused, fit(LinearRegression.objective(data), data));
    } finally {
      Object.assign(WebAssembly, { Module });
    }
  });

  it("resumes in one what was begun in the other", () => {
    const begun = fit(LinearRegression.objective(cars), cars, { epochs: 7 });
    const objective = slow(cars);
    assert.deepEqual(
      fit(objective, cars, { resume: { ...begun.history, seconds: 0, secondsAt: [] } }),
      fit(objective, cars),
    );
  });

  it("may train another model on the way: each has its own memory", () => {
    const alone = fit(LinearRegression.objective(cars), cars);
    const other = madeUp(50, 3);
    const onEpoch = () => void fit(LinearRegression.objective(other), other);
    assert.deepEqual(fit(LinearRegression.objective(cars), cars, { onEpoch }), alone);
  });

  it("sees data that were changed between two runs", () => {
    const data = madeUp(40, 2);
    const before = fit(LinearRegression.objective(data), data);
    data.y.fill(1);
    const after = fit(LinearRegression.objective(data), data);
    assert.notDeepEqual(after.w, before.w);
    assert.deepEqual(after, fit(slow(data), data));
  });

  it("goes on after a run that diverged, and grows for one that is larger", () => {
    assert.throws(
      () => fit(LinearRegression.objective(cars), cars, { optimizer: sgd({ learningRate: 9 }) }),
      DivergenceError,
    );
    const large = madeUp(20_000, 3);
    const more = { epochs: 2 };
    assert.deepEqual(fit(LinearRegression.objective(large), large, more), fit(slow(large), large, more));
    assert.deepEqual(fit(LinearRegression.objective(cars), cars), fit(slow(cars), cars));
  });

  it("takes a rule of one's own like a built-in one", () => {
    const own = optimizer(
      "Own",
      { learningRate: 0.01, momentum: 0.9 },
      ["v"],
      (w, g, { v }, { learningRate, momentum }) => {
        for (let j = 0; j < w.length; j++) {
          v[j] = momentum * v[j] + g[j];
          w[j] -= learningRate * v[j];
        }
      },
    );
    const objective = LinearRegression.objective(cars);
    const { w } = fit(objective, cars, { optimizer: own() });
    assert.deepEqual(w, fit(objective, cars, { optimizer: momentum({ learningRate: 0.01 }) }).w);
  });
});

describe("compare() with the fast engine", () => {
  it("has the fingerprints and curves of the readable code", () => {
    const result = (objective: Objective) => {
      const model = { objective: () => objective };
      const optimizers = [sgd({ learningRate: 0.01 }), adam({ learningRate: 0.1 })];
      const { curves } = compare({ model, optimizers, data: cars, epochs: 5, batchSize: 34, seeds: [1, 2] });
      return curves.map(({ median, runs }) => [median, runs.map(({ hash, w }) => [hash, w])]);
    };
    assert.deepEqual(result(LinearRegression.objective(cars)), result(slow(cars)));
  });
});
