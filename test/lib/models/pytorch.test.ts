import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import {
  convolutionalClassifier,
  LinearRegression,
  LogisticRegression,
  type Model,
  multiLayerPerceptron,
  SoftmaxRegression,
  sgd,
  train,
} from "../../../lib/index";
import { inOrder } from "../cars";

interface Place {
  readonly w: readonly number[];
  readonly g: readonly number[];
  readonly loss: number;
}

interface Trace {
  readonly name: string;
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly first: Place;
  readonly last: Place;
}

const models: Readonly<Record<string, Model>> = {
  linear: LinearRegression,
  logistic: LogisticRegression,
  softmax: SoftmaxRegression,
  tanh: multiLayerPerceptron({ hidden: [5, 3] }),
  relu: multiLayerPerceptron({ hidden: [6], activation: "relu", classes: 3 }),
  convolution: convolutionalClassifier({ height: 6, width: 5, classes: 3, filters: 4, kernel: 3 }),
};

const traces: Trace[] = JSON.parse(readFileSync(new URL("./pytorch.json", import.meta.url), "utf8"));

function assertClose(found: ArrayLike<number>, expected: readonly number[], what: string): void {
  assert.equal(found.length, expected.length);
  expected.forEach((value, j) => {
    assert.ok(
      Math.abs(found[j] - value) <= 1e-12 * (1 + Math.abs(value)),
      `${what} ${j}: ${found[j]}, PyTorch ${value}`,
    );
  });
}

describe("PyTorch", () => {
  for (const { name, x, y, first, last } of traces) {
    it(`finds the same loss and gradient: ${name}`, () => {
      const objective = models[name].objective({ x, y });
      const table = { data: Float64Array.from(x.flat()), rows: x.length, cols: x[0].length };
      const batch = { x: table, y: Float64Array.from(y), rows: inOrder(x.length), from: 0, to: x.length };
      for (const { w, g, loss } of [first, last]) {
        const found = new Float64Array(w.length);
        assertClose([objective.lossAndGradient(Float64Array.from(w), found, batch)], [loss], "loss");
        assertClose(found, g, "slope");
      }
    });

    it(`arrives at the same weights after twenty steps: ${name}`, () => {
      const w = Float64Array.from(first.w);
      train(models[name].objective({ x, y }), w, { x, y }, { optimizer: sgd({ learningRate: 0.1 }), epochs: 20 });
      assertClose(w, last.w, "weight");
    });
  }
});
