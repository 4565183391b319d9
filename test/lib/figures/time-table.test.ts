import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bundleOf } from "../../../lib/display";
import { compare, LinearRegression, lossTable, momentum, sgd, timeTable, timeTo } from "../../../lib/index";
import { standardizedCars } from "../cars";

const data = standardizedCars();
const optimizers = [sgd({ learningRate: 5 }), sgd(), momentum()];
const conditions = { model: LinearRegression, optimizers, data, epochs: 20, batchSize: 34, seeds: [0, 1, 2] };
const result = compare(conditions);

describe("timeTable()", () => {
  it("has the medians of what the runs needed, the fewest epochs first and those that never arrived last", () => {
    const { columns, values } = timeTable(result, 100);
    assert.deepEqual(columns, ["optimizer", "reached", "epochs", "updates", "samples", "seconds"]);
    assert.deepEqual(
      values.map(([name, reached]) => [name, reached]),
      [
        ["Momentum (η = 0.001)", "3/3"],
        ["SGD (η = 5)", "0/3"],
        ["SGD (η = 0.001)", "0/3"],
      ],
    );
    const epochs = result.curves[2].runs.map(({ history }) => timeTo(history, 100)?.epochs ?? 0).sort((a, b) => a - b);
    assert.deepEqual(values[0].slice(2, 5), [epochs[1], 12 * epochs[1], 398 * epochs[1]]);
    assert.deepEqual(values[1].slice(2), [Infinity, Infinity, Infinity, Infinity]);
  });

  it("shows itself, and speaks Korean when asked", () => {
    assert.match(String(bundleOf(timeTable(result, 100))["text/plain"]), /^optimizer +reached +epochs/);
    assert.equal(timeTable(result, 100, { language: "ko" }).columns[1], "도달");
    assert.throws(() => timeTable(result, 100, { language: "de" as never }), /language must be "en" or "ko"/);
    assert.throws(() => timeTable(result, Number.NaN), /target must be a finite number/);
  });
});

describe("lossTable(), with validation", () => {
  it("has the loss over the validation rows beside the other", () => {
    const looked = compare({ ...conditions, validation: 0.2 });
    const { columns, values } = lossTable(looked);
    assert.deepEqual(columns.slice(3, 6), ["highest tenth", "validation loss", "above the best"]);
    assert.equal(values[0][4], looked.curves[2].validation?.median[20]);
    const one = lossTable(compare({ ...conditions, validation: 0.2, seeds: [3] }), { language: "ko" });
    assert.deepEqual(one.columns.slice(0, 3), ["옵티마이저", "손실", "검증 손실"]);
  });
});
