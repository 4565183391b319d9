import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import * as tf from "@tensorflow/tfjs";
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  clipByNorm,
  compare,
  LinearRegression,
  momentum,
  type Optimizer,
  optimizer,
  rmsprop,
  sgd,
  train,
} from "../../lib/index";
import { tensorObjective, tensorOptimizer } from "../../lib/tensorflow";
import { inOrder, standardizedCars } from "./cars";

const cars = standardizedCars();
const rows = inOrder(398);

/** The mean squared error of a linear model in TensorFlow.js; the weights stand as in `LinearRegression`. */
function linear(shapes = { w: [3, 1], b: [1] } as const) {
  return tensorObjective(tf, shapes, ({ w, b }, x, y) => tf.losses.meanSquaredError(y, x.matMul(w).add(b).flatten()));
}

/** Agreement to so many parts of the largest number: TensorFlow.js computes with 24 binary digits. */
function close(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-5): void {
  const largest = Math.max(...Array.from(expected, Math.abs));
  assert.equal(actual.length, expected.length);
  for (let i = 0; i < actual.length; i++) {
    const off = Math.abs(actual[i] - expected[i]) / largest;
    assert.ok(off <= tolerance, `${actual[i]} is not ${expected[i]}: off by ${off}`);
  }
}

/** Runs it twice and counts: what is made at first and kept for ever after would be no leak. */
function assertNoLeak(run: () => unknown): void {
  run();
  const before = tf.memory().numTensors;
  run();
  assert.equal(tf.memory().numTensors, before);
}

before(async () => {
  Object.assign(tf.findBackend("cpu"), { firstUse: false });
  await tf.setBackend("cpu");
});

describe("tensorObjective()", () => {
  it("finds the loss and the gradient that LinearRegression has in closed form, for all rows and for a batch", () => {
    const [ours, theirs] = [LinearRegression.objective(cars), linear()];
    assert.equal(theirs.size, 4);
    const w = Float64Array.of(1, -2, 0.5, 20);
    for (const [from, to] of [
      [0, 398],
      [34, 68],
    ]) {
      const batch = { ...cars, rows: rows.toReversed(), from, to };
      const [g, expected] = [new Float64Array(4).fill(9), new Float64Array(4)];
      const [loss, right] = [theirs.lossAndGradient(w, g, batch), ours.lossAndGradient(w, expected, batch)];
      close([loss], [right]);
      close(g, expected);
    }
  });

  it("trains as our own objective does, through the same batches", () => {
    const options = { optimizer: adam({ learningRate: 0.1 }), epochs: 3, batchSize: 34, seed: 5 };
    const [w, expected] = [new Float64Array(4), new Float64Array(4)];
    const history = train(linear(), w, cars, options);
    close(history.loss, train(LinearRegression.objective(cars), expected, cars, options).loss);
    close(w, expected);
  });

  it("can be compared on, from weights in the order of its shapes", () => {
    const model = { objective: () => linear() };
    const result = compare({
      model,
      optimizers: [sgd()],
      data: cars,
      epochs: 1,
      seeds: [0],
      start: Float64Array.of(0, 0, 0, 7),
    });
    close(
      [result.curves[0].median[0]],
      [
        LinearRegression.objective(cars).lossAndGradient(Float64Array.of(0, 0, 0, 7), new Float64Array(4), {
          ...cars,
          rows,
          from: 0,
          to: 398,
        }),
      ],
    );
  });

  it("puts matrices into the flat array row after row, and numbers without a shape as one", () => {
    const objective = tensorObjective(tf, { a: [2, 2], c: [] }, ({ a, c }) =>
      a
        .mul(tf.tensor2d([1, 2, 3, 4], [2, 2]))
        .sum()
        .add(c.mul(5)),
    );
    const g = new Float64Array(5);
    const loss = objective.lossAndGradient(Float64Array.of(1, 1, 1, 1, 2), g, { ...cars, rows, from: 0, to: 2 });
    assert.deepEqual([loss, ...g], [20, 1, 2, 3, 4, 5]);
  });

  it("leaves no tensor behind, not even where the loss throws", () => {
    const objective = linear();
    const w = new Float64Array(4);
    assertNoLeak(() => objective.lossAndGradient(w, new Float64Array(4), { ...cars, rows, from: 0, to: 34 }));
    const wrong = tensorObjective(tf, { w: [3, 1] }, ({ w }, x) => x.matMul(w));
    assertNoLeak(() => {
      assert.throws(
        () => wrong.lossAndGradient(w.subarray(0, 3), new Float64Array(3), { ...cars, rows, from: 0, to: 34 }),
        /^TypeError: Cannot find a gradient as the loss must be a tensor of one number: found a tensor of shape \[34, 1\]$/,
      );
    });
  });

  it("refuses shapes that are none, and what is no function", () => {
    assert.throws(
      () => tensorObjective(tf, { w: [3.5] }, () => tf.scalar(1)),
      /^TypeError: .*the shape of w must be whole numbers/,
    );
    assert.throws(() => tensorObjective(tf, { w: 3 as never }, () => tf.scalar(1)), /found 3$/);
    assert.throws(() => tensorObjective(tf, { w: [1] }, 3 as never), /loss must be a function: found 3$/);
    const lost = tensorObjective(tf, { w: [1] }, () => 3 as never);
    assert.throws(
      () => lost.lossAndGradient(new Float64Array(1), new Float64Array(1), { ...cars, rows, from: 0, to: 1 }),
      /one number: found 3$/,
    );
  });
});

