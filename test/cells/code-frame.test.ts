import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { codeFrame } from "../../cells/code-frame";

const frame = (...args: Parameters<typeof codeFrame>) => codeFrame(...args).map(stripVTControlCharacters);

describe("codeFrame()", () => {
  it("counts lines as the compiler does, whatever ends them", () => {
    assert.deepEqual(frame("a\u2028b\u2029c\rd\r\ne", 4, 1), ["  2 | b", "  3 | c", "> 4 | d", "    | ^", "  5 | e"]);
  });

  it("cuts a long line around its caret", () => {
    const [line, caret] = frame(`${"a".repeat(1000)}X${"b".repeat(4000)}`, 1, 1001);
    assert.equal(line, `> 1 | …${"a".repeat(60)}X${"b".repeat(39)}…`);
    assert.equal(caret.indexOf("^"), line.indexOf("X"));
  });

  it("cuts a long line at one end where the caret is at the other", () => {
    const long = "a".repeat(1000);
    assert.deepEqual(frame(long, 1, 3), [`> 1 | ${"a".repeat(100)}…`, "    |   ^"]);
    assert.deepEqual(frame(long, 1, 1000), [`> 1 | …${"a".repeat(100)}`, `    | ${" ".repeat(100)}^`]);
  });

  it("takes wide letters for two, so that no line is broken in the notebook", () => {
    const long = `"${"가".repeat(80)}", x`;
    assert.deepEqual(frame(long, 1, 1)[0], `> 1 | "${"가".repeat(49)}…`);
    assert.deepEqual(frame(long, 1, 85), [`> 1 | …${"가".repeat(48)}", x`, `    |  ${"\u3000".repeat(48)}   ^`]);
  });

  it("cuts its neighbours behind their beginning", () => {
    assert.deepEqual(frame(`short\n${"b".repeat(300)}`, 1, 2), [
      "> 1 | short",
      "    |  ^",
      `  2 | ${"b".repeat(100)}…`,
    ]);
  });

  it("has no more carets than the line has letters", () => {
    const [line, carets] = frame("x".repeat(5000), 1, 1, 5000);
    assert.equal(carets.length, line.length);
  });

  it("cuts no emoji in two", () => {
    assert.doesNotMatch(frame("🙂".repeat(500), 1, 502).join(""), /\p{Cs}/u);
  });
});
