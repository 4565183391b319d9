import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  accuracy,
  adam,
  bandit,
  bigram,
  convolutionalClassifier,
  firm,
  LinearRegression,
  LogisticRegression,
  logLoss,
  math,
  matrixFactorization,
  momentum,
  multiLayerPerceptron,
  type Objective,
  PolynomialRegression,
  polynomialFeatures,
  random,
  SoftmaxRegression,
  sgd,
  train,
} from "../../../lib/index";
import { inOrder, standardizedCars } from "../cars";
import { points } from "./table";

const labels = [2, 0, 1, 1, 0, 2];
const chance = random(8);
const someWeights = (size: number) => Float64Array.from({ length: size }, () => chance.normal());

function look(objective: Objective, w: Float64Array, x: readonly (readonly number[])[], y: readonly number[]) {
  const table = { data: Float64Array.from(x.flat()), rows: x.length, cols: x[0].length };
  const g = new Float64Array(w.length);
  const loss = objective.lossAndGradient(w, g, {
    x: table,
    y: Float64Array.from(y),
    rows: inOrder(x.length),
    from: 0,
    to: x.length,
  });
  return { loss, g };
}

function assertNear(found: ArrayLike<number>, expected: ArrayLike<number>, most: number): void {
  assert.equal(found.length, expected.length);
  for (let i = 0; i < found.length; i++) {
    assert.ok(Math.abs(found[i] - expected[i]) <= most, `${i}: ${found[i]}, expected ${expected[i]}`);
  }
}

describe("polynomialFeatures()", () => {
  it("has the order of scikit-learn: a, b, c, a², ab, ac, b², bc, c², a³, …", () => {
    const [a, b, c] = [2, 3, 5];
    const { data, cols } = polynomialFeatures([[a, b, c]], 3);
    const second = [a * a, a * b, a * c, b * b, b * c, c * c];
    const third = [8, 12, 20, 18, 30, 50, 27, 45, 75, 125];
    assert.deepEqual([...data], [a, b, c, ...second, ...third]);
    assert.equal(cols, 19);
  });

  it("leaves its argument as it is, and gives it back for degree 1", () => {
    assert.deepEqual([...polynomialFeatures(Object.freeze([Object.freeze([1, 2])]), 1).data], [1, 2]);
  });

  it("refuses a degree that is no whole number from 1 to 20, products without end, and those too large", () => {
    for (const degree of [0, 1.5, 21, Number.NaN, "2"]) {
      assert.throws(() => polynomialFeatures([[1]], degree as number), /degree must be a whole number from 1 to 20/);
      assert.throws(() => new PolynomialRegression({ degree: degree as number }), /degree must be a whole number/);
    }
    assert.throws(
      () => polynomialFeatures([new Array(50).fill(1)], 9),
      /at most 1000000 products: 50 features, degree 9/,
    );
    assert.throws(() => polynomialFeatures([[1e200]], 2), /every product must be finite: row 0, column 1 is Infinity$/);
  });
});

describe("PolynomialRegression", () => {
  it("of degree 1 is linear regression on standardized features", () => {
    const { x, y } = standardizedCars();
    const options = { optimizer: momentum({ learningRate: 0.01 }), epochs: 20, batchSize: 34 };
    const linear = new LinearRegression().fit(x, y, options);
    assertNear(new PolynomialRegression({ degree: 1 }).fit(x, y, options).predict(x), linear.predict(x), 1e-9);
  });

  it("knows its optimum, and comes there", () => {
    const x = [[-2], [-1], [0], [1], [2], [3]];
    const y = [1, -1, 0.5, 2, 3, -4];
    const model = new PolynomialRegression({ degree: 3 });
    const { loss } = model.fit(x, y, { optimizer: momentum({ learningRate: 0.1 }), epochs: 5000 }).history ?? {
      loss: [],
    };
    assert.ok(Math.abs(loss[5000] - model.optimum({ x, y })) < 1e-9);
  });

  it("refuses to predict before fit, and columns that it does not know", () => {
    const model = new PolynomialRegression();
    assert.throws(() => model.predict([[1]]), /the model must be fitted first: call fit$/);
    model.fit([[1], [2]], [1, 2]);
    assert.throws(() => model.predict([[1, 2]]), /that the model was fitted on: 1, found 2$/);
  });
});

