import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MatrixLike } from "../../lib/index";
import * as library from "../../lib/index";
import { type Taker, takers } from "./takers";

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

/** The rows of the table that are about targets, or about both sides. */
const aboutTargets = /targets|in y$|for y$/;

const wrongNumbers: readonly (readonly [words: string, numbers: unknown])[] = [
  ["none", []],
  ["NaN", [1, Number.NaN]],
  ["an infinite one", [1, Number.POSITIVE_INFINITY]],
  ["a text among them", [1, "2"]],
  ["null among them", [1, null]],
  ["a text", "12"],
  ["nothing", undefined],
  ["an object", {}],
];

/** An error of the library: what could not be done, and what must hold. */
const own = /^(TypeError|RangeError|DivergenceError): Cannot .+ as .+/;

/** Every number in a value: of its arrays and records, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** A right answer has no NaN in it; what has none is refused. */
function answersOrRefuses(run: () => unknown): void {
  let answer: unknown;
  try {
    answer = run();
  } catch (error) {
    assert.match(String(error), own);
    return;
  }
  assert.ok(!numbersIn(answer).some(Number.isNaN), "there is NaN in the answer");
}

/** As plain JSON, which knows no difference between kinds of arrays. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_, part) => (ArrayBuffer.isView(part) ? Array.from(part as Float64Array) : part));
}

const few: readonly (readonly [words: string, x: number[][], y: number[]])[] = [
  ["one row", [[1, 2, 3]], [1]],
  ["a constant column", [[7], [7], [7]], [0, 1, 1]],
  [
    "zeros alone",
    [
      [0, 0],
      [0, 0],
    ],
    [0, 1],
  ],
  [
    "more features than rows",
    [
      [1, 2, 3, 4, 5, 6],
      [6, 5, 4, 3, 2, 1],
    ],
    [0, 1],
  ],
  [
    "two columns that are one",
    [
      [1, 2],
      [2, 4],
      [3, 6],
    ],
    [0, 1, 0],
  ],
  ["targets that are all equal", good, [1, 1, 1]],
  [
    "huge values",
    [
      [1e200, -1e200],
      [-1e200, 1e200],
      [1e200, 1e200],
    ],
    labels,
  ],
  [
    "values that square to infinity",
    [
      [1e300, 1],
      [-1e300, 2],
      [3, 3],
    ],
    labels,
  ],
  [
    "tiny values",
    [
      [5e-324, 1e-310],
      [0, 1e-300],
      [1e-320, 0],
    ],
    labels,
  ],
];

for (const [name, taker] of Object.entries(takers)) {
  if (taker.takes === "no data") continue;

  describe(`what ${name} is given`, () => {
    if (taker.takes === "rows and targets") {
      for (const [words, x, y, error] of wrong) {
        it(`${words}: refused`, () => void assert.throws(() => taker.give(x as MatrixLike, y as number[]), error));
      }
      for (const [words, x, y] of few)
        it(`${words}: answered, or refused`, () => answersOrRefuses(() => taker.give(x, y)));
    }

    if (taker.takes === "rows") {
      for (const [words, x, , error] of wrong.filter(([words]) => !aboutTargets.test(words))) {
        // These two take rows and no matrix that is made already.
        if (/matrix/.test(words) && /matrix|effectiveRate/.test(name)) continue;
        it(`${words}: refused`, () => void assert.throws(() => taker.give(x as MatrixLike), error));
      }
      for (const [words, x] of few) it(`${words}: answered, or refused`, () => answersOrRefuses(() => taker.give(x)));
    }

    if (taker.takes === "pairs") {
      for (const [words, numbers] of wrongNumbers) {
        it(`${words}: refused, on either side`, () => {
          assert.throws(() => taker.give(numbers as number[], [0, 1]), own);
          assert.throws(() => taker.give([0, 1], numbers as number[]), own);
        });
      }
      it("sides of different lengths: refused", () => void assert.throws(() => taker.give([0, 1], [0, 1, 1]), own));
      it("huge values: answered, or refused", () => answersOrRefuses(() => taker.give([1e300, -1e300], [0, 1])));
    }

    if (taker.takes === "numbers") {
      for (const [words, numbers] of wrongNumbers) {
        it(`${words}: refused`, () => void assert.throws(() => taker.give(numbers as number[]), own));
      }
    }

    if ("labels" in taker && taker.takes === "rows and targets") {
      for (const label of [-1, 0.5, 1e300]) {
        it(`a label ${label}: refused`, () => {
          assert.throws(
            () => taker.give(good, [0, label, 1]),
            /^RangeError: Cannot .* as labels must be .*: row 1 of y is /,
          );
        });
      }
    }

    it("frozen arrays, typed ones, shared memory: the same as plain ones, and left as they are", () => {
      const all = ways(taker);
      for (const way of all) assert.equal(plain(way()), plain(all[0]()));
    });
  });
}

/** The same numbers in every kind of array, each handed over, and looked at again afterwards. */
function ways(taker: Taker): (() => unknown)[] {
  const typed = { data: Float64Array.from(good.flat()), rows: 3, cols: 2 };
  const shared = { data: new Float64Array(new SharedArrayBuffer(48)), rows: 3, cols: 2 };
  shared.data.set(good.flat());
  const frozen = Object.freeze(good.map((row) => Object.freeze([...row])));
  const tables = [good, frozen, good.map((row) => Float32Array.from(row)), typed, Object.freeze(typed), shared];
  const columns = [labels, Object.freeze([...labels]), Float64Array.from(labels), Uint8Array.from(labels)];
  const untouched = <T>(values: readonly T[], use: (value: T) => unknown) =>
    values.map((value) => () => {
      const before = plain(value);
      const answer = use(value);
      assert.equal(plain(value), before);
      return answer;
    });
  switch (taker.takes) {
    case "rows and targets":
      return [
        ...untouched<MatrixLike>(tables, (x) => taker.give(x, labels)),
        ...untouched<ArrayLike<number>>(columns, (y) => taker.give(good, y)),
      ];
    case "rows":
      return untouched<MatrixLike>(tables.slice(0, 3), taker.give);
    case "pairs":
      return untouched<ArrayLike<number>>(columns, (y) => taker.give(y, [1, 1, 0]));
    case "numbers":
      return untouched<ArrayLike<number>>([[3, 1, 2], Float64Array.of(3, 1, 2), Uint8Array.of(3, 1, 2)], taker.give);
    default:
      return [];
  }
}

