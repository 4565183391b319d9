import assert from "node:assert/strict";
import { describe, it } from "node:test";
import ts from "typescript";
import { freeNames } from "../../cells";

/** The text of a function, and the names that it uses from outside. */
const functions: readonly (readonly [what: string, source: string, free: readonly string[]])[] = [
  ["its own parameters", "(descent, { rate }, data) => descent.lossCurves(data, rate)", []],
  ["a parameter with a default", "({ rate = 1, ...rest }, [first] = []) => rate + first + rest.n", []],
  ["a name from outside", "() => start + 1", ["start"]],
  ["names of earlier cells", "() => $cells.start + (0, $cells.curve)(1)", ["start", "curve"]],
  ["an import of a local file", "() => (0, other_1.start)() + exports.end", ["start", "end"]],
  ["what the language brings", "() => Math.max(...new Float64Array(3), NaN, JSON.stringify(undefined).length)", []],
  ["what only a page or Node brings", "() => [document.title, process.pid, fetch]", ["document", "process", "fetch"]],
  ["variables of its own", "() => { let a = 1; const { b, c: [d] } = a; for (const e of d) a += e; return b; }", []],
  ["a var that is declared later", "() => { if (x) { var x = 1; } return x; }", []],
  ["a variable of a block, outside of it", "() => { { const a = 1; } return a; }", ["a"]],
  ["the variable of a loop, behind it", "() => { for (let i = 0; i < 3; i++); return i; }", ["i"]],
  ["what catch caught", "() => { try { f(); } catch (error) { return error; } }", ["f"]],
  ["functions and classes of its own", "() => { return new A(f()); function f() {} class A {} }", []],
  ["its own name", "function again(n) { return n && again(n - 1); }", []],
  ["the name of a class in it", "() => class Node { next = new Node(); }", []],
  ["keys, properties and labels", "(a) => { out: for (;;) break out; return { key: a.b.c, method() {} }; }", []],
  ["a key whose value has its name", "() => ({ start })", ["start"]],
  ["the key of a pattern", "({ from: to }) => to", []],
  ["a computed key", "(a) => ({ [key]: a[place] })", ["key", "place"]],
  ["a function within", "(a) => [1].map((b) => a + b + c)", ["c"]],
  ["a parameter that hides what is outside", "(start) => start", []],
  ["an assignment", "() => { total = 1; }", ["total"]],
  ["the guards of compiled code", "() => { while (1) { if ((++$turn & 1023) === 0) $cell.check(); } }", []],
  ["where it throws and catches", "() => { try { throw $cell.thrown(far); } catch (e) { $cell.caught(e); } }", ["far"]],
  ["a dynamic import", '() => [$cell.import("fs"), $cell.meta]', ["import", "import.meta"]],
  ["names with two underscores and Korean ones", "(__a, 학습률) => __a + 학습률 + __b", ["__b"]],
];

describe("freeNames()", () => {
  for (const [what, source, free] of functions) {
    it(`finds ${free.length > 0 ? free.join(", ") : "nothing"} for ${what}`, () => {
      assert.deepEqual(freeNames(ts, source), free);
    });
  }
});
