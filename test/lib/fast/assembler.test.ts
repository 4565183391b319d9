import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { doWhile, type Func, f64, f64x2, func, i32, when } from "../../../lib/fast/assembler";
import { kernel } from "../../../lib/fast/kernel";
import { maxColumns } from "../../../lib/fast/machine";
import { moduleOf, signed, unsigned } from "../../../lib/fast/module";

function load(functions: readonly Func[]): Record<string, (...args: number[]) => number> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleOf(functions)), { from: { memory } });
  return exports as Record<string, (...args: number[]) => number>;
}

describe("the assembler", () => {
  it("makes functions that compute", () => {
    const twice = func("twice", ["f64"], "f64", ([a]) => [[], f64.add(a, a)]);
    const difference = func("difference", ["i32", "i32"], "i32", ([a, b]) => [[], i32.sub(a, b)]);
    const functions = load([twice, difference]);
    assert.equal(functions.twice(0.1), 0.2);
    assert.equal(functions.difference(3, 10), -7);
  });

  it("has variables that are 0 at first, and loops", () => {
    const countTo = func("sumTo", ["i32"], "i32", ([n], local) => {
      const [i, sum] = [local("i32"), local("i32")];
      const body = [i.set(i32.add(i, i32.of(1))), sum.set(i32.add(sum, i))];
      return [[doWhile(body, i32.lessThan(i, n))], sum];
    });
    assert.equal(load([countTo]).sumTo(100), 5050);
  });

  it("writes every constant as it is", () => {
    for (const value of [0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, 2 ** 31 - 1, -(2 ** 31), 0x9e3779b9 | 0]) {
      assert.equal(load([func("value", [], "i32", () => [[], i32.of(value)])]).value(), value);
    }
    for (const value of [0, -0, 0.1, -1e308, 5e-324, Number.POSITIVE_INFINITY]) {
      assert.ok(Object.is(load([func("value", [], "f64", () => [[], f64.of(value)])]).value(), value));
    }
  });

  it("writes whole numbers in groups of seven bits, as in the standard's own examples", () => {
    assert.deepEqual(unsigned(624485), [0xe5, 0x8e, 0x26]);
    assert.deepEqual(signed(-123456), [0xc0, 0xbb, 0x78]);
  });

  it("multiplies two numbers of 32 bits without a sign and gives the upper half, whatever they are", () => {
    const { upper } = load([func("upper", ["i32", "i32"], "i32", ([a, b]) => [[], i32.upperProduct(a, b)])]);
    for (const a of [0, 1, 7, 2 ** 31, 2 ** 32 - 1]) {
      for (const b of [1, 398, 2 ** 30 + 3, 2 ** 32 - 1]) {
        assert.equal(upper(a, b) >>> 0, Number((BigInt(a) * BigInt(b)) >> 32n));
      }
    }
  });

  it("does statements only under their condition, and chooses between two values", () => {
    const half = func("half", ["i32"], "i32", ([a], local) => {
      const result = local("i32");
      const isSmall = i32.lessThan(a, i32.of(10));
      return [[when(isSmall, [result.set(i32.of(5))])], i32.either(isSmall, result, i32.sub(result, i32.of(1)))];
    });
    const functions = load([half]);
    assert.deepEqual([functions.half(9), functions.half(10)], [5, -1]);
  });

  it("puts the first numbers of two registers together, and the second ones", () => {
    const pick = (name: string, choose: typeof f64x2.firsts) =>
      func(name, ["f64", "f64", "f64", "f64"], "f64", ([a, b, c, d]) => {
        const chosen = choose(f64x2.of(a, b), f64x2.of(c, d));
        return [[], f64.sub(f64.mul(f64.first(chosen), f64.of(10)), f64.second(chosen))];
      });
    const functions = load([pick("firsts", f64x2.firsts), pick("seconds", f64x2.seconds)]);
    assert.equal(functions.firsts(1, 2, 3, 4), 10 * 1 - 3);
    assert.equal(functions.seconds(1, 2, 3, 4), 10 * 2 - 4);
  });

  it("stays within a few KiB up to the most columns: it is compiled while a page waits", () => {
    assert.ok(moduleOf(kernel(maxColumns)).length <= 2 ** 14);
  });
});
