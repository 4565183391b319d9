import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { effort, LinearRegression, sgd, timeTo, train } from "../../lib/index";
import { standardizedCars } from "./cars";

const cars = standardizedCars();
const optimizer = sgd({ learningRate: 0.01 });
const history = train(LinearRegression.objective(cars), new Float64Array(4), cars, {
  optimizer,
  epochs: 20,
  batchSize: 34,
});

describe("effort()", () => {
  it("counts epochs, updates and samples for every loss, the one before the first step included", () => {
    const ends = (unit: "epochs" | "updates" | "samples") => [
      effort(history, unit).length,
      ...effort(history, unit).slice(0, 2),
    ];
    assert.deepEqual(ends("epochs"), [21, 0, 1]);
    assert.deepEqual(ends("updates"), [21, 0, 12]);
    assert.deepEqual(ends("samples"), [21, 0, 398]);
    assert.equal(effort(history, "updates")[20], history.updates);
    assert.equal(effort(history, "samples")[20], history.samples);
  });

  it("counts the seconds, which never go back, as a copy", () => {
    const seconds = effort(history, "seconds");
    assert.ok(seconds.every((each, k) => each > 0 && each >= (seconds[k - 1] ?? 0)));
    assert.equal(seconds[20], history.seconds);
    assert.notEqual(seconds, history.secondsAt);
  });

  it("refuses a unit that it does not know", () => {
    assert.throws(
      () => effort(history, "hours" as never),
      /^RangeError: Cannot measure effort as its unit must be epochs, updates, samples or seconds: current value is "hours"$/,
    );
  });
});

describe("timeTo()", () => {
  it("gives the first epoch at whose end the target was reached, in every unit", () => {
    const { epochs, updates, samples, seconds } = timeTo(history, 20) ?? assert.fail("never reached");
    assert.ok(history.loss[epochs] <= 20 && history.loss[epochs - 1] > 20);
    assert.deepEqual([updates, samples, seconds], [12 * epochs, 398 * epochs, history.secondsAt[epochs]]);
  });

  it("is undefined below the best loss, as no run gets there, and nothing where the run starts", () => {
    assert.equal(timeTo(history, 18.38), undefined);
    assert.equal(timeTo(history, history.loss[0])?.updates, 0);
  });

  it("refuses a target that is no number", () => {
    assert.throws(() => timeTo(history, Number.NaN), /^RangeError: Cannot measure the time as target must be a finite/);
  });
});
