import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { createEngine } from "./engine";

const engine = createEngine();

/** What is told at the bar in a text, in Markdown. */
const told = (marked: string, withSource = false) => {
  const at = marked.indexOf("|");
  return engine.inspect(marked.replace("|", ""), at, withSource)?.markdown;
};

before(async () => {
  await engine.value(`
    interface Options {
      /** How often to go through all rows. */
      epochs?: number;
      batchSize?: number;
    }
    /**
     * Descends.
     *
     * @param start where to {@link Options begin}
     * @param options.batchSize rows per step
     * @returns the losses
     * @throws RangeError when an option is outside its range
     * @example
     * descend(5);
     */
    function descend(start: number, options: Options = {}): number[] { return [start, options.epochs ?? 1] }
    const learningRate = 0.1, losses = descend(1);`);
});

describe("inspection of what packages declare, which are read without their comments at first", () => {
  it("shows the documentation of a name and of a call", () => {
    assert.match(told("Math.ma|x") ?? "", /Returns the larger of a set of supplied numeric expressions/);
    assert.match(told("new Map([[1, 2]]).set(|1, 2)") ?? "", /Adds a new element with a specified key and value/);
  });

  it("shows it for each key of the options of a call, and for one that is being typed", () => {
    const asked = (typed: string) => told(`import { parseArgs } from "node:util";\nparseArgs({ ${typed}|`) ?? "";
    assert.match(asked("allowPos"), /Whether this command accepts positional arguments/);
    assert.match(asked(""), /allowPositionals\?: boolean`: Whether this command accepts positional arguments/);
  });
});

describe("inspection of a name", () => {
  it("shows the type of a name of an earlier cell", () => {
    assert.equal(told("learning|Rate * 2"), "```ts\nconst learningRate: 0.1\n```");
  });

  it("shows what its documentation says, as Markdown and as text", () => {
    assert.equal(
      told("descend|"),
      [
        "```ts\nfunction descend(start: number, options?: Options): number[]\n```",
        "Descends.",
        "**Parameters**\n\n- `start`: where to begin\n- `options.batchSize`: rows per step",
        "**Returns** the losses",
        "**Throws** RangeError when an option is outside its range",
        "**Example**\n\n```ts\ndescend(5);\n```",
      ].join("\n\n"),
    );
    assert.equal(
      engine.inspect("descend")?.plain,
      [
        "function descend(start: number, options?: Options): number[]",
        "Descends.",
        "Parameters:\n  start: where to begin\n  options.batchSize: rows per step",
        "Returns: the losses",
        "Throws: RangeError when an option is outside its range",
        "Example:\n  descend(5);",
      ].join("\n\n"),
    );
  });

  it("shows the documentation of a constant of an earlier cell, and an example that is a block of code as one", async () => {
    await engine.value(`
      /**
       * The size of a step.
       * @example Smaller is safer:
       * \`\`\`ts
       * stepSize / 2
       * \`\`\`
       */
      const stepSize = 0.1;
      const settings = {
        /** How often. */
        epochs: 10,
      };`);
    assert.match(
      told("step|Size") ?? "",
      /The size of a step\.\n\n\*\*Example\*\*\n\nSmaller is safer:\n```ts\nstepSize \/ 2\n```/,
    );
    assert.match(told("settings.ep|ochs") ?? "", /How often\./);
  });

  it("knows members, keys of an options object and imported names", () => {
    assert.match(told("losses.ma|p(Number)") ?? "", /Calls a defined callback function on each element/);
    assert.match(told("descend(1, { epoc|hs: 3 })") ?? "", /epochs\?: number[\s\S]*How often to go through all rows/);
    assert.match(
      told('import { readFileSync } from "node:fs";\nreadFile|Sync') ?? "",
      /Returns the contents of the `path`/,
    );
  });

  it("finds the meaning of a key at the function that takes it", () => {
    assert.match(told("descend(1, { batch|Size: 3 })") ?? "", /batchSize\?: number[\s\S]*\n\nrows per step$/);
  });

  it("shows also how it is written where it is declared, when asked for more", () => {
    assert.match(told("Math.max|", true) ?? "", /\*\*Source, .*lib\.es5\.d\.ts\*\*\n\n```ts\nmax\(/);
  });

  it("finds a name behind a very long text, and the function whose name stands before a long list of types", () => {
    const letters = "a".repeat(1_000_000);
    assert.match(told(`"${letters}"; Math.ma|x`) ?? "", /max\(\.\.\.values: number\[\]\): number/);
    assert.match(told(`"${letters}|"`) ?? "nothing", /^nothing$/);
    assert.match(told(`\`${"<p>".repeat(300_000)}\`; new Map<string, number> (|)`) ?? "", /Map<string, number>/);
  });

  it("keeps code that holds backticks inside its block", () => {
    assert.match(told("const ticks = '```' as const; tic|ks") ?? "", /^````ts\nconst ticks: "```"\n````$/);
  });

  it("finds nothing at a keyword, a text, a comment, a number, and a name that does not exist", () => {
    for (const source of ["con|st x = 1", "aw|ait 5", '"te|xt"', "// com|ment", "4|2", "nothing|", "|", "1 + |"])
      assert.equal(told(source), undefined, source);
  });

  it("says in words which type is of a declaration that a later one took the place of", async () => {
    const own = createEngine();
    await own.value("interface Point { x: number } const origin: Point = { x: 0 }");
    await own.value("interface Point { y: number }");
    assert.match(own.inspect("origin")?.plain ?? "", /const origin: Point \(earlier\)$/);
  });

  it("evaluates nothing", async () => {
    await engine.value("let touched = 0; const trap = { get deep() { touched++; return { inner: 1 } } };");
    assert.match(told("trap.deep.inn|er") ?? "", /inner: number/);
    assert.equal(await engine.value("touched"), 0);
  });
});

describe("inspection inside the parentheses of a call", () => {
  it("shows the signature and the parameter that is to be written", () => {
    const text = told("descend(|") ?? "";
    assert.match(text, /^```ts\ndescend\(start: number, options\?: Options\): number\[\]\n```/);
    assert.match(text, /\*\*Here, parameter 1 of 2\*\*\n\n- `start: number`: where to begin/);
    assert.match(told("descend(1, |)") ?? "", /parameter 2 of 2\*\*\n\n- `options\?: Options`/);
  });

  it("lists the keys of the object that is being written, with their documentation", () => {
    const keys =
      /\*\*Keys\*\*\n\n- `batchSize\?: number`: rows per step\n- `epochs\?: number`: How often to go through all rows\./;
    assert.match(told("descend(1, { |") ?? "", keys);
    assert.match(told("descend(1, { ep|") ?? "", keys, "a key that is half written");
  });

  it("stays at the last parameter when there may be any number of them", () => {
    assert.match(told("Math.max(1, 2, |)") ?? "", /parameter 1 of 1\*\*\n\n- `\.\.\.values: number\[\]`/);
  });
});
