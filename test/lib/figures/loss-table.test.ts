import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bundleOf } from "../../../lib/display";
import { compare, LinearRegression, lossTable, momentum, optimizer, sgd } from "../../../lib/index";
import { standardizedCars } from "../cars";

const data = standardizedCars();
const wild = sgd({ learningRate: 5 });
const slow = sgd({ learningRate: 0.0001 });
const still = optimizer("<img src=x onerror=alert(1)> & co", {}, [], () => {})();
const conditions = { data, epochs: 10, batchSize: 34, seeds: [0, 1, 2] };
const result = compare({ ...conditions, model: LinearRegression, optimizers: [wild, still, slow, momentum()] });

describe("lossTable()", () => {
  it("has a row for each optimizer, the lowest loss first and those that diverged last", () => {
    const names = lossTable(result).values.map((row) => row[0]);
    assert.deepEqual(names, [momentum().label, slow.label, still.label, wild.label]);
  });

  it("has the numbers of the comparison, as numbers", () => {
    const [name, loss, low, high, above, diverged, steps] = lossTable(result).values[1];
    const curve = result.curves[2];
    assert.equal(name, "SGD (η = 0.0001)");
    assert.deepEqual([loss, low, high], [curve.median[10], curve.low[10], curve.high[10]]);
    assert.equal(above, curve.median[10] - (result.optimum ?? 0));
    assert.deepEqual([diverged, steps], [0, 120]);
  });

  it("says ∞ of a loss that ran away, and nothing of an optimum that nobody knows", () => {
    const lines = String(bundleOf(lossTable(result))["text/plain"]).split("\n");
    assert.equal(lines.length, 5);
    assert.match(lines[0], /^optimizer +loss +lowest tenth +highest tenth +above the best +diverged +steps$/);
    assert.match(lines[4], /^SGD \(η = 5\) +∞ +∞ +∞ +∞ +3 +\d+$/);
    const unknown = compare({ ...conditions, model: { objective: LinearRegression.objective }, optimizers: [slow] });
    assert.match(String(bundleOf(lossTable(unknown))["text/plain"]), / – +0 +120$/m);
  });

  it("says the same when the same comparison is made again, so it has times only when asked", () => {
    const again = compare({ ...conditions, model: LinearRegression, optimizers: [wild, still, slow, momentum()] });
    assert.deepEqual(bundleOf(lossTable(again)), bundleOf(lossTable(result)));
    const { columns, values } = lossTable(result, { milliseconds: true });
    assert.equal(columns.at(-1), "ms");
    assert.deepEqual(
      values.map((row) => row.length),
      values.map(() => columns.length),
    );
    const middle = result.curves[2].runs.map(({ history }) => 1000 * history.seconds).toSorted((a, b) => a - b)[1];
    assert.equal(values[1].at(-1), Number(middle.toPrecision(2)));
    assert.throws(() => lossTable(result, { milliseconds: 1 as never }), /milliseconds must be true or false: .* 1$/);
  });

  it("shows a name as text, whatever is in it", () => {
    const html = String(bundleOf(lossTable(result))["text/html"]);
    assert.match(html, /^<table class="dataframe"><thead><tr><th>optimizer<\/th>/);
    assert.ok(html.includes("<td>&#60;img src=x onerror=alert(1)&#62; &#38; co</td>"));
  });

  it("speaks Korean when asked, and refuses languages that it does not know", () => {
    assert.deepEqual(lossTable(result, { language: "ko" }).columns.slice(0, 2), ["옵티마이저", "손실"]);
    assert.throws(() => lossTable(result, { language: "de" as never }), /language must be "en" or "ko"/);
    assert.throws(() => lossTable(result, { lang: "ko" } as never), /did you mean language\?$/);
  });
});

describe("a table of one seed", () => {
  it("has no bounds, as there is nothing to be a bound of", () => {
    const one = compare({ ...conditions, model: LinearRegression, optimizers: [sgd()], seeds: [0] });
    assert.deepEqual(lossTable(one).columns, ["optimizer", "loss", "above the best", "diverged", "steps"]);
    assert.equal(lossTable(one).values[0].length, 5);
  });
});
