import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createEngine } from "./engine";

const { run, value, report, runner } = createEngine();

describe("a cell", () => {
  it("has the value of its last expression", async () => {
    assert.equal(await value("const a = 2;\na * 21"), 42);
  });

  it("has no value when it ends in a statement", async () => {
    assert.equal(await value("const b = 2;"), undefined);
  });

  it("may await at top level, in loops too", async () => {
    assert.equal(await value("let total = await 1; for await (const n of [2, 3]) total += n; total"), 6);
  });

  it("disposes of what it is using", async () => {
    await value(
      "const log: string[] = []; { using x = { [Symbol.dispose]() { log.push('closed') } }; log.push('open') }",
    );
    assert.deepEqual(await value("log"), ["open", "closed"]);
  });

  it("may export what it declares, as a module would", async () => {
    await value("export const exported = 5; export function twice(n: number) { return 2 * n }");
    assert.equal(await value("twice(exported)"), 10);
  });
});

describe("cells after one another", () => {
  it("share variables, functions, classes, enums and types", async () => {
    await value(`let count = 1; function next() { return ++count }
      class Point { #x = 3; get x() { return this.#x } }
      enum Color { Red = 7 }
      interface Named { name: string }`);
    await value("const named: Named = { name: 'w' };");
    assert.deepEqual(await value("[next(), count, new Point().x, Color.Red, named.name]"), [2, 2, 3, 7, "w"]);
  });

  it("share one variable, whichever cell writes it", async () => {
    await value("let shared = 1; const read = () => shared;");
    assert.equal(await value("shared = 10; shared++; read()"), 11);
  });

  it("understand shorthand properties and destructuring of earlier names", async () => {
    await value("const learningRate = 0.1; let momentum = 0.9;");
    assert.deepEqual(await value("const o = { learningRate, momentum }; o"), { learningRate: 0.1, momentum: 0.9 });
    assert.equal(await value("const { learningRate: rate } = o; rate"), 0.1);
    assert.deepEqual(await value("({ momentum } = { momentum: 0.5 }); [momentum] = [momentum / 5]; momentum"), 0.1);
  });

  it("keep a local name apart from an earlier one", async () => {
    await value("const outer = 1;");
    assert.equal(await value("((outer: number) => outer)(5)"), 5);
  });

  it("may declare a name again with another type", async () => {
    await value("const again = 1;");
    await value("const again = 'text';");
    assert.equal(await value("again.length"), 4);
  });

  it("import by name, by default and as a whole", async () => {
    const source =
      "// @ts-nocheck\nimport whole, { step } from 'counter'; import * as all from 'counter'; [whole, step, all.step]";
    assert.deepEqual(await value(source), ["whole", 2, 2]);
  });
});

describe("a cell that fails", () => {
  it("changes nothing when the compiler rejects it", async () => {
    await value("const safe = 1;");
    assert.equal((await run("const safe: string = 2;")).status, "rejected");
    assert.equal(await value("safe + 1"), 2);
  });

  it("keeps what it reached, and says of the rest that it was not reached", async () => {
    await assert.rejects(value("const reached = 1; throw new Error('stop'); const unreached = 2;"), /stop/);
    assert.equal(await value("reached"), 1);
    await assert.rejects(value("unreached"), /Cannot use unreached as cell \[\d+\], which declares it, stopped before/);
  });

  it("leaves the earlier value of a name that it did not reach", async () => {
    await value("let result = 'earlier';");
    await assert.rejects(value("throw new Error('no'); let result = 'later';"));
    assert.equal(await value("result"), "earlier");
  });

  it("names its line, with the code around it and a caret", async () => {
    const { name, message, lines } = await report(
      "const fine = 1;\nfunction fall() {\n  throw new RangeError('too far');\n}\nfall();",
    );
    assert.deepEqual([name, message], ["RangeError", "too far"]);
    assert.deepEqual(lines.slice(0, 7), [
      "RangeError: too far",
      "  1 | const fine = 1;",
      "  2 | function fall() {",
      "> 3 |   throw new RangeError('too far');",
      "    |         ^",
      "  4 | }",
      "  5 | fall();",
    ]);
    assert.match(lines[7], /at fall \(cell \[\d+\]:3:9\)/);
    assert.match(lines[8], /at cell \[\d+\]:5:1/);
    assert.equal(lines.length, 9, "nothing of what runs the cell is shown");
  });

  it("names the line of an error in an earlier cell", async () => {
    await value("\n\nconst broken = () => { throw new Error('from before') };");
    const { lines } = await report("broken()");
    assert.match(lines.join("\n"), /> 3 \| const broken/);
  });

  it("shows what was thrown when it is no error", async () => {
    assert.deepEqual((await report("throw { code: 7 }")).lines, ["Thrown: { code: 7 }"]);
  });
});

describe("the report of an error", () => {
  it("has the cause with its own lines, and nothing of what ran it", async () => {
    const { lines } = await report("const inner = new RangeError('small');\nthrow new Error('big', { cause: inner })");
    const cause = lines.indexOf("Caused by: RangeError: small");
    assert.ok(cause > 0);
    assert.match(lines[cause + 1], /^ {4}at cell \[\d+\]:1:15$/);
    assert.equal(lines.length, cause + 2);
  });

  it("has each of several errors", async () => {
    const text = (await report("await Promise.any([1, 2].map((n) => Promise.reject(new TypeError('no ' + n))))")).lines;
    assert.match(text.join("\n"), /Error 1 of 2: TypeError: no 1\n.*Error 2 of 2: TypeError: no 2/s);
  });

  it("calls an error by its class when it has no name of its own", async () => {
    assert.equal((await report("class Diverged extends Error {}\nthrow new Diverged('NaN')")).name, "Diverged");
  });

  it("comes even for an error whose parts cannot be read", async () => {
    assert.equal((await report("throw Object.assign(new Error('x'), { stack: 5 })")).message, "x");
    const broken = "const e = new Error(); Object.defineProperty(e, 'message', { get() { throw 1 } }); throw e";
    assert.equal((await report(broken)).name, "Error");
    assert.equal((await report("const e: any = new Error('round'); e.cause = e; throw e")).message, "round");
  });

  it("has its caret under the letter that it means, behind Korean letters too", async () => {
    const { lines } = await report("const 손실 = 1; throw new Error('x')");
    assert.equal(lines[2], "    |       \u3000\u3000            ^");
  });
});

describe("the compiler's report", () => {
  it("has the code, the message, the line and the width of what is wrong", async () => {
    const { name, lines } = await report("const rate: number = 'fast';");
    assert.equal(name, "TS2322");
    assert.deepEqual(lines, [
      "TS2322: Type 'string' is not assignable to type 'number'.",
      "> 1 | const rate: number = 'fast';",
      "    |       ^^^^",
    ]);
  });

  it("shows a syntax error alone, not what follows from it", async () => {
    const { lines } = await report("const a = ;\nb");
    assert.equal(lines.filter((line) => line.startsWith("TS")).length, 1);
  });
});

describe("interrupting", () => {
  it("ends a cell that waits, and the cell does not come back to life", async () => {
    await value("let alive = 0; let wake = () => {};");
    const running = run("await new Promise<void>((resolve) => { wake = resolve }); alive = 1;");
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(runner.interrupt(), true);
    const outcome = await running;
    assert.equal(outcome.status === "failed" && (outcome.error as Error).name, "Interrupted");
    await value("wake()");
    assert.equal(await value("alive"), 0);
  });

  it("says when there is nothing to interrupt", () => {
    assert.equal(runner.interrupt(), false);
  });
});
