import assert from "node:assert/strict";
import { describe, it } from "node:test";
import vm from "node:vm";
import fc from "fast-check";
import {
  adagrad,
  adam,
  DivergenceError,
  LinearRegression,
  momentum,
  type Objective,
  type Progress,
  rmsprop,
  sgd,
  type TrainOptions,
  train,
} from "../../lib/index";
import { standardizedCars } from "./cars";

const cars = standardizedCars();
const model = LinearRegression.objective(cars);
const line = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
const optimizer = sgd({ learningRate: 0.01 });

function run(options: Partial<TrainOptions> = {}, objective: Objective = model) {
  const w = new Float64Array(objective.size);
  const { loss, batchLoss, updates, samples } = train(objective, w, cars, {
    optimizer,
    epochs: 5,
    batchSize: 34,
    ...options,
  });
  return { w, loss, batchLoss, updates, samples };
}

/** Notes the rows of every batch. */
function spy(): { objective: Objective; batches: number[][] } {
  const batches: number[][] = [];
  const objective: Objective = {
    size: model.size,
    lossAndGradient(w, g, batch) {
      batches.push(Array.from(batch.rows.slice(batch.from, batch.to)));
      return model.lossAndGradient(w, g, batch);
    },
  };
  return { objective, batches };
}

describe("train()", () => {
  it("reaches the lecture's losses after 200 epochs at learning rate 0.001 when every optimizer starts anew", () => {
    // The start of torch.manual_seed(0), nn.Linear(3, 1). SGD and Momentum depend on the order by less than these digits.
    const start = [-0.004322517663240433, 0.3097158372402191, -0.4751853346824646, -0.4248946011066437];
    const lossAt = (build: typeof sgd | typeof momentum | typeof adagrad | typeof rmsprop | typeof adam) => {
      const options = { optimizer: build({ learningRate: 0.001 }), epochs: 200, batchSize: 34, seed: 1 };
      return train(model, Float64Array.from(start), cars, options).loss[200];
    };
    assert.equal(lossAt(sgd).toFixed(2), "18.75");
    assert.equal(lossAt(momentum).toFixed(2), "18.39");
    assert.equal(lossAt(adagrad).toFixed(0), "624");
    assert.equal(lossAt(rmsprop).toFixed(0), "481");
    assert.equal(lossAt(adam).toFixed(0), "489");
  });

  it("makes everyone after the first look good when one model is handed on, as in the lecture", () => {
    const w = new Float64Array(4);
    for (const build of [sgd, momentum, adagrad, rmsprop, adam]) {
      const { loss } = train(model, w, cars, {
        optimizer: build({ learningRate: 0.001 }),
        epochs: 200,
        batchSize: 34,
        seed: 1,
      });
      if (build !== sgd) assert.equal(loss[200].toFixed(1), "18.4");
    }
  });

  it("changes the weights in place and leaves the data as they are", () => {
    const before = structuredClone({ x: cars.x, y: cars.y });
    const { w } = run();
    assert.ok(w.every((weight) => weight !== 0));
    assert.deepEqual({ x: cars.x, y: cars.y }, before);
  });

  it("gives the loss over all rows from epoch 0, and that of each epoch's last batch before its step", () => {
    const { objective, batches } = spy();
    const { loss, batchLoss } = run({ epochs: 2 }, objective);
    assert.equal(loss.length, 3);
    assert.equal(batchLoss.length, 2);
    const all = batches.filter((rows) => rows.length === 398);
    assert.equal(all.length, 3);
    assert.equal(loss[0], cars.y.reduce((sum, value) => sum + value * value, 0) / 398);
  });

  it("gives a last batch's loss that can lie below the best fit possible: it is no measure", () => {
    const { loss, batchLoss } = run({ optimizer: momentum({ learningRate: 0.001 }), epochs: 300 });
    assert.ok(Math.min(...batchLoss) < 18.3877);
    assert.ok(Math.min(...loss) >= 18.3877);
  });

  it("shows every row once an epoch, whatever the size of the batches", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 398 }), fc.boolean(), fc.nat(), (batchSize, shuffle, seed) => {
        const { objective, batches } = spy();
        const { updates, samples } = run(
          { epochs: 1, batchSize, shuffle, seed, optimizer: sgd({ learningRate: 1e-6 }) },
          objective,
        );
        const steps = batches.slice(1, -1);
        assert.equal(steps.length, Math.ceil(398 / batchSize));
        assert.deepEqual(
          steps.flat().sort((a, b) => a - b),
          Array.from(cars.y, (_, i) => i),
        );
        assert.deepEqual([updates, samples], [steps.length, 398]);
      }),
      { numRuns: 30 },
    );
  });

  it("takes batches of 34 and a last one of 24, in the order of the file when it does not shuffle", () => {
    const { objective, batches } = spy();
    run({ epochs: 1, shuffle: false }, objective);
    const steps = batches.slice(1, -1);
    assert.deepEqual(
      steps.map((rows) => rows.length),
      [...new Array(11).fill(34), 24],
    );
    assert.deepEqual(
      steps.flat(),
      Array.from(cars.y, (_, i) => i),
    );
  });

  it("deals the rows anew each epoch when it shuffles", () => {
    const { objective, batches } = spy();
    run({ epochs: 2 }, objective);
    const orders = batches.filter((rows) => rows.length < 398).flat();
    assert.notDeepEqual(orders.slice(0, 398), orders.slice(398));
  });

  it("is batch descent when the batch has all rows: shuffling and the seed change no bit", () => {
    const batch = run({ batchSize: 398, shuffle: false });
    assert.deepEqual(run({ batchSize: 398, shuffle: true, seed: 3 }), batch);
    assert.deepEqual(run({ batchSize: undefined }), batch);
  });

  it("gives the same bits for the same seed, and others for another", () => {
    assert.deepEqual(run({ seed: 7 }), run({ seed: 7 }));
    assert.notDeepEqual(run({ seed: 7 }).loss, run({ seed: 8 }).loss);
  });

  it("tells after each epoch where it stands", () => {
    const seen: Progress[] = [];
    const { loss, batchLoss } = run({
      epochs: 3,
      onEpoch: (progress) => seen.push({ ...progress, w: progress.w.slice() }),
    });
    assert.deepEqual(
      seen.map(({ epoch }) => epoch),
      [1, 2, 3],
    );
    assert.deepEqual(
      seen.map((progress) => progress.loss),
      Array.from(loss.slice(1)),
    );
    assert.deepEqual(
      seen.map((progress) => progress.batchLoss),
      Array.from(batchLoss),
    );
  });

  it("tells how long it has taken and how much is left: enough for a bar that moves", () => {
    const seen: Progress[] = [];
    run({ epochs: 4, onEpoch: (progress) => seen.push(progress) });
    for (const { epoch, epochs, seconds, secondsLeft } of seen) {
      assert.equal(epochs, 4);
      assert.ok(seconds > 0);
      assert.equal(secondsLeft, (seconds / epoch) * (4 - epoch));
    }
    assert.equal(seen[3].secondsLeft, 0);
  });

  it("has the weights of the moment in the caller's array after each epoch, and goes on from what is done to them", () => {
    const frozen: Partial<TrainOptions> = { onEpoch: ({ w }) => void w.fill(0) };
    // A copy of the objective has no fast path.
    for (const objective of [model, { ...model }]) {
      const w = new Float64Array(model.size);
      const seen: Float64Array[] = [];
      train(objective, w, cars, { optimizer, epochs: 3, onEpoch: () => void seen.push(w.slice()) });
      assert.deepEqual(
        seen,
        [1, 2, 3].map((epochs) => run({ epochs, batchSize: 398 }).w),
      );
      const { loss } = run({ ...frozen, epochs: 3, batchSize: 398 }, objective);
      assert.equal(loss[3], loss[1], "each epoch began at zero again");
    }
  });

  it("leaves the weights of the last epoch in the caller's array when whoever is told throws", () => {
    const w = new Float64Array(model.size);
    const onEpoch = ({ epoch }: Progress) => {
      if (epoch === 2) throw new Error("enough");
    };
    assert.throws(() => train(model, w, cars, { optimizer, epochs: 5, batchSize: 34, onEpoch }), /enough/);
    assert.deepEqual(w, run({ epochs: 2 }).w);
  });

  it("stops between two epochs when its signal says so, and keeps what was learned", () => {
    const controller = new AbortController();
    const w = new Float64Array(4);
    const onEpoch = ({ epoch }: Progress) => epoch === 2 && controller.abort(new Error("enough"));
    const options = {
      optimizer,
      epochs: 5,
      batchSize: 34,
      signal: controller.signal,
      onEpoch: (p: Progress) => void onEpoch(p),
    };
    assert.throws(() => train(model, w, cars, options), /enough/);
    assert.deepEqual(w, run({ epochs: 2 }).w);
  });

  it("trains weights and data of another context, as a cell or a frame of a page may hold them", () => {
    const other = vm.runInNewContext(
      "({ w: new Float64Array(4), y: new Float64Array(398), x: new Float64Array(1194) })",
    );
    other.y.set(cars.y);
    other.x.set(cars.x.data);
    const data = { x: { ...cars.x, data: other.x }, y: other.y };
    train(model, other.w, data, { optimizer, epochs: 5, batchSize: 34 });
    assert.deepEqual(Array.from(other.w), Array.from(run().w));
  });

  it("trains nothing in no epochs, and says what the loss is", () => {
    const { w, loss, updates } = run({ epochs: 0 });
    assert.deepEqual([Array.from(w), loss.length, updates], [[0, 0, 0, 0], 1, 0]);
  });

  it("trains a student's objective, members on a prototype included", () => {
    class Constant {
      readonly size = 1;
      lossAndGradient(w: Float64Array, g: Float64Array) {
        g[0] = 2 * (w[0] - 3);
        return (w[0] - 3) ** 2;
      }
    }
    const w = new Float64Array(1);
    train(new Constant(), w, line, { optimizer: sgd({ learningRate: 0.5 }), epochs: 1 });
    assert.equal(w[0], 3);
  });
});

