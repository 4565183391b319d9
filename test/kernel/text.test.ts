import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { asText } from "../../kernel/text";

describe("a value as text", () => {
  it("is what Node makes of it", () => {
    for (const value of [null, "text", 5n, [1, [2]], { a: { b: 1 } }, new Map([[1, 2]]), Math.max])
      assert.equal(asText(value), inspect(value));
  });

  it("is cut with a note when it is long", () => {
    assert.match(asText(new Array(10_000_000).fill(0)), /9999900 more items\n\]$/);
    assert.match(asText("a".repeat(20_000)), /10000 more characters$/);
    const keys = Object.fromEntries(Array.from({ length: 1_234 }, (_, i) => [`key${i}`, i]));
    assert.match(asText(keys), /key99: 99\n\}\n… 1134 more keys$/);
    const texts = Array.from({ length: 100 }, () => "a".repeat(5_000));
    assert.match(asText(texts), /\n… \d+ more characters$/);
  });

  it("is cut with a note when it is deep, and not when it only says [Object]", () => {
    assert.match(asText({ a: { b: { c: { d: { e: { f: 1 } } } } } }), /e: \[Object\][\s\S]*\ndeeper than 4 levels/);
    assert.doesNotMatch(asText(["[Object]"]), /deeper/);
  });

  it("survives circles, proxies and getters that throw", () => {
    const circle: { self?: object } = {};
    circle.self = circle;
    assert.match(asText(circle), /\[Circular \*1\]/);
    const refuse = () => assert.fail("looked");
    assert.doesNotThrow(() => asText(new Proxy({}, { get: refuse, ownKeys: refuse, getPrototypeOf: refuse })));
    assert.match(asText(Object.defineProperty({}, "x", { get: refuse, enumerable: true })), /x: \[Getter\]/);
    const angry = { [inspect.custom]: () => assert.fail("too private") };
    assert.equal(asText(angry), "[Cannot look at this value: too private]");
  });
});
