import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { random } from "../../lib/index";

const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

function numbers(seed: number, stream: number, count: number): number[] {
  const chance = random(seed, stream);
  return Array.from({ length: count }, () => chance.next());
}

describe("random()", () => {
  it("gives these very numbers, on every machine", () => {
    assert.deepEqual(numbers(0, 0, 3), [0.3107672273181379, 0.7023461943026632, 0.5149754185695201]);
    assert.deepEqual(numbers(2 ** 53 - 1, 1, 3), [0.1457100068219006, 0.1481568142771721, 0.25213472358882427]);
  });

  it("gives the same numbers for the same seed and stream, and others for another", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        assert.deepEqual(numbers(seed, 0, 5), numbers(seed, 0, 5));
        assert.notDeepEqual(numbers(seed, 0, 5), numbers(seed, 1, 5));
        assert.notDeepEqual(numbers(seed, 0, 5), numbers(seed === 0 ? 1 : seed - 1, 0, 5));
      }),
    );
  });

  it("stays in [0, 1) and spreads evenly: each tenth gets its share", () => {
    const count = new Array(10).fill(0);
    for (const value of numbers(1, 0, 100_000)) count[Math.floor(10 * value)]++;
    // χ² with 9 degrees of freedom: beyond 27.9 in one of a thousand fair streams.
    const chiSquare = count.reduce((sum, found) => sum + (found - 10_000) ** 2 / 10_000, 0);
    assert.ok(chiSquare < 27.9, `χ² = ${chiSquare}`);
  });

  it("starts neighbouring seeds far apart: their first numbers spread evenly, too", () => {
    const firsts = Array.from({ length: 10_000 }, (_, seed) => random(seed).next());
    const count = new Array(10).fill(0);
    for (const value of firsts) count[Math.floor(10 * value)]++;
    const chiSquare = count.reduce((sum, found) => sum + (found - 1000) ** 2 / 1000, 0);
    assert.ok(chiSquare < 27.9, `χ² = ${chiSquare}`);
  });

  it("gives these very normal numbers, on every machine", () => {
    const chance = random(0);
    assert.deepEqual(
      [chance.normal(), chance.normal(), chance.normal()],
      [-0.4509593408843963, 0.882986516860128, 1.9186906467367177],
    );
  });

  it("gives normal numbers: the mean, the deviation and the tails are right", () => {
    const chance = random(2);
    const z = Float64Array.from({ length: 100_000 }, () => chance.normal());
    const mean = z.reduce((sum, each) => sum + each, 0) / z.length;
    const variance = z.reduce((sum, each) => sum + each * each, 0) / z.length;
    // Three standard errors: 3/√n for the mean, 3·√(2/n) for the variance.
    assert.ok(Math.abs(mean) < 0.0095, `mean ${mean}`);
    assert.ok(Math.abs(variance - 1) < 0.0134, `variance ${variance}`);
    // The share of a normal distribution below −3, …, 3, to three standard errors.
    const below = [0.00135, 0.02275, 0.15866, 0.5, 0.84134, 0.97725, 0.99865];
    below.forEach((share, k) => {
      const found = z.filter((each) => each < k - 3).length / z.length;
      assert.ok(Math.abs(found - share) < 3 * Math.sqrt((share * (1 - share)) / z.length), `below ${k - 3}: ${found}`);
    });
  });

  it("gives every integer below n about as often", () => {
    const chance = random(6);
    const count = new Array(6).fill(0);
    for (let k = 0; k < 60_000; k++) count[chance.integer(6)]++;
    // χ² with 5 degrees of freedom: beyond 20.5 in one of a thousand fair dice.
    const chiSquare = count.reduce((sum, found) => sum + (found - 10_000) ** 2 / 10_000, 0);
    assert.ok(chiSquare < 20.5, `χ² = ${chiSquare}`);
    assert.equal(chance.integer(1), 0);
  });

  it("refuses an integer below what is no whole number from 1", () => {
    for (const n of [0, -1, 1.5, Number.NaN, 2 ** 33, "6"]) {
      assert.throws(() => random(0).integer(n as number), /^RangeError: Cannot draw an integer as n must be a whole/);
    }
  });

  it("is where it was when its state is put back, after normal numbers, too", () => {
    const chance = random(9);
    chance.normal();
    const place = chance.state.slice();
    const first = [chance.normal(), chance.integer(100), chance.next()];
    chance.state.set(place);
    assert.deepEqual([chance.normal(), chance.integer(100), chance.next()], first);
  });

  it("shuffles in place and loses no row", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 200 }), (seed, length) => {
        const rows = Int32Array.from({ length }, (_, i) => i);
        random(seed).shuffle(rows);
        assert.deepEqual(
          rows.toSorted(),
          Int32Array.from({ length }, (_, i) => i),
        );
      }),
    );
  });

  it("makes every order of four rows about as often", () => {
    const chance = random(5);
    const count = new Map<string, number>();
    for (let k = 0; k < 24_000; k++) {
      const rows = Int32Array.of(0, 1, 2, 3);
      chance.shuffle(rows);
      count.set(rows.join(), (count.get(rows.join()) ?? 0) + 1);
    }
    assert.equal(count.size, 24);
    // χ² with 23 degrees of freedom: beyond 49.7 in one of a thousand fair shuffles.
    const chiSquare = [...count.values()].reduce((sum, found) => sum + (found - 1000) ** 2 / 1000, 0);
    assert.ok(chiSquare < 49.7, `χ² = ${chiSquare}`);
  });

  it("goes on after a shuffle with numbers that were not used for it", () => {
    const chance = random(3);
    chance.shuffle(new Int32Array(4)); // three exchanges, three numbers
    assert.equal(chance.next(), numbers(3, 0, 4)[3]);
  });

  it("refuses a seed that is not a whole number from 0", () => {
    for (const seed of [-1, 0.5, Number.NaN, 2 ** 53, "1"]) {
      assert.throws(() => random(seed as number), {
        name: "RangeError",
        message: `Cannot make random numbers as seed must be a whole number from 0 to 9007199254740991: current value is ${
          typeof seed === "string" ? '"1"' : seed
        }`,
      });
    }
  });
});
