import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { matches } from "../../kernel/glob";
import { createHistory } from "../../kernel/history";

/** A history in which these cells have run, each worth its own length. */
function historyOf(...cells: readonly string[]) {
  const history = createHistory();
  for (const code of cells) {
    history.keep(code, { code });
    history.keepResult(code, String(code.length));
  }
  return history;
}

describe("the history", () => {
  const history = historyOf("let a = 1", "a + 1", "let b = 2", "a + 1");
  const ask = (request: object) => history.answer({ output: false, raw: true, ...request }).history;

  it("numbers what is kept, and nothing else", () => {
    const own = createHistory();
    assert.equal(own.keep("a", { code: "1" }), 1);
    assert.equal(own.keep("b", { code: "quiet", silent: true }), 1);
    assert.equal(own.keep("c", { code: "unkept", store_history: false }), 1);
    own.keepResult("c", "of the unkept cell");
    assert.equal(own.keep("d", { code: "2" }), 2);
    own.keepResult("a", "of the first, late");
    assert.deepEqual(own.answer({ hist_access_type: "tail", output: true }).history, [
      [1, 1, ["1", "of the first, late"]],
      [1, 2, ["2", null]],
    ]);
  });

  it("answers with its tail", () => {
    assert.deepEqual(ask({ hist_access_type: "tail", n: 2 }), [
      [1, 3, "let b = 2"],
      [1, 4, "a + 1"],
    ]);
    assert.deepEqual(ask({ hist_access_type: "tail", n: 0 }), []);
    assert.deepEqual(ask({ hist_access_type: "tail", n: 1, output: true }), [[1, 4, ["a + 1", "5"]]]);
  });

  it("answers with a range of lines, the last of them excluded, from either end", () => {
    const range = (request: object) => ask({ hist_access_type: "range", ...request });
    assert.deepEqual(range({ session: 0, start: 2, stop: 3 }), [[1, 2, "a + 1"]]);
    assert.deepEqual(range({ session: 1, start: -1 }), [[1, 4, "a + 1"]]);
    assert.equal((range({}) as unknown[]).length, 4);
    assert.deepEqual(range({ session: -1 }), []); // An earlier session: not kept.
  });

  it("answers with what a pattern finds, each text once if so asked", () => {
    const search = (request: object) => ask({ hist_access_type: "search", ...request });
    assert.deepEqual(search({ pattern: "let*" }), [
      [1, 1, "let a = 1"],
      [1, 3, "let b = 2"],
    ]);
    assert.deepEqual(search({ pattern: "a ? 1", unique: true }), [[1, 4, "a + 1"]]);
    assert.deepEqual(search({ pattern: "*", n: 1 }), [[1, 4, "a + 1"]]);
  });

  it("says which ways to look there are", () => {
    assert.throws(() => ask({ hist_access_type: "all" }), /must be tail, range or search: current value is all/);
  });
});

describe("matches()", () => {
  it("takes * for any text and ? for one character", () => {
    assert.ok(matches("const rate = 2", "*rate*"));
    assert.ok(matches("line 1\nline 2", "line ?*2"));
    assert.ok(!matches("const rate = 2", "rate"));
    assert.ok(!matches("ab", "?"));
  });

  it("agrees with a regular expression", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 6 });
    fc.assert(
      fc.property(text, pattern, (t, p) => {
        const same = new RegExp(`^${p.replaceAll("*", ".*").replaceAll("?", ".")}$`);
        assert.equal(matches(t, p), same.test(t));
      }),
    );
  });

  it("comes to an end where a regular expression would not", () => {
    assert.ok(!matches("a".repeat(20_000), `${"*a".repeat(30)}b`));
  });
});
