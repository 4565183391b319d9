import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { callLines, type Frame, readCalls } from "../../cells";
import { reportDiagnostics } from "../../cells/report-diagnostics";

const diagnostic = (message: string, line = 0, code = 2322) => ({
  code,
  message,
  start: { line, character: 0 },
  end: { line, character: 1 },
});
const texts = (source: string, ...diagnostics: Parameters<typeof reportDiagnostics>[1][number][]) =>
  reportDiagnostics(source, diagnostics).lines.map((line) => line.replace(/\p{Cc}\[\d+m/gu, ""));

describe("the compiler's report", () => {
  it("has the explanations of an error under its line", () => {
    assert.deepEqual(texts("x", diagnostic("Wrong"), diagnostic("as it is text"), diagnostic("and not a number")), [
      "TS2322: Wrong",
      "> 1 | x",
      "    | ^",
      "    as it is text",
      "    and not a number",
    ]);
  });

  it("says in words which names are of declarations that others took the place of, and what to do", () => {
    const lines = texts("x", diagnostic("'P__earlier' is not 'P'"), diagnostic("'a' is missing in 'P__earlier2'"));
    assert.deepEqual(lines, [
      "TS2322: 'P (earlier)' is not 'P'",
      "> 1 | x",
      "    | ^",
      "    'a' is missing in 'P (earlier 2)'",
      "    P was declared anew: run the cells again that use the earlier one",
    ]);
  });

  it("cuts a long message, and says by how much", () => {
    assert.match(texts("x", diagnostic("a".repeat(1_700)))[0], /^TS2322: a{500}… 1,200 more characters$/);
  });

  it("has the first ten errors, and says how many more there are", () => {
    const lines = texts("x\n".repeat(12), ...Array.from({ length: 12 }, (_, line) => diagnostic("Wrong", line)));
    assert.equal(lines.filter((line) => line.startsWith("TS2322")).length, 10);
    assert.equal(lines.at(-1), "… and 2 more errors");
  });
});

describe("the calls of an error", () => {
  const inFile = (url: string, line: number, column: number) => {
    const [, name] = /node_modules\/(\w+)/.exec(url) ?? [];
    if (name) return { place: name };
    return url.includes("kernel") ? undefined : { place: url, line, column };
  };
  const read = (...lines: string[]) => callLines(readCalls(lines, () => undefined, inFile));

  it("are one line for all that happened inside packages: the call that the reader made", () => {
    const lines = read(
      "at check (/node_modules/tfjs/check.js:1:1)",
      "at Object.add (/node_modules/danfo/frame.js:2:2)",
      "at mean (lib/mean.ts:3:3)",
      "at run (kernel/run.ts:4:4)",
    );
    assert.deepEqual(lines, ["    at add (danfo)", "    at mean (lib/mean.ts:3:3)"]);
  });

  it("are counted where they repeat themselves, and the middle of many is left out", () => {
    const frames = (count: number, column = (_: number) => 1): Frame[] =>
      Array.from({ length: count }, (_, i) => ({ call: "f", place: "a.ts", line: 1, column: column(i) }));
    assert.deepEqual(callLines(frames(50)), ["    at f (a.ts:1:1)", "    … 49 more times"]);
    const many = callLines(frames(50, (i) => i));
    assert.deepEqual([many.length, many[12]], [17, "    … 34 more lines"]);
  });
});