describe("train(), when a run diverges", () => {
  function diverge(learningRate: number, options: Partial<TrainOptions> = {}): DivergenceError {
    const w = new Float64Array(2);
    try {
      train(LinearRegression.objective(line), w, line, { optimizer: sgd({ learningRate }), epochs: 1000, ...options });
    } catch (error) {
      assert.ok(error instanceof DivergenceError, String(error));
      return error;
    }
    return assert.fail("it did not diverge");
  }

  it("stops with the step, the learning rate and the remedy", () => {
    const { message } = diverge(0.5);
    assert.equal(
      message,
      "Cannot go on training as the loss must not explode: after 5 steps (epoch 5) of SGD (η = 0.5) it is 1.3e+12; " +
        "try learningRate 0.05, or standardize the features",
    );
  });

  it("gives the same to a program, with the losses up to there", () => {
    const error = diverge(0.5);
    assert.ok(error instanceof RangeError);
    assert.equal(error.step, 5);
    assert.equal(error.epoch, 5);
    assert.ok(error.loss > 1e10);
    assert.equal(error.history.loss.length, 5);
    assert.equal(error.history.batchLoss.length, 4);
    assert.deepEqual([error.history.updates, error.history.samples], [5, 25]);
    assert.ok(error.history.loss.every((loss) => loss < 1e12));
  });

  it("notices it in the middle of an epoch", () => {
    const losses = [1, 1, 1, 1e11];
    const objective: Objective = { size: 1, lossAndGradient: () => losses.shift() ?? 0 };
    const go = () => train(objective, new Float64Array(1), line, { optimizer, epochs: 3, batchSize: 2 });
    assert.throws(go, (error) => {
      assert.ok(error instanceof DivergenceError);
      assert.deepEqual([error.step, error.epoch, error.loss], [2, 1, 1e11]);
      return true;
    });
  });

  it("notices a loss that is not a number at once, and asks for a better start where no step was taken", () => {
    const broken = (values: number[]): Objective => ({ size: 1, lossAndGradient: () => values.shift() ?? 0 });
    const go = (values: number[]) => () => train(broken(values), new Float64Array(1), line, { optimizer, epochs: 3 });
    assert.throws(go([Number.NaN]), /after 0 steps \(epoch 0\).* it is NaN; start from smaller weights/);
    assert.throws(go([1, 1, Number.NaN]), /after 1 steps \(epoch 1\).* it is NaN; try learningRate 0.001/);
    assert.throws(go([1, Number.NEGATIVE_INFINITY]), /it is -Infinity/);
  });

  it("does not take a high start for divergence", () => {
    const far = Float64Array.of(1e6, -1e6);
    const { loss } = train(LinearRegression.objective(line), far, line, {
      optimizer: sgd({ learningRate: 0.01 }),
      epochs: 5000,
    });
    assert.ok(loss[0] > 1e12 && loss[5000] < 1);
  });
});