describe("LogisticRegression", () => {
  const y = [1, 0, 0, 1, 0, 1];

  it("has the log loss of its probabilities as its loss", () => {
    const model = new LogisticRegression().fit(points, y, { epochs: 50 });
    const { loss } = look(LogisticRegression.objective({ x: points, y }), model.weights, points, y);
    assert.ok(Math.abs(loss - logLoss(y, model.probabilities(points))) < 1e-14);
    assert.equal(model.score(points, y), accuracy(y, model.predict(points)));
  });

  it("finds the share of ones where there is nothing to tell rows apart", () => {
    const model = new LogisticRegression().fit([[0], [0], [0], [0]], [1, 0, 1, 1], {
      optimizer: sgd({ learningRate: 1 }),
      epochs: 200,
    });
    assertNear(model.probabilities([[0]]), [0.75], 1e-9);
    assertNear([model.intercept], [Math.log(3)], 1e-8);
  });

  it("keeps its loss finite, and all its digits, where scores are huge", () => {
    const objective = LogisticRegression.objective({ x: [[1]], y: [1] });
    const { loss, g } = look(objective, Float64Array.of(800, 0), [[1], [-1]], [1, 1]);
    assert.equal(loss, 400);
    assert.deepEqual(g, Float64Array.of(0.5, -0.5));
    assert.equal(look(objective, Float64Array.of(50, 0), [[1]], [1]).loss, math.exp(-50));
  });

  it("stays as it was when a fit fails", () => {
    const model = new LogisticRegression().fit(points, y);
    const { weights } = model;
    assert.throws(() => model.fit(points, labels), {
      name: "RangeError",
      message: "Cannot fit as labels must be 0 or 1: row 0 of y is 2",
    });
    assert.throws(() => model.fit(points, y, { epochs: -1 }), RangeError);
    assert.equal(model.weights, weights);
  });
});

describe("SoftmaxRegression", () => {
  it("is logistic regression where there are two labels: z is the difference of the scores", () => {
    const y = [1, 0, 0, 1, 0, 1];
    const w = someWeights(6);
    const softmax = look(SoftmaxRegression.objective({ x: points, y }), w, points, y);
    const z = Float64Array.of(w[3] - w[0], w[4] - w[1], w[5] - w[2]);
    const logistic = look(LogisticRegression.objective({ x: points, y }), z, points, y);
    assert.ok(Math.abs(softmax.loss - logistic.loss) < 1e-14);
    assertNear(softmax.g, [...logistic.g.map((slope) => -slope), ...logistic.g], 1e-14);
  });

  it("has the log loss of its probabilities as its loss", () => {
    const model = new SoftmaxRegression().fit(points, labels, { epochs: 50 });
    const { loss } = look(SoftmaxRegression.objective({ x: points, y: labels }), model.weights, points, labels);
    assert.ok(Math.abs(loss - logLoss(labels, model.probabilities(points))) < 1e-14);
  });

  it("refuses labels that are no whole numbers from 0, and ones beyond those of fit", () => {
    for (const label of [-1, 0.5]) {
      assert.throws(() => new SoftmaxRegression().fit([[1], [2]], [0, label]), {
        name: "RangeError",
        message: `Cannot fit as labels must be whole numbers from 0: row 1 of y is ${label}`,
      });
    }
    const model = new SoftmaxRegression().fit([[1], [2]], [0, 1], { epochs: 1 });
    assert.throws(
      () => model.score([[1]], [2]),
      /^RangeError: Cannot score as labels must be 0 or 1: row 0 of y is 2$/,
    );
  });
});

