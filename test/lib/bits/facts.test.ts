import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { standardizedCars } from "../cars";
import { bitsOf } from "./fact";
import { facts } from "./facts";

const cars = standardizedCars();

describe("the same bits on every machine", () => {
  for (const { name, bits, compute } of facts) {
    it(name, () => assert.equal(bitsOf(compute(cars)), bits));
  }

  it("each under a name of its own", () => {
    assert.equal(new Set(facts.map(({ name }) => name)).size, facts.length);
  });
});

describe("the fingerprint of a value", () => {
  it("tells the last bit of a number, an order, a name and a text apart", () => {
    const values = [
      { w: Float64Array.of(0.3, 1) },
      { w: Float64Array.of(0.1 + 0.2, 1) },
      { w: Float64Array.of(1, 0.3) },
      { v: Float64Array.of(0.3, 1) },
      [[0.3], "1"],
      [[0.3], "2"],
    ];
    assert.equal(new Set(values.map(bitsOf)).size, values.length);
  });
});