describe("train(), with validation", () => {
  it("sets a share of the rows aside and learns from the others only", () => {
    const { objective, batches } = spy();
    const history = train(objective, new Float64Array(4), cars, {
      optimizer,
      epochs: 3,
      batchSize: 34,
      validation: 0.2,
    });
    const [training, validation] = batches;
    assert.deepEqual([training.length, validation.length, history.rows], [318, 80, 318]);
    assert.deepEqual(
      [...training, ...validation].sort((a, b) => a - b),
      Array.from(cars.y, (_, i) => i),
    );
    const steps = batches.filter(({ length }) => length <= 34).flat();
    assert.equal(steps.length, 3 * 318);
    assert.ok(steps.every((row) => !validation.includes(row)));
  });

  it("sets the same rows aside for the same seed, others for another, and none of one year only", () => {
    const held = (seed: number) => {
      const { objective, batches } = spy();
      run({ epochs: 0, validation: 0.2, seed }, objective);
      return batches[1];
    };
    assert.deepEqual(held(3), held(3));
    assert.notDeepEqual(held(3), held(4));
    // The file is sorted by year: rows by chance come from its beginning, its middle and its end.
    for (const third of [0, 1, 2]) assert.ok(held(3).some((row) => Math.floor(row / 133) === third));
  });

  it("gives the loss over the validation rows at every epoch from 0", () => {
    const aside = { x: [[1, 0, 0]], y: [5] };
    const w = new Float64Array(4);
    const { loss, validationLoss } = train(model, w, cars, { optimizer, epochs: 4, validation: aside });
    assert.deepEqual([loss.length, validationLoss.length, validationLoss[0]], [5, 5, 25]);
    assert.equal(validationLoss[4], (w[0] + w[3] - 5) ** 2);
  });

  it("trains as without when the validation rows are other data", () => {
    assert.deepEqual(run({ validation: cars }), run());
  });

  it("has no such losses without validation", () => {
    const { validationLoss } = train(model, new Float64Array(4), cars, { optimizer, epochs: 5 });
    assert.equal(validationLoss.length, 0);
  });
});

