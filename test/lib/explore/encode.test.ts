import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { decode, encode } from "../../../lib/explore/encode";

const throughJson = (data: unknown) => decode(JSON.parse(JSON.stringify(encode(data))));

describe("encode() and decode()", () => {
  it("bring every number through JSON, NaN, the infinities and −0 included", () => {
    fc.assert(fc.property(fc.array(fc.double()), (numbers) => assert.deepEqual(throughJson(numbers), numbers)));
    assert.deepEqual(throughJson([Number.NaN, -Infinity, -0]), [Number.NaN, -Infinity, -0]);
  });

  it("bring every bit of a typed array through JSON", () => {
    fc.assert(
      fc.property(fc.float64Array(), (array) => {
        const back = throughJson(array) as Float64Array;
        assert.deepEqual(new Uint8Array(back.buffer), new Uint8Array(array.slice().buffer));
      }),
    );
    const arrays = [Int8Array.of(-1), Uint8ClampedArray.of(255), Float32Array.of(0.1), BigInt64Array.of(-1n)];
    assert.deepEqual(throughJson(arrays), arrays);
  });

  it("send a part of a larger buffer alone", () => {
    const part = Float64Array.of(1, 2, 3).subarray(1, 2);
    assert.deepEqual(throughJson(part), Float64Array.of(2));
  });

  it("bring objects and arrays of them, undefined and holes included", () => {
    const data = { x: { data: Float64Array.of(1), rows: 1 }, names: ["무게", "<b>"], nothing: undefined, none: null };
    assert.deepEqual(throughJson(data), data);
    assert.deepEqual(throughJson(new Array(2)), [undefined, undefined]);
  });

  it("keep a key that would be a prototype a key", () => {
    const data = JSON.parse('{"__proto__": {"admin": true}}');
    const back = throughJson(data) as { admin?: boolean };
    assert.equal(back.admin, undefined);
    assert.deepEqual(Object.keys(back), ["__proto__"]);
  });

  class Model {}
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  for (const [what, data, found] of [
    ["a function", { rules: [() => 0] }, "data.rules[0] is a function"],
    ["an instance of a class", { model: new Model() }, "data.model is an instance of Model"],
    ["a Map", new Map(), "data is an instance of Map"],
    ["a date", [new Date(0)], "data[0] is an instance of Date"],
    ["a symbol", { "a key": Symbol("s") }, 'data["a key"] is Symbol(s)'],
    ["a big integer", [1n], "data[0] is 1"],
    ["what holds itself", circle, "data.self is a part of itself"],
    ["the key that marks", { $type: 1 }, "data.$type has a name that is taken"],
  ] as const) {
    it(`refuse ${what} by its place`, () => {
      assert.throws(() => encode(data), {
        name: "TypeError",
        message: `Cannot explore as data must be numbers, texts, arrays and plain objects: ${found}`,
      });
    });
  }
});
