import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { bundleOf } from "../../lib/display";
import {
  averaged,
  averageOf,
  basinMap,
  choice,
  clipByNorm,
  compare,
  contourPath,
  cosineDecay,
  descentPath,
  effectiveRate,
  familyTree,
  gridSearch,
  LinearRegression,
  linear,
  log,
  lossBands,
  lossCurves,
  lossSurface,
  lossTable,
  minimize,
  momentum,
  multiLayerPerceptron,
  optimizer,
  parabola,
  random,
  randomSearch,
  ravine,
  sensitivity,
  timeTable,
  train,
} from "../../lib/index";
import { threads } from "../../threads/index";
import { standardizedCars } from "./cars";
import { assertDrawable } from "./figures/drawable";

/** Momentum as a student writes it in a cell, under a name as long as Momentum’s: it must go wherever the built-in one goes, to the same end. */
const mine = optimizer("Homemade", { learningRate: 0.001, momentum: 0.9 }, ["v"], (w, g, { v }, settings) => {
  for (let j = 0; j < w.length; j++) {
    v[j] = settings.momentum * v[j] + g[j];
    w[j] -= settings.learningRate * v[j];
  }
});

const data = standardizedCars();
const objective = LinearRegression.objective(data);
const workers = threads(2);
after(() => workers.close());

/** What comes of each of the two, the names apart. */
function assertSame(use: (make: typeof mine) => unknown): void {
  assert.deepEqual(unnamed(use(mine)), unnamed(use(momentum as unknown as typeof mine)));
}

function unnamed(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part) => {
      if (key === "seconds" || key === "secondsAt" || key === "optimizer") return undefined;
      return ArrayBuffer.isView(part) ? Array.from(part as Float64Array) : part;
    }).replaceAll("Momentum", "Homemade"),
  );
}

describe("an optimizer that a student wrote in a cell", () => {
  it("goes through train: with schedules, wrappers, early stopping and resume", () => {
    assertSame((make) => {
      const given = {
        optimizer: averaged(clipByNorm(make({ learningRate: cosineDecay(0.01, { over: 200 }) }), 40)),
        batchSize: 34,
        validation: 0.2,
        patience: 50,
      };
      const w = new Float64Array(4);
      const part = train(objective, w, data, { ...given, epochs: 5 });
      const history = train(objective, new Float64Array(4), data, { ...given, epochs: 12, resume: part });
      return { loss: history.loss, average: averageOf(history.state?.optimizer), w: history.state?.w };
    });
  });

  it("goes through the models: fit, and a network", () => {
    assertSame(
      (make) => new LinearRegression().fit(data.x, data.y, { optimizer: make({ learningRate: 0.01 }) }).weights,
    );
    assertSame((make) => {
      const network = multiLayerPerceptron({ hidden: 4 }).objective(data);
      const w = network.start(random(1));
      train(network, w, data, { optimizer: make({ learningRate: 0.001 }), epochs: 5, batchSize: 50 });
      return w;
    });
  });

  const conditions = { model: LinearRegression, data, epochs: 6, batchSize: 34, validation: 0.2, seeds: [0, 1] };

  it("goes through compare, its rate given or tuned, and the tables and pictures of the result", () => {
    assertSame((make) => {
      const tune = { learningRate: log(0.0001, 1, 5), seeds: [1000] };
      const comparison = compare({ ...conditions, optimizers: [make({ learningRate: 0.1 }), make as never], tune });
      const figures = [lossCurves(comparison), lossBands(comparison), sensitivity(comparison)];
      figures.forEach(assertDrawable);
      return [
        comparison,
        figures,
        lossTable(comparison).values.map(([name, loss]) => [name, loss]),
        timeTable(comparison, 30).values.map((row) => row.slice(0, 5)),
      ];
    });
  });

  const searched = { model: LinearRegression, data, epochs: 4, folds: 3, budget: 8 };
  const ranges = { learningRate: log(0.001, 0.1, 3), momentum: linear(0, 0.8, 2), batchSize: choice([34]) };

  it("goes through both searches, its own settings among the ranges", () => {
    for (const search of [gridSearch, randomSearch]) {
      assertSame((make) => search({ ...searched, optimizer: make as never, ranges }));
    }
  });

  it("goes through a search with threads: to the same result, on this thread, which the table says", async () => {
    const given = { ...searched, ranges };
    const own = await gridSearch({ ...given, optimizer: mine, workers });
    const builtIn = await gridSearch({ ...given, optimizer: momentum, workers });
    assert.deepEqual(own.values, builtIn.values);
    assert.deepEqual([own.stayed, builtIn.stayed], ["optimizer", undefined]);
    assert.match(String(bundleOf(own)["text/plain"]), /the optimizer is code of your own, which cannot travel/);
  });

  it("goes through minimize and the pictures of a descent", () => {
    assertSame((make) => {
      const down = minimize(parabola, 5, { optimizer: make({ learningRate: 0.05 }), steps: 20 });
      const across = minimize(ravine(), ravine().start, { optimizer: make({ learningRate: 0.02 }), steps: 40 });
      const slopes = across.path.map((place) => ravine().gradient(...place));
      const flat = [
        descentPath(parabola, down),
        contourPath(ravine(), { Homemade: across }),
        effectiveRate(make({ learningRate: 0.02 }), slopes),
        basinMap(parabola, make as never, { starts: [0, 5], learningRates: [0.01, 0.5, 5] }),
      ];
      flat.forEach(assertDrawable);
      return [down, across, ...flat, lossSurface(ravine(), across)];
    });
  });

  it("takes its place in the family", () => {
    const { layout } = familyTree({
      also: [{ name: "Homemade", from: ["Momentum"], mends: "mine", rule: "v ← μ v + g" }],
    });
    assert.ok(JSON.stringify(layout.annotations).includes("<b>Homemade</b>"));
  });
});
