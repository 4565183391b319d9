import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fingerprint } from "../../../lib/fingerprint";
import { adam, random, train } from "../../../lib/index";
import { cases } from "./table";

/** Of the weights after ten epochs in batches of two, from the start of seed 5: the same on every engine. */
const fingerprints: Readonly<Record<string, string>> = {
  LinearRegression: "de16914aac1a7bd6",
  PolynomialRegression: "00f0fb489745d2a1",
  LogisticRegression: "b41871cff9364edb",
  SoftmaxRegression: "a804c4c2b855b752",
  "multiLayerPerceptron, tanh, a number": "8d32e426e268f887",
  "multiLayerPerceptron, relu, labels": "56bf1fead2ff8dbc",
  matrixFactorization: "3f503e1f30e030ee",
  firm: "a945fb3231780fae",
  bigram: "216a7164f685093b",
  convolutionalClassifier: "2c18981e5e449362",
  bandit: "8bf757d851d75fa3",
};

describe("every model learns the same, to the last bit, on every machine", () => {
  for (const { name, model, data } of cases) {
    it(name, () => {
      const objective = model.objective(data);
      const w = objective.start?.(random(5)) ?? new Float64Array(objective.size);
      train(objective, w, data, { optimizer: adam({ learningRate: 0.05 }), epochs: 10, batchSize: 2, seed: 5 });
      const seen = new Fingerprint();
      seen.addNumbers(w);
      assert.equal(seen.toString(), fingerprints[name]);
    });
  }
});
