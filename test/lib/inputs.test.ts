import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type Data,
  LinearRegression,
  LogisticRegression,
  leastSquares,
  type MatrixLike,
  multiLayerPerceptron,
  PolynomialRegression,
  polynomialFeatures,
  random,
  SoftmaxRegression,
  StandardScaler,
  sgd,
  train,
} from "../../lib/index";

type Wrong = readonly [words: string, x: unknown, y: unknown, error: RegExp];

const good = [
  [1, 2],
  [3, 5],
  [2, 2],
];
const labels = [0, 1, 0];
const number = "RangeError: .* every entry must be a finite number";

/** What nobody can learn from, and what the error must say; a new way to be wrong is one row. */
const wrong: readonly Wrong[] = [
  ["no rows", [], [], /^TypeError: .* must have at least one row and one column$/],
  ["rows of nothing", [[], []], [0, 1], /^TypeError: .* must have at least one row and one column$/],
  ["ragged rows", [[1, 2], [3]], [0, 1], /^TypeError: .* same length: row 0 has 2, row 1 has 1$/],
  [
    "bare numbers for rows",
    [1, 2, 3],
    labels,
    /^TypeError: .* every row must be an array, for a single column too: row 0 is 1$/,
  ],
  [
    "NaN in x",
    [
      [1, 2],
      [3, Number.NaN],
      [2, 2],
    ],
    labels,
    new RegExp(`^${number}: row 1, column 1 is NaN$`),
  ],
  [
    "an infinite entry",
    [
      [1, 2],
      [3, 5],
      [-Infinity, 2],
    ],
    labels,
    new RegExp(`^${number}: row 2, column 0 is -Infinity$`),
  ],
  [
    "a text",
    [
      [1, 2],
      ["3", 5],
      [2, 2],
    ],
    labels,
    new RegExp(`^${number}: row 1, column 0 is "3"$`),
  ],
  ["a row that is none", [[1, 2], null, [2, 2]], labels, /^TypeError: .* every row must be an array.*: row 1 is null$/],
  ["a hole in the rows", [[1, 2], undefined, [2, 2]], labels, /^TypeError: .*: row 1 is undefined$/],
  ["a row that is a text", ["12", "35", "22"], labels, /^TypeError: .*: row 0 is "12"$/],
  ["a row that is an object", [[1, 2], { a: 1 }, [2, 2]], labels, /^TypeError: .*: row 1 is an object$/],
  [
    "null",
    [
      [1, null],
      [3, 5],
      [2, 2],
    ],
    labels,
    new RegExp(`^${number}: row 0, column 1 is null$`),
  ],
  ["BigInt", [[1n, 2n]], [0], new RegExp(`^${number}: row 0, column 0 is 1$`)],
  [
    "a matrix that lacks numbers",
    { data: [1, 2, 3], rows: 2, cols: 2 },
    [0, 1],
    /^TypeError: .* rows × cols numbers: 2 × 2 with 3$/,
  ],
  ["a number for x", 5, labels, /^TypeError: .* found 5$/],
  ["nothing for x", undefined, labels, /^TypeError: .* found undefined$/],
  ["fewer targets than rows", good, [0, 1], /^TypeError: .* same number of rows: x has 3, y has 2$/],
  ["more targets than rows", good, [0, 1, 0, 1], /^TypeError: .* same number of rows: x has 3, y has 4$/],
  ["NaN in y", good, [0, Number.NaN, 1], new RegExp(`^${number}: row 1 of y is NaN$`)],
  ["a text in y", good, [0, "1", 1], new RegExp(`^${number}: row 1 of y is "1"$`)],
  ["nothing for y", good, undefined, /^TypeError: .* y must be an array of numbers: found undefined$/],
  ["a text for y", good, "010", /^TypeError: .* y must be an array of numbers: found "010"$/],
];

type Learner = (x: MatrixLike, y: ArrayLike<number>) => ArrayLike<number>;

function network(classes?: number): Learner {
  return (x, y) => {
    const model = multiLayerPerceptron({ hidden: 3, classes });
    const objective = model.objective({ x, y });
    const w = objective.start(random(1));
    train(objective, w, { x, y }, { optimizer: sgd({ learningRate: 0.01 }), epochs: 5 });
    return model.predict(w, x);
  };
}

