import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { digits, iris, irisTable, ratings, story, toLabels } from "../../data/index";
import { makeRatings } from "../../data/ratings/make";

const bytesOf = (path: string) => readFileSync(new URL(`../../data/${path}`, import.meta.url));
const textOf = (path: string) => bytesOf(path).toString("utf8");
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const counts = (values: readonly unknown[]) => {
  const count = new Map<unknown, number>();
  for (const value of values) count.set(value, (count.get(value) ?? 0) + 1);
  return count;
};

describe("every file of data", () => {
  const files = [
    ["iris/iris.csv", 3_858, "9cc1c345c71bcc9b486b74cbf6063fa66f4bb5e0f603a4b3c3471ec2e5e8e355"],
    ["digits/digits.csv", 73_778, "701a1498ee39e5dd6f25934a729a482c4b2ab0516c6d81c75e282ac79ac02435"],
    ["ratings/ratings.csv", 7_348, "002b82c15ca894521f1971deba52c8a1ba65417fc7eb232df0289264230d33a2"],
    ["stories/fog.en.txt", 2_009, "ed3809b385fe400fe7a3cdcab12c588e718329321b8dd592a9fdb89889516a5b"],
    ["stories/fog.ko.txt", 2_533, "b0ae19b613e49bf162145d98038730f92cfb45a3142e456c137b2514ed66ff6a"],
  ] as const;

  for (const [path, length, sum] of files) {
    it(`${path} is the one that its README describes, byte for byte`, () => {
      const bytes = bytesOf(path);
      const readme = textOf(`${path.split("/")[0]}/README.md`);
      assert.equal(bytes.length, length);
      assert.equal(createHash("sha256").update(bytes).digest("hex"), sum);
      assert.ok(readme.includes(sum) && readme.includes(length.toLocaleString("en")), "the README must say so");
    });
  }

  it("of others comes with its licence and source", () => {
    for (const [folder, doi] of [
      ["iris", "10.24432/C56C76"],
      ["digits", "10.24432/C50P49"],
    ]) {
      for (const file of ["README.md", "LICENSE"]) {
        const text = textOf(`${folder}/${file}`);
        assert.match(text, /CC BY 4\.0/);
        assert.ok(text.includes(doi));
        assert.match(text, /Change[ds]:/);
      }
    }
  });
});

describe("iris()", () => {
  it("has the counts and means that its README states", () => {
    const { columns, values } = irisTable();
    assert.deepEqual(columns, ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]);
    assert.deepEqual(
      [...counts(values.map((row) => row[4]))],
      [
        ["setosa", 50],
        ["versicolor", 50],
        ["virginica", 50],
      ],
    );
    const means = [0, 1, 2, 3].map((k) => mean(values.map((row) => row[k] as number)).toFixed(4));
    assert.deepEqual(means, ["5.8433", "3.0573", "3.7580", "1.1993"]);
  });

  it("is a frame of numbers and a text", () => {
    const flowers = iris();
    assert.deepEqual(flowers.shape, [150, 5]);
    assert.deepEqual(flowers.dtypes, ["float32", "float32", "float32", "float32", "string"]);
  });
});

describe("digits()", () => {
  it("has the counts and the mean that its README states, and nothing but shares of ink", () => {
    const { x, y } = digits();
    assert.deepEqual(
      [...counts([...y])].sort(),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => [digit, 50]),
    );
    assert.ok(x.data.every((ink) => ink >= 0 && ink <= 1 && Number.isInteger(16 * ink)));
    assert.equal((16 * mean([...x.data])).toFixed(4), "4.9336");
  });
});

describe("ratings()", () => {
  it("are what the script beside them makes", () => assert.equal(textOf("ratings/ratings.csv"), makeRatings()));

  it("have the counts and the mean that their README states", () => {
    const { x, y, users, films } = ratings();
    assert.equal(mean([...y]).toFixed(4), "2.9415");
    assert.deepEqual([counts([...y]).get(5), counts([...y]).get(1)], [15, 20]);
    assert.ok(y.every((rating) => rating >= 1 && rating <= 5 && Number.isInteger(2 * rating)));
    assert.deepEqual([x.rows, users.length, films.length], [359, 30, 20]);
    const pairs = Array.from(y, (_, i) => `${x.data[2 * i]} ${x.data[2 * i + 1]}`);
    assert.equal(new Set(pairs).size, 359);
  });
});

describe("story()", () => {
  it("has the letters that its README counts", () => {
    const of = (text: string) => [text.length, new Set(text).size];
    assert.deepEqual(of(story("en")), [2009, 38]);
    assert.deepEqual(of(story("ko")), [1065, 204]);
    assert.equal(new Set(story("ko").normalize("NFD")).size, 59);
  });

  it("refuses another language", () => {
    assert.throws(() => story("fr" as never), /^RangeError: .* language must be "en" or "ko": current value is "fr"$/);
  });
});

describe("toLabels()", () => {
  it("numbers the words by the alphabet, whatever their order, numbers and Korean too", () => {
    assert.deepEqual(toLabels(["b", "a", "b"]), { y: Float64Array.of(1, 0, 1), names: ["a", "b"] });
    assert.deepEqual(toLabels(["하", "가", 3]).names, ["3", "가", "하"]);
    assert.deepEqual(toLabels([]), { y: new Float64Array(0), names: [] });
  });
});
