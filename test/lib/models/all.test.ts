import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { adam, compare, type Data, type Model, matrix, random, sgd, train } from "../../../lib/index";
import { inOrder } from "../cars";
import { cases } from "./table";

/** The data as an objective sees them, all rows in one batch. */
function batchOf({ x, y }: Data) {
  const table = "rows" in x ? x : matrix(x);
  return { x: table, y: Float64Array.from(y), rows: inOrder(table.rows), from: 0, to: table.rows };
}

function weights(model: Model, data: Data, seed: number): Float64Array {
  const objective = model.objective(data);
  // Somewhere in general, where no weight is 0 by the choice of the start.
  const chance = random(seed);
  return Float64Array.from({ length: objective.size }, () => 0.7 * chance.normal());
}

for (const { name, model, data, refused, byChance } of cases) {
  describe(name, () => {
    if (!byChance) {
      it("has a gradient that finite differences confirm", () => {
        const objective = model.objective(data);
        const batch = batchOf(data);
        const g = new Float64Array(objective.size);
        const scrap = new Float64Array(objective.size);
        for (let seed = 0; seed < 5; seed++) {
          const w = weights(model, data, seed);
          const size = 1 + Math.abs(objective.lossAndGradient(w, g, batch));
          const at = (j: number, h: number) =>
            objective.lossAndGradient(
              w.map((each, k) => (k === j ? each + h : each)),
              scrap,
              batch,
            );
          for (let j = 0; j < w.length; j++) {
            const h = 1e-4;
            // Of fourth order: what is left is h⁴ of the fifth derivative, and rounding.
            const slope = (8 * (at(j, h) - at(j, -h)) - (at(j, 2 * h) - at(j, -2 * h))) / (12 * h);
            assert.ok(Math.abs(slope - g[j]) < 1e-8 * size, `seed ${seed}, weight ${j}: ${g[j]}, measured ${slope}`);
          }
        }
      });
    }

    it("writes all of the gradient, whatever stood there, and sees the rows of its batch and no others", () => {
      const objective = model.objective(data);
      const w = weights(model, data, 1);
      const all = batchOf(data);
      const [g, part, mean] = [0, 1, 2].map(() => new Float64Array(objective.size).fill(Number.NaN));
      const loss = objective.lossAndGradient(w, g, all);
      let meanLoss = 0;
      mean.fill(0);
      for (let from = 0; from < all.to; from += 4) {
        const to = Math.min(from + 4, all.to);
        meanLoss += (objective.lossAndGradient(w, part, { ...all, from, to }) * (to - from)) / all.to;
        for (let j = 0; j < w.length; j++) mean[j] += (part[j] * (to - from)) / all.to;
      }
      // The mean over all batches, each counted by its rows, is that over all rows.
      assert.ok(Math.abs(meanLoss - loss) < 1e-12 * (1 + Math.abs(loss)));
      g.forEach((slope, j) => void assert.ok(Math.abs(mean[j] - slope) < 1e-10 * (1 + Math.abs(slope))));
    });

    it("leaves weights and data as they are", () => {
      const objective = model.objective(data);
      const batch = batchOf(data);
      const w = weights(model, data, 2);
      const before = structuredClone({ w, batch });
      objective.lossAndGradient(w, new Float64Array(w.length), batch);
      assert.deepEqual({ w, batch }, before);
    });

    it("learns in train(), from plain arrays and frozen ones", () => {
      const { x, y } = batchOf(data);
      const rows = Array.from(y, (_, i) => Object.freeze([...x.data.subarray(i * x.cols, (i + 1) * x.cols)]));
      const frozen = Object.freeze({ x: Object.freeze(rows), y: Object.freeze([...y]) });
      const objective = model.objective(frozen);
      const w = objective.start?.(random(3)) ?? new Float64Array(objective.size);
      assert.equal(w.length, objective.size);
      const { loss } = train(objective, w, frozen, {
        optimizer: adam({ learningRate: 0.05 }),
        epochs: 60,
        batchSize: 3,
      });
      assert.ok(loss[60] < loss[0], `from ${loss[0]} to ${loss[60]}`);
    });

    it("starts from the seed: the same weights for the same one", () => {
      const { start } = model.objective(data);
      if (start) assert.deepEqual(start(random(4)), start(random(4)));
    });

    it("goes through compare(), never below the optimum that it knows", () => {
      const optimizers = [sgd({ learningRate: 0.001 }), adam({ learningRate: 0.01 })];
      const { curves, optimum } = compare({ model, optimizers, data, epochs: 5, batchSize: 2, seeds: [0, 1] });
      for (const { median } of curves) {
        assert.ok(median.every((loss) => Number.isFinite(loss) && loss >= (optimum ?? loss) - 1e-9));
      }
    });

    it("refuses data that it cannot learn from, at the door of train()", () => {
      const objective = model.objective(data);
      const options = { optimizer: sgd(), epochs: 1 };
      for (const [words, wrong] of Object.entries(refused)) {
        const says = (error: Error) => error.message.startsWith("Cannot train as ") && error.message.endsWith(words);
        assert.throws(() => train(objective, weights(model, data, 0), wrong, options), says, words);
        if (words.startsWith("columns")) continue;
        const validated = () => train(objective, weights(model, data, 0), data, { ...options, validation: wrong });
        assert.throws(validated, says, words);
      }
    });
  });
}
