import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chart } from "../../bench/chart";
import { madeUp } from "../../bench/numbers";
import { assertSame, compiled } from "../../bench/peers/c";
import { figure, type JobResult, judge, markdown } from "../../bench/report";
import { minima } from "../../bench/rounds";
import { adagrad, adam, LinearRegression, momentum, rmsprop, sgd, train } from "../../lib/index";

const result: JobResult = {
  title: "A job of <two>",
  unit: "milliseconds",
  base: "C",
  entries: [
    { name: "Descent", value: 24, note: "warm" },
    { name: "C", value: 20 },
    { name: "PyTorch", value: 40_000 },
  ],
  targets: [
    { of: "Descent", over: "C", atMost: 1.3 },
    { of: "PyTorch", over: "Descent", atLeast: 2000 },
    { of: "numpy", over: "Descent", atLeast: 1 },
  ],
  skipped: ["numpy: install it"],
};

describe("minima()", () => {
  it("lets contenders take turns, each round beginning with the next, and keeps the fastest time of each", async () => {
    const turns: string[] = [];
    const contender = (name: string, times: number[]) => ({
      name,
      run: () => {
        turns.push(name);
        return times.shift() ?? 0;
      },
    });
    const best = await minima([contender("a", [5, 3, 4]), contender("b", [7, 9, 8])], 3);
    assert.deepEqual(turns, ["a", "b", "b", "a", "a", "b"]);
    assert.deepEqual(
      [...best],
      [
        ["a", 3],
        ["b", 7],
      ],
    );
  });

  it("adds up the fastest times of the parts of a contender, whichever round they are from", async () => {
    const rounds = [
      [5, 1],
      [3, 4],
    ];
    const best = await minima([{ name: "two rules", run: () => rounds.shift() ?? [] }], 2);
    assert.deepEqual([...best], [["two rules", 3 + 1]]);
  });

  it("waits for a contender that takes its time in the background", async () => {
    const run = () => new Promise<number>((resolve) => setTimeout(() => resolve(2), 1));
    assert.deepEqual([...(await minima([{ name: "slow", run }], 1))], [["slow", 2]]);
  });
});

describe("the report", () => {
  it("judges a target by the ratio of two entries, and not at all where one was not measured", () => {
    const [first, second, third] = result.targets.map((target) => judge(result, target));
    assert.deepEqual(first, { ratio: 1.2, reached: true });
    assert.equal(second?.reached, false);
    assert.equal(third, undefined);
  });

  it("is a table with ratios to the base, then the targets, then what was left out", () => {
    assert.deepEqual(markdown(result).split("\n"), [
      "### A job of <two>",
      "",
      "| | milliseconds | ÷ C |",
      "|---|---|---|",
      "| Descent (warm) | 24 | 1.2 |",
      "| C | 20 | 1 |",
      "| PyTorch | 40,000 | 2,000 |",
      "",
      "- Descent ÷ C: 1.2, wanted at most 1.3: reached",
      "- PyTorch ÷ Descent: 1,670, wanted at least 2000: missed",
      "- Left out: numpy: install it",
      "",
    ]);
  });

  it("has no ratios where the base was not measured", () => {
    assert.match(markdown({ ...result, base: "numpy" }), /^\| C \| 20 \| {2}\|$/m);
  });

  it("writes three digits that count", () => {
    assert.deepEqual([0.012345, 1.2345, 123.45, 41_437, Number.POSITIVE_INFINITY].map(figure), [
      "0.0123",
      "1.23",
      "123",
      "41,400",
      "Infinity",
    ]);
  });

  it("draws a bar for each entry, longer for a larger value, with texts that are no markup", () => {
    const svg = chart([result]);
    const lengths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
    assert.equal(lengths.length, 3);
    assert.ok(lengths[2] > lengths[0] && lengths[0] > lengths[1]);
    assert.match(svg, /A job of &lt;two&gt;: milliseconds, on a scale/);
  });
});

describe("the peer in C", () => {
  const c = compiled(2);
  const skip = c ? false : "there is no compiler";
  const work = { seed: 4, epochs: 9, batchSize: 7 };

  it("makes the same steps as the library, rule for rule, but for rounding", { skip }, () => {
    const data = madeUp(50, 2);
    const answer = c?.(data, { job: "lecture", ...work }, 1);
    const runs = [sgd, momentum, adagrad, rmsprop, adam].map((make) => {
      const w = new Float64Array(3);
      const options = { ...work, optimizer: make({ learningRate: 0.001 }) };
      return { w, history: train(LinearRegression.objective(data), w, data, options) };
    });
    assertSame(
      runs.flatMap(({ w }) => [...w]),
      answer?.w ?? [],
      1e-12,
    );
    assertSame(
      runs.map(({ history }) => history.loss[9]),
      answer?.losses ?? [],
      1e-12,
    );
  });

  it("is refused when its result is another one", () => {
    assert.throws(() => assertSame([1, 2], [1, 2.001]), /both must have the same result/);
    assert.throws(() => assertSame([1, 2], [1]), /both must have the same result/);
  });

  it("is left out where there is no compiler", () => {
    assert.equal(compiled(2, { CC: "no-such-compiler" }), undefined);
  });
});
