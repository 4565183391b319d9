import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { choice, gridSearch, LinearRegression, type Objective, sgd, train } from "../../lib/index";
import { standardizedCars } from "./cars";

const cars = standardizedCars();
const plain = LinearRegression.objective(cars);

/** The mean squared error, and λ times the sum of squared weights: what is made small, but not what is judged by. */
function penalized(lambda: number): Objective {
  return {
    size: plain.size,
    judge: plain,
    lossAndGradient(w, g, batch) {
      let loss = plain.lossAndGradient(w, g, batch);
      for (let j = 0; j < w.length; j++) {
        loss += lambda * w[j] * w[j];
        g[j] += 2 * lambda * w[j];
      }
      return loss;
    },
  };
}

describe("an objective with a judge", () => {
  it("is judged without its penalty on rows that were set aside", () => {
    const w = new Float64Array(4);
    const { loss, validationLoss } = train(penalized(0.1), w, cars, {
      optimizer: sgd({ learningRate: 0.1 }),
      epochs: 30,
      validation: cars,
    });
    const penalty = 0.1 * w.reduce((sum, weight) => sum + weight * weight, 0);
    assert.ok(penalty > 1);
    assert.ok(Math.abs(loss[30] - validationLoss[30] - penalty) < 1e-9);
  });

  it("does not lose a search to a penalty that helps, as that is not counted", () => {
    const { trials } = gridSearch({
      model: ({ lambda }: { lambda: number }) => ({ objective: () => penalized(lambda) }),
      optimizer: sgd,
      data: cars,
      epochs: 50,
      ranges: { lambda: choice([0, 1e-6]), learningRate: choice([0.1]) },
    });
    const [without, hardly] = trials.map(({ loss }) => loss);
    // The penalty itself would be about 1e-6 · 23² and some: more than the little that it changes in the weights.
    assert.ok(Math.abs(without - hardly) < 3e-4);
  });
});