describe("multiLayerPerceptron()", () => {
  it("without a hidden layer is linear regression, or with classes softmax regression", () => {
    const y = [1, 3, -2, 0.5, -1, 2];
    const w = someWeights(3);
    const linear = look(LinearRegression.objective({ x: points, y }), w, points, y);
    const network = look(multiLayerPerceptron({ hidden: [] }).objective({ x: points, y }), w, points, y);
    assertNear([network.loss, ...network.g], [linear.loss, ...linear.g], 1e-13);
    const W = someWeights(9);
    const softmax = look(SoftmaxRegression.objective({ x: points, y: labels }), W, points, labels);
    const classifier = look(
      multiLayerPerceptron({ hidden: [], classes: 3 }).objective({ x: points, y: labels }),
      W,
      points,
      labels,
    );
    assertNear([classifier.loss, ...classifier.g], [softmax.loss, ...softmax.g], 1e-14);
  });

  it("bends: it follows a parabola that no line can", () => {
    const x = Array.from({ length: 21 }, (_, i) => [(i - 10) / 10]);
    const y = x.map(([value]) => value * value);
    const network = multiLayerPerceptron({ hidden: 6 });
    const objective = network.objective({ x, y });
    const w = objective.start(random(2));
    train(objective, w, { x, y }, { optimizer: adam({ learningRate: 0.02 }), epochs: 1500 });
    assertNear(network.predict(w, x), y, 0.03);
  });

  it("gives probabilities that its labels and its loss agree with", () => {
    const network = multiLayerPerceptron({ hidden: [4], classes: 3 });
    const objective = network.objective({ x: points, y: labels });
    const w = objective.start(random(3));
    const p = network.probabilities(w, points);
    assert.ok(Math.abs(logLoss(labels, p) - look(objective, w, points, labels).loss) < 1e-14);
    assert.throws(() => multiLayerPerceptron().probabilities(w, points), /^TypeError: Cannot tell probabilities/);
  });

  it("refuses what is no network, and weights of another", () => {
    const build = (options: object) => () => multiLayerPerceptron(options);
    assert.throws(build({ hidden: [4, 0] }), /hidden must be whole numbers from 1: current value is \[4, 0\]$/);
    assert.throws(build({ hidden: "8" }), /hidden must be .*: current value is "8"$/);
    assert.throws(build({ activation: "sigmoid" }), /activation must be "tanh" or "relu": current value is "sigmoid"$/);
    assert.throws(build({ activation: "toString" }), /activation must be/);
    assert.throws(build({ classes: 1 }), /classes must be a whole number from 2: current value is 1$/);
    assert.throws(build({ layers: 3 }), /has no option layers/);
    assert.throws(() => multiLayerPerceptron().predict(new Float64Array(3), points), {
      name: "TypeError",
      message: "Cannot predict as w must have the 33 weights of the model: it has 3",
    });
  });
});

describe("matrixFactorization()", () => {
  it("finds a table of rank one again, gaps included", () => {
    const taste = [1, -1, 2, 0.5];
    const kind = [1, 2, -1, 0.5, -2];
    const all = taste.flatMap((p, u) => kind.map((q, i) => ({ at: [u, i], rating: 3 + p * q })));
    const known = all.filter((_, k) => k % 6 !== 1);
    const data = { x: known.map(({ at }) => at), y: known.map(({ rating }) => rating) };
    const model = matrixFactorization({ users: 4, items: 5, factors: 1 });
    const objective = model.objective(data);
    const w = objective.start(random(2));
    const { loss } = train(objective, w, data, { optimizer: adam({ learningRate: 0.02 }), epochs: 4000 });
    assert.ok(loss[4000] < 1e-9, `${loss[4000]}`);
  });

  it("refuses counts that are no whole numbers from 1, and users that are not there", () => {
    assert.throws(
      () => matrixFactorization({ users: 0, items: 2 }),
      /users must be a whole number from 1 to 1000000: current value is 0$/,
    );
    assert.throws(() => matrixFactorization({ users: 2, items: 2, factors: 1.5 }), /factors must be/);
    const model = matrixFactorization({ users: 2, items: 2 });
    assert.throws(
      () => model.predict(new Float64Array(13), [[2, 0]]),
      /^RangeError: Cannot predict as user must be a whole number from 0 to 1: row 0 has 2$/,
    );
  });
});

