import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { math } from "../../../lib/index";

const { exp, log, sin, cos } = math;

type Known = Readonly<Record<string, readonly (readonly [x: number, high: number, low: number])[]>>;
const known: Known = JSON.parse(readFileSync(new URL("./known-values.json", import.meta.url), "utf8"));

/** The distance between two neighbouring numbers where x is. */
function unit(x: number): number {
  const size = Math.abs(x);
  let step = Number.MIN_VALUE;
  // From 2⁻¹⁰²² on the distance doubles whenever the number does.
  for (let limit = 2 ** -1021; limit <= size; limit *= 2) step *= 2;
  return step;
}

const functions = { exp, log, sin, cos };
const special = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1];
const anyNumber = fc.double();
const usual = fc.double({ min: -800, max: 800, noNaN: true });

for (const [name, f] of Object.entries(functions)) {
  const engine = Math[name as keyof typeof functions];

  describe(`${name}()`, () => {
    it("is within one unit in the last place of values known to twice the digits", () => {
      let worst = 0;
      for (const [x, high, low] of known[name]) {
        const off = Math.abs(f(x) - high - low) / unit(high);
        assert.ok(off < 1, `${name}(${x}) is ${f(x)}, ${off} units from ${high}`);
        worst = Math.max(worst, off);
      }
      // What the documentation promises is 1; what the method gives is less.
      assert.ok(worst < 0.85, `worst: ${worst}`);
    });

    it("agrees with the engine's own to two units, everywhere", () => {
      for (const numbers of [anyNumber, usual]) {
        fc.assert(
          fc.property(numbers, (x) => {
            const [found, expected] = [f(x), engine(x)];
            if (!Number.isFinite(expected)) assert.equal(found, expected);
            else assert.ok(Math.abs(found - expected) <= 2 * unit(expected), `${name}(${x}): ${found}, ${expected}`);
          }),
          { numRuns: 3000 },
        );
      }
    });

    it("has the engine's answers where there is something special: ±0, NaN, ±∞, 1", () => {
      for (const x of special) assert.equal(f(x), engine(x), `${name}(${x})`);
    });
  });
}

describe("exp() at its ends", () => {
  it("goes gently to 0 through the smallest numbers, and no farther than to the largest", () => {
    assert.equal(exp(-745.1332191019411), Number.MIN_VALUE);
    assert.equal(exp(-745.1332191019413), 0);
    assert.ok(exp(709.782712893384) < Number.POSITIVE_INFINITY);
    assert.equal(exp(709.7827128933841), Number.POSITIVE_INFINITY);
  });
});

describe("log() and exp()", () => {
  it("undo each other", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        assert.ok(Math.abs(log(exp(x)) - x) <= 2e-16 * Math.max(1, Math.abs(x)));
      }),
    );
  });
});

describe("sin() and cos()", () => {
  it("keep to their circle, however large the angle", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        assert.ok(Math.abs(sin(x) * sin(x) + cos(x) * cos(x) - 1) <= 4e-16);
      }),
    );
  });
});