/** The weights after each of 120 steps over batches of 34 in the order of the file, by an optimizer of TensorFlow.js. */
function tensorSteps(theirs: tf.Optimizer, steps = 120): number[] {
  const [w, b] = tf.tidy(() => [tf.variable(tf.zeros([3, 1])), tf.variable(tf.zeros([1]))]);
  const [x, y] = [tf.tensor2d(Float32Array.from(cars.x.data), [398, 3]), tf.tensor1d(Float32Array.from(cars.y))];
  for (let t = 0; t < steps; t++) {
    tf.tidy(() => {
      const from = 34 * (t % 11);
      const [some, right] = [x.slice([from, 0], [34, 3]), y.slice([from], [34])];
      const loss = () => tf.losses.meanSquaredError(right, some.matMul<tf.Tensor>(w).add(b).flatten()) as tf.Scalar;
      theirs.minimize(loss, false, [w, b]);
    });
  }
  const found = [...w.dataSync(), ...b.dataSync()];
  tf.dispose([w, b, x, y]);
  return found;
}

function ourSteps({ init, step }: Optimizer, steps = 120): Float64Array {
  const [w, g, state] = [new Float64Array(4), new Float64Array(4), init(4)];
  const objective = LinearRegression.objective(cars);
  for (let t = 0; t < steps; t++) {
    const from = 34 * (t % 11);
    objective.lossAndGradient(w, g, { ...cars, rows, from, to: from + 34 });
    step(w, g, state);
  }
  return w;
}

describe("tensorOptimizer()", () => {
  const mine = optimizer("Mine", { learningRate: 0.1 }, ["last"], (w, g, { last }, { learningRate }) => {
    for (let j = 0; j < w.length; j++) w[j] -= learningRate * (g[j] + last[j]);
    last.set(g);
  });
  const several = [
    sgd({ learningRate: 0.01 }),
    adam({ learningRate: 0.1 }),
    mine({ learningRate: 0.01 }),
    clipByNorm(sgd(), 1),
  ];

  for (const each of several) {
    it(`walks with ${each.label} on variables where it walks on an array`, () => {
      close(tensorSteps(tensorOptimizer(tf, each)), ourSteps(each), 3e-5);
    });
  }

  it("leaves no tensor behind, and needs no dispose", () => {
    assertNoLeak(() => tensorSteps(tensorOptimizer(tf, adam()), 3));
  });

  it("compiles into a model of layers, which learns the lecture's line", async () => {
    const model = tf.sequential({
      layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: "zeros" })],
    });
    model.compile({ optimizer: tensorOptimizer(tf, adam({ learningRate: 0.3 })), loss: "meanSquaredError" });
    const [x, y] = [tf.tensor2d([1, 2, 3, 4, 5], [5, 1]), tf.tensor2d([3, 5, 7, 9, 11], [5, 1])];
    await model.fit(x, y, { epochs: 200, batchSize: 5, verbose: 0, shuffle: false });
    const [kernel, bias] = model.getWeights().map((each) => each.dataSync()[0]);
    close([kernel, bias], [2, 1], 0.01);
    model.dispose();
    tf.dispose([x, y]);
  });

  it("goes on with its variables in whatever order they come, and with no others", () => {
    const [a, b, c] = [1, 2, 3].map((value) => tf.tidy(() => tf.variable(tf.tensor1d([value]))));
    const bridge = tensorOptimizer(tf, momentum({ learningRate: 1, momentum: 0.5 }));
    const loss = () => a.add(b.mul(10)).sum() as tf.Scalar;
    bridge.minimize(loss, false, [a, b]);
    bridge.minimize(loss, false, [b, a]);
    // v = g, then 1.5 g: 2.5 g in all.
    assert.deepEqual([a.dataSync()[0], b.dataSync()[0]], [1 - 2.5, 2 - 25]);
    assert.equal(bridge.iterations, 2);
    const other = () => bridge.minimize(() => c.sum(), false, [c]);
    assert.throws(other, /^TypeError: Cannot step as an optimizer must go on with the variables that it began with/);
    tf.dispose([a, b, c]);
  });

  it("says what it is, and refuses what is no optimizer", () => {
    assert.deepEqual(tensorOptimizer(tf, sgd({ learningRate: 0.5 })).getConfig().learningRate, 0.5);
    assert.throws(
      () => tensorOptimizer(tf, sgd as never),
      /^TypeError: Cannot make an optimizer as it must be one such as adam\(\): found a function$/,
    );
    const bridge = tensorOptimizer(tf, sgd());
    const gradient = tf.tensor1d([1]);
    assert.throws(
      () => bridge.applyGradients({ nobody: gradient }),
      /nobody must be a variable of type float32: found none of that name$/,
    );
    gradient.dispose();
  });
});