describe("bigram()", () => {
  const text = "peter piper picked a peck of pickled peppers";

  it("comes to what counting gives, and to the loss that it knows as its optimum", () => {
    const model = bigram(text);
    const objective = model.objective(model.data);
    const w = new Float64Array(objective.size);
    const { loss } = train(objective, w, model.data, { optimizer: adam({ learningRate: 0.2 }), epochs: 1000 });
    const best = model.optimum?.(model.data) ?? Number.NaN;
    assert.ok(loss[1000] >= best && loss[1000] < best + 1e-3, `${loss[1000]} above ${best}`);
    const [learned, counted] = [model.probabilities(w), model.counted()];
    const last = model.symbols.indexOf("p");
    const K = model.symbols.length;
    assertNear(learned.data.slice(last * K, (last + 1) * K), counted.data.slice(last * K, (last + 1) * K), 1e-2);
    assert.ok(Math.abs(loss[0] - Math.log(K)) < 1e-12);
  });

  it("writes the same text for the same seed, of its own symbols only, and never a pair that it has not seen", () => {
    const model = bigram("abcabdabc");
    const w = model.counted().data.map((p) => (p > 0 ? Math.log(p) : -50));
    const written = model.sample(w, { length: 200, seed: 3, after: "a" });
    assert.equal(written.length, 200);
    assert.equal(written, model.sample(w, { length: 200, seed: 3, after: "a" }));
    assert.notEqual(written, model.sample(w, { length: 200, seed: 4, after: "a" }));
    assert.match(written, /^[abcd]+$/);
    assert.ok(!/a[acd]|b[ab]/.test(written));
  });

  it("takes letters beyond sixteen bits as one, and Korean as syllables or, taken apart, as letters", () => {
    assert.deepEqual(bigram("🙂a🙂").symbols, ["a", "🙂"]);
    assert.deepEqual(bigram("나라나").symbols, ["나", "라"]);
    assert.equal(bigram("나라나".normalize("NFD")).symbols.length, 3);
  });

  it("refuses a text of one symbol, a length that is none, and a beginning that it does not know", () => {
    assert.throws(() => bigram("a"), /^TypeError: .* at least two symbols: it has 1$/);
    assert.throws(() => bigram(7 as never), /the text must be a text: found 7$/);
    const model = bigram("ab");
    const w = new Float64Array(4);
    assert.throws(() => model.sample(w, { length: -1 }), /length must be a whole number from 0 to 10000000/);
    assert.throws(
      () => model.sample(w, { length: 1, after: "z" }),
      /after must be a symbol of the text: current value is "z"$/,
    );
    assert.throws(
      () => model.sample(new Float64Array(3), { length: 1 }),
      /must have the 4 weights of the model: it has 3$/,
    );
  });
});

describe("convolutionalClassifier()", () => {
  it("finds a pattern wherever it is: the answers of a filter move with the image", () => {
    const model = convolutionalClassifier({ height: 5, width: 5, classes: 2, filters: 1, kernel: 2 });
    const w = new Float64Array(model.objective({ x: [new Array(25).fill(0)], y: [0] }).size);
    w.set([1, -1, 1, -1]); // an edge: bright on the left, dark on the right
    const image = new Float64Array(25);
    for (const pixel of [6, 11]) image[pixel] = 1; // row 1 and 2, column 1
    const [map] = model.featureMaps(w, image);
    assert.deepEqual([map.rows, map.cols], [4, 4]);
    assert.equal(map.data[1 * 4 + 1], 2);
    const moved = new Float64Array(25);
    for (const pixel of [12, 17]) moved[pixel] = 1;
    assert.equal(model.featureMaps(w, moved)[0].data[2 * 4 + 2], 2);
  });

  it("refuses a kernel that is larger than the image, and images of another size", () => {
    const build = (options: object) => () => convolutionalClassifier({ height: 4, width: 3, classes: 2, ...options });
    assert.throws(build({ kernel: 4 }), /kernel must be a whole number from 1 to 3: current value is 4$/);
    assert.throws(build({ filters: 0 }), /filters must be a whole number from 1 to 1000: current value is 0$/);
    assert.throws(build({ stride: 2 }), /has no option stride/);
    const model = build({})();
    const size = 4 * 10 + 2 * (4 * 2 * 1 + 1);
    assert.throws(() => model.predict(new Float64Array(size), [[1, 2]]), /was fitted on: 12, found 2$/);
  });
});