describe("train(), stopping early", () => {
  /** The loss over rows of y = 0 is what the list says, epoch after epoch; a step adds 1 to the weight. */
  function scripted(losses: readonly number[]): { objective: Objective; data: Parameters<typeof train>[2] } {
    const objective: Objective = {
      size: 1,
      lossAndGradient(w, g, { y }) {
        g[0] = -1;
        return y[0] === 0 ? losses[w[0]] : 1;
      },
    };
    return { objective, data: { x: [[1]], y: [0] } };
  }

  function stop(losses: readonly number[], options: Partial<TrainOptions>) {
    const { objective, data: validation } = scripted(losses);
    const w = new Float64Array(1);
    const one = sgd({ learningRate: 1 });
    const epochs = losses.length - 1;
    const data = { x: [[1]], y: [1] };
    const history = train(objective, w, data, { optimizer: one, epochs, validation, ...options });
    return { w: w[0], epochs: history.loss.length - 1, stopped: history.stopped, best: history.best };
  }

  it("waits for as many epochs as it has patience, and goes back to the best weights", () => {
    const best = { epoch: 2, loss: 3 };
    const losses = [5, 4, 3, 4, 3, 4, 1, 0];
    assert.deepEqual(stop(losses, { patience: 3 }), { w: 2, epochs: 5, stopped: "patience", best });
    assert.deepEqual(stop(losses, { patience: 1 }), { w: 2, epochs: 3, stopped: "patience", best });
    assert.deepEqual(stop(losses, { patience: 4 }), {
      w: 7,
      epochs: 7,
      stopped: "epochs",
      best: { epoch: 7, loss: 0 },
    });
  });

  it("goes back to the best weights also when all epochs were done, and to the start where nothing was better", () => {
    assert.deepEqual(stop([5, 4, 6], { patience: 9 }), {
      w: 1,
      epochs: 2,
      stopped: "epochs",
      best: { epoch: 1, loss: 4 },
    });
    assert.equal(stop([1, 2, 3], { patience: 2 }).w, 0);
  });

  it("keeps the last weights without patience", () => {
    assert.deepEqual(stop([5, 4, 6], {}), { w: 2, epochs: 2, stopped: "epochs", best: undefined });
  });

  it("stops after an epoch that changed the loss by no more than the tolerance", () => {
    const { loss } = run({ batchSize: 398, epochs: 1000, tolerance: 1e-3 });
    const changes = Array.from(loss.slice(1), (each, k) => Math.abs(each - loss[k]));
    assert.ok((changes.pop() as number) <= 1e-3);
    assert.ok(changes.length > 10 && changes.every((change) => change > 1e-3));
    assert.equal(stop([1, 1, 1], { validation: undefined, tolerance: 0 }).stopped, "tolerance");
  });

  it("does not stop for a tolerance of 0 while the loss changes", () => {
    assert.equal(run({ tolerance: 0, epochs: 30 }).loss.length, 31);
  });
});