/** Everything that learns, each as a function from data to predictions. */
const learners: Readonly<Record<string, Learner>> = {
  LinearRegression: (x, y) => new LinearRegression().fit(x, y, { epochs: 5 }).predict(x),
  PolynomialRegression: (x, y) => new PolynomialRegression({ degree: 2 }).fit(x, y, { epochs: 5 }).predict(x),
  LogisticRegression: (x, y) => new LogisticRegression().fit(x, y, { epochs: 5 }).predict(x),
  SoftmaxRegression: (x, y) => new SoftmaxRegression().fit(x, y, { epochs: 5 }).predict(x),
  "a network": network(),
  "a network for labels": network(2),
};
const ofLabels = ["LogisticRegression", "SoftmaxRegression", "a network for labels"];

for (const [name, learn] of Object.entries(learners)) {
  describe(`what ${name} is given`, () => {
    for (const [words, x, y, error] of wrong) {
      it(`${words}: refused`, () => void assert.throws(() => learn(x as MatrixLike, y as number[]), error));
    }

    if (ofLabels.includes(name)) {
      for (const label of [-1, 0.5, 1e300]) {
        it(`a label ${label}: refused`, () => {
          assert.throws(
            () => learn(good, [0, label, 1]),
            /^RangeError: Cannot .* as labels must be .*: row 1 of y is /,
          );
        });
      }
    }

    it("one row, a constant column, more features than rows: learned from", () => {
      const few: [readonly (readonly number[])[], readonly number[]][] = [
        [[[1, 2, 3]], [1]],
        [
          [[7], [7], [7]],
          [0, 1, 1],
        ],
        [
          [
            [1, 2, 3, 4, 5, 6],
            [6, 5, 4, 3, 2, 1],
          ],
          [0, 1],
        ],
        [
          [
            [0, 0],
            [0, 0],
          ],
          [0, 1],
        ],
      ];
      for (const [x, y] of few) assert.ok(Array.from(learn(x, y)).every(Number.isFinite));
    });

    it("frozen arrays, typed ones, shared memory, x and y over the same numbers: the same as plain ones", () => {
      const expected = Array.from(learn(good, labels));
      const typed = { data: Float64Array.from(good.flat()), rows: 3, cols: 2 };
      const shared = { data: new Float64Array(new SharedArrayBuffer(48)), rows: 3, cols: 2 };
      shared.data.set(good.flat());
      const frozen = Object.freeze(good.map((row) => Object.freeze([...row])));
      for (const x of [frozen, typed, Object.freeze(typed), shared, good.map((row) => Float32Array.from(row))]) {
        for (const y of [Object.freeze([...labels]), Float64Array.from(labels), Uint8Array.from(labels)]) {
          assert.deepEqual(Array.from(learn(x, y)), expected);
        }
      }
      const zeroAndOne = Float64Array.of(0, 1, 1);
      const same = learn({ data: zeroAndOne, rows: 3, cols: 1 }, zeroAndOne);
      assert.deepEqual(zeroAndOne, Float64Array.of(0, 1, 1));
      assert.deepEqual(Array.from(same), Array.from(learn([[0], [1], [1]], [0, 1, 1])));
    });

    it("huge values: an error that says what to do, or finite predictions", () => {
      const huge = [
        [1e200, -1e200],
        [-1e200, 1e200],
        [1e200, 1e200],
      ];
      try {
        assert.ok(Array.from(learn(huge, labels)).every(Number.isFinite));
      } catch (error) {
        assert.match(String(error), /standardize the features|must be finite/);
      }
    });
  });
}

describe("what takes rows alone", () => {
  const takers: Readonly<Record<string, (x: MatrixLike) => unknown>> = {
    StandardScaler: (x) => new StandardScaler().fitTransform(x),
    polynomialFeatures: (x) => polynomialFeatures(x, 2),
    leastSquares: (x) => leastSquares({ x, y: new Float64Array(3) } as Data),
  };
  for (const [name, take] of Object.entries(takers)) {
    for (const [words, x, y, error] of wrong.filter(([words]) => !/targets|y$/.test(words))) {
      it(`${name}() refuses ${words}`, () => {
        assert.ok(y);
        assert.throws(() => take(x as MatrixLike), error);
      });
    }
  }
});