describe("bandit()", () => {
  it("has a gradient that is on average the slope of the mean reward", () => {
    // With these weights the arms have the probabilities ¼, ½ and ¼, and so four numbers stand for all of chance.
    const means = [1, 4, -2];
    const objective = bandit({ means, rounds: 4 }).objective({ x: new Array(4).fill(means), y: [0, 0.25, 0.5, 0.75] });
    const w = Float64Array.of(0, Math.log(2), 0);
    const { loss, g } = look(objective, w, new Array(4).fill(means), [0.1, 0.3, 0.7, 0.9]);
    assert.ok(Math.abs(loss + (1 * 0.25 + 4 * 0.5 - 2 * 0.25)) < 1e-15);
    const meanReward = (at: Float64Array) => math.softmax(at).reduce((sum, p, k) => sum + p * means[k], 0);
    const h = 1e-5;
    g.forEach((slope, j) => {
      const [up, down] = [h, -h].map((step) => meanReward(w.map((each, k) => (k === j ? each + step : each))));
      assert.ok(Math.abs(slope + (up - down) / (2 * h)) < 1e-9, `slope ${j} is ${slope}`);
    });
  });

  it("has the same mean gradient with a baseline, and a quieter one", () => {
    const means = [10, 11];
    const spread = (baseline: number) => {
      const game = bandit({ means, rounds: 4000, seed: 1, baseline });
      const objective = game.objective(game.data);
      const g = new Float64Array(2);
      const slopes = Array.from({ length: 4000 }, (_, i) => {
        objective.lossAndGradient(new Float64Array(2), g, { ...game.data, rows: inOrder(4000), from: i, to: i + 1 });
        return g[1];
      });
      const mean = slopes.reduce((sum, each) => sum + each, 0) / 4000;
      return { mean, deviation: Math.sqrt(slopes.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 4000) };
    };
    const [plain, quiet] = [spread(0), spread(10.5)];
    // The mean reward of two arms at even odds has the slope ±¼ of their difference.
    assert.ok(Math.abs(quiet.mean + 0.25) < 0.03 && Math.abs(plain.mean + 0.25) < 0.3);
    assert.ok(quiet.deviation < plain.deviation / 5);
  });

  it("finds the best arm", () => {
    for (let seed = 0; seed < 5; seed++) {
      const game = bandit({ means: [0, 1, 0.2], seed, rounds: 2000 });
      const w = new Float64Array(3);
      train(game.objective(game.data), w, game.data, {
        optimizer: sgd({ learningRate: 0.1 }),
        epochs: 1,
        batchSize: 1,
      });
      assert.ok(math.softmax(w)[1] > 0.9, `seed ${seed}: ${math.softmax(w)}`);
    }
  });

  it("gives the same rounds for the same seed", () => {
    assert.deepEqual(bandit({ means: [0, 1], seed: 4 }).data, bandit({ means: [0, 1], seed: 4 }).data);
    assert.notDeepEqual(bandit({ means: [0, 1], seed: 4 }).data, bandit({ means: [0, 1], seed: 5 }).data);
  });

  it("refuses a game that is none", () => {
    assert.throws(() => bandit({ means: [1] }), /at least two arms: means has 1$/);
    assert.throws(() => bandit({ means: [1, Number.NaN] }), /row 1 of means is NaN$/);
    assert.throws(
      () => bandit({ means: [1, 2], deviation: -1 }),
      /deviation must be 0 or greater and finite: current value is -1$/,
    );
    assert.throws(() => bandit({ means: [1, 2], rounds: 0 }), /rounds must be a whole number from 1/);
  });
});

describe("firm", () => {
  const markets = {
    x: [
      [100, 2],
      [80, 1],
      [60, 3],
    ],
    y: [10, 20, 5],
  };

  it("comes to the price of the closed form, where marginal revenue is marginal cost", () => {
    const w = Float64Array.of(1);
    train(firm.objective(markets), w, markets, { optimizer: sgd({ learningRate: 0.1 }), epochs: 300 });
    assertNear(w, [firm.price(markets)], 1e-10);
    assert.equal(firm.price(markets), (100 + 80 + 60 + 2 * 10 + 20 + 3 * 5) / (2 * 6));
    for (const step of [-0.1, 0.1]) {
      assert.ok(firm.profit(firm.price(markets) + step, markets) < firm.profit(firm.price(markets), markets));
    }
  });

  it("knows its largest profit as its optimum", () => {
    assert.equal(firm.optimum?.(markets), -firm.profit(firm.price(markets), markets));
  });

  it("refuses a demand that does not fall with the price", () => {
    assert.throws(
      () => firm.price({ x: [[5, -1]], y: [1] }),
      /slope of demand must be greater than 0: row 0, column 1 is -1$/,
    );
  });
});
