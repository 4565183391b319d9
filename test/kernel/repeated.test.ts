import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createRepeated } from "../../kernel/repeated";
import { type KernelClient, startKernel } from "./client";

const report = (message: string, line = 1, details = "") => ({
  name: "Error",
  message,
  lines: [`Error: ${message}`, `\u001b[2m    at cell [2]:${line}:7\u001b[22m`, ...(details ? [details] : [])],
});

describe("an error that comes again and again", () => {
  it("is shown three times in full, and then counted at growing distances", () => {
    const repeated = createRepeated();
    const said = Array.from({ length: 1000 }, () => repeated(report("again"), "cell [2]"));
    assert.deepEqual(said[0], report("again").lines);
    assert.deepEqual(said[1], said[0]);
    assert.deepEqual(said[2], [...said[0], "    When it comes again within a second, it is only counted"]);
    const later = said.flatMap((lines, i) => (i > 2 && lines.length > 0 ? [`${i + 1}: ${lines}`] : []));
    const words = "by now: the stop button, while no cell runs, ends what cells left behind";
    assert.deepEqual(later, [
      `10: The same error of cell [2] has come 10 times ${words}`,
      `100: The same error of cell [2] has come 100 times ${words}`,
      `1000: The same error of cell [2] has come 1,000 times ${words}`,
    ]);
  });

  it("is another one when it says something else, comes from another place, or from another cell", () => {
    const repeated = createRepeated();
    for (let i = 0; i < 50; i++) repeated(report("again"), "cell [2]");
    for (const [other, cell] of [
      [report("different"), "cell [2]"],
      [report("again", 2), "cell [2]"],
      [report("again"), "cell [3]"],
      [report("again"), undefined],
    ] as const)
      assert.deepEqual(repeated(other, cell), other.lines);
    assert.deepEqual(repeated(report("again"), "cell [2]"), []);
  });

  it("is the same one when only what it knows besides is new", () => {
    const repeated = createRepeated();
    const said = Array.from({ length: 9 }, (_, port) => repeated(report("again", 1, `{ port: ${port} }`), "cell [2]"));
    assert.equal(said.filter((lines) => lines.length > 0).length, 3);
  });

  it("is the same one when only its numbers are new", () => {
    const repeated = createRepeated();
    const said = Array.from({ length: 9 }, (_, step) => repeated(report(`step ${step} of 1e9`), "cell [2]"));
    assert.equal(said.filter((lines) => lines.length > 0).length, 3);
  });

  it("is shown in full again after a pause, as a person may have caused it anew, and counted anew", () => {
    let now = 0;
    const repeated = createRepeated(() => now);
    const after = (pause: number) => {
      now += pause;
      return repeated(report("again"), "cell [2]").length;
    };
    assert.deepEqual([0, 1500, 1500, 1500, 1500].map(after), [2, 2, 2, 2, 2]);
    assert.deepEqual([1000, 1000, 1000, 1000].map(after), [2, 3, 0, 0]);
    assert.deepEqual([1001, 10, 10, 10].map(after), [2, 2, 3, 0]);
  });

  it("takes little memory, however many different errors come between", () => {
    const repeated = createRepeated();
    const long = "x".repeat(10_000);
    for (let i = 0; i < 5; i++) repeated(report("first"), "cell [2]");
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 5000; i++) repeated(report(`${String.fromCharCode(0xac00 + i)} ${long}`), "cell [2]");
    assert.ok(process.memoryUsage().heapUsed - before < 2e7);
    assert.deepEqual(repeated(report("first"), "cell [2]"), report("first").lines);
  });
});

describe("a timer that throws each time", () => {
  let kernel: KernelClient;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel[Symbol.asyncDispose]());

  it("does not fill the notebook, and lets another error be seen at once", async () => {
    await kernel.execute("setInterval(() => { throw new Error('again') }, 1); 0");
    const text = () => kernel.published.map(({ content }) => (content.name === "stderr" ? content.text : "")).join("");
    await kernel.until(() => (/The same error of cell \[\d+\] has come 100 times/.test(text()) ? true : undefined));
    await kernel.execute("setTimeout(() => { throw new Error('different') }, 1); 0");
    await kernel.until(() => (/Error.*: different/.test(text()) ? true : undefined));
    assert.equal(text().match(/Error.*: again/g)?.length, 3);
  });
});