describe("train(), at the door", () => {
  const refuse = (options: object, message: string, w = new Float64Array(4)) => {
    const given = { optimizer, epochs: 1, ...options } as TrainOptions;
    assert.throws(
      () => train(model, w, cars, given),
      (error: Error) => {
        assert.equal(error.message, message);
        return true;
      },
    );
    assert.ok(
      w.every((weight) => weight === 0 || Number.isNaN(weight)),
      "the weights were touched",
    );
  };

  it("refuses a batch that is empty, broken or larger than the data", () => {
    const says = (value: string) =>
      `Cannot train as batchSize must be a whole number from 1 to 398, the number of rows: current value is ${value}`;
    refuse({ batchSize: 0 }, says("0"));
    refuse({ batchSize: -34 }, says("-34"));
    refuse({ batchSize: 33.5 }, says("33.5"));
    refuse({ batchSize: 399 }, says("399"));
    refuse({ batchSize: "34" }, says('"34"'));
  });

  it("refuses epochs that are no whole number from 0", () => {
    const says = (value: string) =>
      `Cannot train as epochs must be a whole number from 0 to 10000000: current value is ${value}`;
    refuse({ epochs: -1 }, says("-1"));
    refuse({ epochs: 1.5 }, says("1.5"));
    refuse({ epochs: undefined }, says("undefined"));
    refuse({ epochs: 1e9 }, says("1000000000"));
  });

  it("refuses options of the wrong kind", () => {
    refuse({ shuffle: 1 }, "Cannot train as shuffle must be true or false: current value is 1");
    refuse({ seed: -1 }, "Cannot train as seed must be a whole number from 0 to 9007199254740991: current value is -1");
    refuse({ optimizer: sgd }, "Cannot train as optimizer must be an optimizer such as sgd(): found a function");
    refuse({ optimizer: undefined }, "Cannot train as optimizer must be an optimizer such as sgd(): found undefined");
  });

  it("refuses validation that leaves nothing to learn from or to look at, and patience without it", () => {
    const says = (value: string) =>
      `Cannot train as validation must be a share in (0, 1) that leaves rows on both sides: current value is ${value}, of 398 rows`;
    refuse({ validation: 0 }, says("0"));
    refuse({ validation: 1 }, says("1"));
    refuse({ validation: 0.001 }, says("0.001"));
    refuse({ validation: Number.NaN }, says("NaN"));
    refuse(
      { validation: line },
      "Cannot train as the validation rows must have the columns of x: x has 3, they have 1",
    );
    refuse(
      { patience: 3 },
      "Cannot train as patience must have rows to look at: give validation, such as validation: 0.2",
    );
    refuse(
      { patience: 0, validation: 0.2 },
      "Cannot train as patience must be a whole number from 1 to 10000000: current value is 0",
    );
    refuse({ tolerance: -1 }, "Cannot train as tolerance must be 0 or greater, and finite: current value is -1");
  });

  it("refuses a misspelt option and names the one that was meant", () => {
    refuse({ batchsize: 34 }, "Cannot train as train has no option batchsize: did you mean batchSize?");
    refuse({ epoch: 3 }, "Cannot train as train has no option epoch: did you mean epochs?");
  });

  it("refuses weights that it cannot change, that are too few, or not finite", () => {
    refuse({}, "Cannot train as w must be a Float64Array of 4 weights: found one of 3", new Float64Array(3));
    refuse({}, "Cannot train as w must be a Float64Array of 4 weights: found an array", [0, 0, 0, 0] as never);
    refuse({}, "Cannot train as every weight must be finite: weight 0 is NaN", Float64Array.of(Number.NaN, 0, 0, 0));
  });

  it("refuses data that do not fit together", () => {
    const w = new Float64Array(2);
    const options = { optimizer, epochs: 1 };
    const objective = LinearRegression.objective(line);
    assert.throws(
      () => train(objective, w, { x: [[1], [2]], y: [1] }, options),
      /^TypeError: Cannot train as x and y must/,
    );
    assert.throws(() => train(objective, w, { x: [[1]], y: [Number.NaN] }, options), /row 0 of y is NaN/);
  });
});
