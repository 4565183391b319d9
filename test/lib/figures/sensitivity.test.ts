import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { adam, compare, LinearRegression, momentum, optimizer, sensitivity, sgd } from "../../../lib/index";
import { standardizedCars } from "../cars";
import { assertDrawable, saysOf, titlesOf, traceOf } from "./drawable";

const data = standardizedCars();
const rates = [0.001, 0.1, 5];
const conditions = { model: LinearRegression, data, epochs: 5, batchSize: 34, seeds: [0, 1, 2] };

describe("sensitivity()", () => {
  it("draws a line for the same optimizer with several rates: where each ended, as the median over the seeds", () => {
    const optimizers = rates.flatMap((learningRate) => [sgd({ learningRate }), adam({ learningRate })]);
    const result = compare({ ...conditions, optimizers });
    const figure = sensitivity(result);
    const { x, y } = traceOf(figure, "Adam: best at 5, on the edge: try wider");
    assert.deepEqual(x, rates);
    assert.deepEqual(
      y,
      [1, 3, 5].map((k) => result.curves[k].median[5]),
    );
  });

  it("takes the rates apart or together, and keeps other settings apart", () => {
    const at = (learningRate: number) => [momentum({ learningRate }), momentum({ learningRate, momentum: 0.5 })];
    const apart = [0.001, 0.01].map((rate) => compare({ ...conditions, optimizers: at(rate) }));
    const together = compare({ ...conditions, optimizers: [...at(0.001), ...at(0.01)] });
    assert.deepEqual(sensitivity(apart), sensitivity(together));
    assert.match(saysOf(sensitivity(together)), /: Momentum: best at 0\.01 .*, Momentum \(μ = 0\.5\): best at 0\.01 /);
  });

  it("draws what compare found when it tuned", () => {
    const result = compare({ ...conditions, optimizers: [sgd], validation: 0.2 });
    const { rates, losses, best } = result.curves[0].tuning ?? { rates: [], losses: [], best: 0 };
    const [{ x, y, name }] = sensitivity(result).data as unknown as {
      x: number[];
      y: (number | null)[];
      name: string;
    }[];
    assert.deepEqual(x, rates);
    assert.deepEqual(
      y,
      losses.map((loss) => (loss < Infinity ? loss : null)),
    );
    assert.equal(name, `SGD: best at ${Number(best.toPrecision(4))}`);
  });

  it("draws a cross where training diverged or ended above its start, in a row of its own for each optimizer", () => {
    const optimizers = rates.flatMap((learningRate) => [sgd({ learningRate }), momentum({ learningRate })]);
    const { data: traces, layout } = sensitivity(compare({ ...conditions, optimizers }));
    const crosses = traces.filter(
      ({ marker }) => (marker as { symbol?: string } | undefined)?.symbol === "x-thin",
    ) as unknown as {
      x: number[];
      y: number[];
    }[];
    assert.deepEqual(
      crosses.map(({ x }) => x),
      [[5], [5]],
    );
    assert.notEqual(crosses[0].y[0], crosses[1].y[0]);
    const [low, high] = (layout.yaxis as unknown as { range: [number, number] }).range;
    for (const { y } of crosses) assert.ok(Math.log10(y[0]) > low && Math.log10(y[0]) < high);
    assert.equal(traces.at(-1)?.name, "diverged, or ended above its start");
  });

  it("marks the best rate with a star, and shows the gap to the best possible loss", () => {
    const figure = sensitivity({ a: { rates: [1, 0.1, 10], losses: [5, 9, 7] } }, { optimum: 4 });
    const [line, star] = figure.data;
    assert.deepEqual(
      [line.x, line.y],
      [
        [0.1, 1, 10],
        [5, 1, 3],
      ],
    );
    assert.deepEqual([star.x, star.y, (star.marker as { symbol: string }).symbol], [[1], [1], "star"]);
    assert.equal(saysOf(figure), "How Much the Learning Rate Matters: a: best at 1 (1)");
    assert.equal(titlesOf(figure)[2], "Loss − lowest possible 4");
  });

  it("draws the optimizer of a student", () => {
    const mine = optimizer("Mine", { learningRate: 0.1 }, [], (w, g, _state, { learningRate }) => {
      for (let j = 0; j < w.length; j++) w[j] -= learningRate * Math.sign(g[j]);
    });
    const optimizers = [0.01, 0.1, 1].map((learningRate) => mine({ learningRate }));
    assert.match(saysOf(sensitivity(compare({ ...conditions, optimizers }))), /: Mine: best at 1 \(/);
  });

  it("can be drawn in both languages, also where nothing came down or nothing was lost", () => {
    const lost = { rates: [1, 2], losses: [Infinity, Number.NaN] };
    for (const language of ["en", "ko"] as const) {
      for (const axis of ["log", "linear"] as const) {
        assertDrawable(sensitivity({ lost, fine: { rates: [1], losses: [3] } }, { language, axis }));
        assertDrawable(sensitivity({ lost }, { language, axis }));
      }
    }
    assert.match(saysOf(sensitivity({ lost })), /: lost: none came down$/);
  });

  it("refuses what has no rates", () => {
    assert.throws(() => sensitivity({}), /^TypeError: Cannot draw as there must be at least one learning rate/);
    assert.throws(
      () => sensitivity({ a: { rates: [1, 2], losses: [1] } }),
      /a must have a loss for each rate: 2 rates, 1 losses/,
    );
    assert.throws(
      () => sensitivity({ a: { rates: [0], losses: [1] } }),
      /^RangeError: .* learningRate must be greater than 0/,
    );
    assert.throws(
      () => sensitivity([3 as never]),
      /^TypeError: Cannot draw as losses must be what compare gave: found 3$/,
    );
    assert.throws(() => sensitivity({}, { axis: "lin" as never }), /axis must be "linear" or "log"/);
    assert.throws(() => sensitivity({}, { optimum: "1" as never }), /optimum must be a finite number/);
  });
});