describe("TensorFlow.js as referee", () => {
  const ε = 1e-7; // TensorFlow.js's own, where it is not asked for
  const pairs: readonly (readonly [string, () => tf.Optimizer, Optimizer])[] = [
    ["sgd", () => tf.train.sgd(0.05), sgd({ learningRate: 0.05 })],
    ["momentum", () => tf.train.momentum(0.01, 0.9), momentum({ learningRate: 0.01, momentum: 0.9 })],
    ["adagrad", () => tf.train.adagrad(0.5, 0.1), adagrad({ learningRate: 0.5, accumulator: 0.1, epsilon: ε })],
    ["rmsprop", () => tf.train.rmsprop(0.1, 0.9), rmsprop({ learningRate: 0.1, alpha: 0.9, epsilon: ε })],
    ["adam", () => tf.train.adam(0.1, 0.9, 0.999, 1e-8), adam({ learningRate: 0.1 })],
    ["adamax", () => tf.train.adamax(0.1, 0.9, 0.999, 1e-8), adamax({ learningRate: 0.1 })],
  ];
  for (const [name, theirs, ours] of pairs) {
    it(`agrees on ${name} after 120 steps, to what 24 binary digits leave`, () => {
      close(tensorSteps(theirs()), ourSteps(ours), 3e-5);
    });
  }

  /** How far the first step goes from 0 with this gradient. */
  function firstStep(theirs: tf.Optimizer, gradient: number): number {
    const w = tf.tidy(() => tf.variable(tf.tensor1d([0])));
    tf.tidy(() => void theirs.minimize(() => w.mul(gradient).sum(), false, [w]));
    const [found] = w.dataSync();
    w.dispose();
    return found;
  }

  function ourFirstStep({ init, step }: Optimizer, gradient: number): number {
    const w = Float64Array.of(0);
    step(w, Float64Array.of(gradient), init(1));
    return w[0];
  }

  it("errs on Adadelta: its first step is the plain gradient's, as it divides by the average of before", () => {
    close([firstStep(tf.train.adadelta(1, 0.9, 1e-6), 3)], [-3]);
    // Δ = √ε / √(0.1 · 9 + ε) · 3 with u = 0.
    close([ourFirstStep(adadelta(), 3)], [(-Math.sqrt(1e-6) / Math.sqrt(0.9 + 1e-6)) * 3]);
  });

  it("errs on centered RMSprop: a small gradient gives NaN, where ours takes a step", () => {
    assert.ok(Number.isNaN(firstStep(tf.train.rmsprop(0.01, 0.9, 0, 1e-7, true), 1e-4)));
    assert.ok(ourFirstStep(rmsprop({ alpha: 0.9, centered: true }), 1e-4) < 0);
  });

  it("does not hear setMomentum: the velocity goes on with the share that it was built with", () => {
    const theirs = tf.train.momentum(1, 0.5) as unknown as tf.SGDOptimizer & { setMomentum(momentum: number): void };
    theirs.setMomentum(0);
    const w = tf.tidy(() => tf.variable(tf.tensor1d([0])));
    for (let t = 0; t < 2; t++) theirs.minimize(() => w.sum(), false, [w]);
    assert.equal(w.dataSync()[0], -2.5); // −1, then −1.5: without momentum it would be −2
    w.dispose();
  });

  it("leaks a tensor when its momentum is disposed of", () => {
    const before = tf.memory().numTensors;
    const theirs = tf.train.momentum(0.1, 0.9);
    firstStep(theirs, 1);
    theirs.dispose();
    assert.ok(tf.memory().numTensors > before);
  });
});