describe("x and y over the same numbers", () => {
  it("are learned from as if they were two arrays", () => {
    for (const taker of Object.values(takers)) {
      if (taker.takes !== "rows and targets") continue;
      const both = Float64Array.of(0, 1, 1);
      const found = plain(taker.give({ data: both, rows: 3, cols: 1 }, both));
      assert.deepEqual(both, Float64Array.of(0, 1, 1));
      assert.equal(found, plain(taker.give([[0], [1], [1]], [0, 1, 1])));
    }
  });
});

describe("every export", () => {
  const isError = (name: string) => name.endsWith("Error");
  const rubbish = [undefined, null, 5, "text", {}, [], Number.NaN, [Number.NaN], [null], () => 0];

  it("answers rubbish with an error of the library's own, or takes it for what was left out", () => {
    for (const [name, value] of Object.entries(library)) {
      // The errors are thrown, and not called.
      if (typeof value !== "function" || isError(name)) continue;
      const call = value as unknown as (...given: unknown[]) => unknown;
      const isClass = /^class/.test(Function.prototype.toString.call(value));
      for (const each of rubbish) {
        for (const count of [1, 2, 3]) {
          const given = new Array(count).fill(each);
          try {
            if (isClass) Reflect.construct(value, given);
            else call(...given);
          } catch (error) {
            assert.match(String(error), own, `${name}, ${count} times ${String(each)}`);
          }
        }
      }
    }
  });
});
