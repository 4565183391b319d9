import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { autoMpg, autoMpgTable } from "../../data/index";

const file = readFileSync(new URL("../../data/auto-mpg/auto-mpg.data", import.meta.url));
const readme = readFileSync(new URL("../../data/auto-mpg/README.md", import.meta.url), "utf8");
const columns = [
  "MPG",
  "Cylinders",
  "Displacement",
  "Horsepower",
  "Weight",
  "Acceleration",
  "Model_Year",
  "Origin",
  "Car_Name",
];

function column(name: string): number[] {
  const { columns, values } = autoMpgTable();
  return values.map((row) => row[columns.indexOf(name)] as number);
}

function count(values: readonly unknown[], value: unknown): number {
  return values.filter((each) => Object.is(each, value)).length;
}

describe("the file of auto-mpg", () => {
  it("is the canonical one, byte for byte, and its README says which", () => {
    const sum = createHash("sha256").update(file).digest("hex");
    assert.equal(file.length, 30_286);
    assert.equal(sum, "48b830e11feee5572525f8f1691ddb9d38d3d7b7063edcd8fca672c2a5e17d8d");
    assert.ok(readme.includes(sum));
  });

  it("would not pass with one byte changed", () => {
    const damaged = Uint8Array.from(file);
    damaged[100] ^= 1;
    assert.notEqual(
      createHash("sha256").update(damaged).digest("hex"),
      createHash("sha256").update(file).digest("hex"),
    );
  });

  it("has the counts, ranges and gaps that its README states", () => {
    const horsepower = column("Horsepower");
    const gaps = horsepower.flatMap((value, i) => (Number.isNaN(value) ? [i + 1] : []));
    assert.deepEqual(gaps, [33, 127, 331, 337, 355, 375]);
    assert.ok(readme.includes("33, 127, 331, 337, 355 and 375"));
    assert.deepEqual(
      [4, 8, 6, 3, 5].map((value) => count(column("Cylinders"), value)),
      [204, 103, 84, 4, 3],
    );
    assert.deepEqual(
      [1, 2, 3].map((value) => count(column("Origin"), value)),
      [249, 70, 79],
    );
    assert.equal((column("MPG").reduce((sum, value) => sum + value) / 398).toFixed(4), "23.5146");
    assert.equal(new Set(column("Car_Name")).size, 305);
    const range = (name: string) =>
      [Math.min, Math.max].map((of) => of(...column(name).filter((value) => !Number.isNaN(value))));
    assert.deepEqual(columns.slice(0, 7).map(range), [
      [9, 46.6],
      [3, 8],
      [68, 455],
      [46, 230],
      [1613, 5140],
      [8, 24.8],
      [70, 82],
    ]);
  });

  it("is sorted by model year", () => {
    assert.deepEqual(
      column("Model_Year").sort((a, b) => a - b),
      column("Model_Year"),
    );
  });

  it("comes with its licence and its source", () => {
    const licence = readFileSync(new URL("../../data/auto-mpg/LICENSE", import.meta.url), "utf8");
    assert.match(licence, /CC BY 4\.0/);
    assert.match(readme, /CC BY 4\.0/);
    assert.match(readme, /10\.24432\/C5859H/);
  });
});

describe("autoMpg()", () => {
  it("gives a frame of 398 rows under the lecture's names", () => {
    const cars = autoMpg();
    assert.deepEqual(cars.shape, [398, 9]);
    assert.deepEqual(cars.columns, columns);
    assert.deepEqual(cars.dtypes, [
      "float32",
      "int32",
      "float32",
      "float32",
      "int32",
      "float32",
      "int32",
      "int32",
      "string",
    ]);
  });

  it("keeps the gaps as NaN, which danfo.js counts as missing", () => {
    const cars = autoMpg();
    assert.equal(cars.column("Horsepower").isNa().values.filter(Boolean).length, 6);
    assert.deepEqual(cars.dropNa({ axis: 1 }).shape, [392, 9]);
  });

  it("gives a new frame each time: what a student does to one is gone with the next", () => {
    const cars = autoMpg();
    cars.drop({ columns: ["MPG"], inplace: true });
    assert.deepEqual(autoMpg().columns, columns);
  });
});
