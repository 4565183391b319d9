import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Worker } from "node:worker_threads";
import { bundleOf } from "../../lib/display";
import {
  adam,
  choice,
  gridSearch,
  LinearRegression,
  log,
  momentum,
  optimizer,
  randomSearch,
  type SearchOptions,
} from "../../lib/index";
import { threads } from "../../threads/index";
import { completeCars } from "../lib/cars";

const data = completeCars();
const ranges = { learningRate: log(0.0001, 10, 7), batchSize: choice([32, 200]) };
const conditions = { model: LinearRegression, optimizer: adam, data, ranges, epochs: 3, folds: 3, standardize: true };
const workers = threads(2);
after(() => workers.close());

describe("a search in threads", () => {
  it("has the same result as on one, whatever the number of threads", async () => {
    const alone = gridSearch(conditions);
    assert.deepEqual(await gridSearch({ ...conditions, workers }), alone);
    const three = threads(3);
    assert.deepEqual(await gridSearch({ ...conditions, workers: three }), alone);
    await three.close();
    const drawn = { ...conditions, seed: 5, budget: 9 };
    assert.deepEqual(await randomSearch({ ...drawn, workers }), randomSearch(drawn));
  });

  it("keeps divergence as a result", async () => {
    const wild = { ...conditions, epochs: 40, optimizer: momentum, ranges: { learningRate: choice([5, 0.001]) } };
    const { trials } = await gridSearch({ ...wild, workers });
    assert.deepEqual([trials[0].diverged, trials[1].diverged], [3, 0]);
  });

  it("tells how far it is", async () => {
    const seen: number[] = [];
    await gridSearch({ ...conditions, workers, onTrial: ({ done }) => seen.push(done) });
    assert.equal(seen.at(-1), 14);
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
  });

  it("stays on this thread with code of a student's own, with the same result and a line that says why", async () => {
    const own = optimizer("Mine", { learningRate: 0.1 }, [], (w, g, _state, { learningRate }) => {
      for (let j = 0; j < w.length; j++) w[j] -= learningRate * g[j];
    });
    const mine: SearchOptions = { ...conditions, optimizer: own, ranges: { learningRate: choice([0.01, 0.1]) } };
    const search = await gridSearch({ ...mine, workers });
    assert.deepEqual(search.values, gridSearch(mine).values);
    assert.equal(search.stayed, "optimizer");
    assert.match(String(bundleOf(search)["text/plain"]), /\nall trials were made on one thread: the optimizer is code/);
    const model = { objective: LinearRegression.objective };
    assert.equal((await gridSearch({ ...conditions, model, workers })).stayed, "model");
  });

  it("fails with the error that the trial would have here", async () => {
    const tooLarge = { ...conditions, ranges: { batchSize: choice([32, 100000]) } };
    await assert.rejects(
      gridSearch({ ...tooLarge, workers }),
      /^RangeError: Cannot train as batchSize must be a whole/,
    );
    assert.throws(() => gridSearch(tooLarge), /^RangeError: Cannot train as batchSize must be a whole/);
  });

  it("stops when its signal says so, and can be used again", async () => {
    const controller = new AbortController();
    const long = { ...conditions, epochs: 100000, workers, signal: controller.signal };
    setTimeout(() => controller.abort(new Error("enough")), 50);
    await assert.rejects(gridSearch(long), /enough/);
    assert.equal((await gridSearch({ ...conditions, workers })).trials.length, 14);
    await assert.rejects(gridSearch(long), /enough/);
  });

  it("is made by new ones when theirs were ended from outside", async () => {
    const two = threads(2);
    const begun: Worker[] = [];
    const note = (worker: Worker) => void begun.push(worker);
    process.on("worker", note);
    await gridSearch({ ...conditions, workers: two });
    await Promise.all(begun.map((worker) => worker.terminate()));
    assert.equal((await gridSearch({ ...conditions, workers: two })).trials.length, 14);
    assert.equal(begun.length, 4);
    process.off("worker", note);
    await two.close();
  });

  it("is refused with a count that is no number of threads", () => {
    assert.throws(() => threads(0), /^RangeError: Cannot make threads as count must be a whole number from 1 to 256/);
  });
});
