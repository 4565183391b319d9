import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { digits, irisTable, ratings, story, toLabels } from "../../../data/index";
import {
  accuracy,
  adam,
  bigram,
  convolutionalClassifier,
  matrix,
  matrixFactorization,
  random,
  rmse,
  SoftmaxRegression,
  sgd,
  standardize,
  train,
  trainTestSplit,
} from "../../../lib/index";

describe("on the data of the lessons", () => {
  it("softmax regression tells the flowers apart", () => {
    const { values } = irisTable();
    const { y } = toLabels(values.map((row) => row[4]));
    const x = matrix(values.map((row) => row.slice(0, 4) as number[]));
    const split = standardize(trainTestSplit({ x, y }, { stratify: y }));
    const model = new SoftmaxRegression().fit(split.train.x, split.train.y, {
      optimizer: sgd({ learningRate: 0.5 }),
      epochs: 200,
    });
    assert.ok(model.score(split.test.x, split.test.y) > 0.94);
  });

  it("a convolution reads digits that it has not seen, nine of ten after five epochs", () => {
    const images = digits();
    const { height, width } = images;
    const split = trainTestSplit(images, { stratify: images.y });
    const model = convolutionalClassifier({ height, width, classes: 10 });
    const objective = model.objective(split.train);
    const w = objective.start(random(1));
    train(objective, w, split.train, { optimizer: adam({ learningRate: 0.01 }), epochs: 5, batchSize: 25 });
    assert.ok(accuracy(split.test.y, model.predict(w, split.test.x)) > 0.9);
  });

  it("matrix factorization guesses ratings that it has not seen far better than the mean does", () => {
    const split = trainTestSplit(ratings());
    const model = matrixFactorization({ users: 30, items: 20 });
    const objective = model.objective(split.train);
    const w = objective.start(random(0));
    const mean = split.test.y.map(() => w[0]);
    const optimizer = adam({ learningRate: 0.02, weightDecay: 0.01 });
    train(objective, w, split.train, { optimizer, epochs: 80, batchSize: 32 });
    const { x, y } = split.test;
    assert.ok(rmse(y, model.predict(w, x)) < 0.65 * rmse(y, mean));
  });

  it("pairs of letters are learned to a hundredth of what counting gives, in both languages", () => {
    for (const text of [story("en"), story("ko").normalize("NFD")]) {
      const model = bigram(text);
      const w = new Float64Array(model.symbols.length ** 2);
      const { loss } = train(model.objective(model.data), w, model.data, {
        optimizer: adam({ learningRate: 0.1 }),
        epochs: 120,
      });
      const best = model.optimum?.(model.data) ?? Number.NaN;
      assert.ok(loss[120] < 1.01 * best, `${loss[120]} and ${best}`);
    }
  });
});
