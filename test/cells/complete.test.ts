import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { createEngine } from "./engine";

const engine = createEngine();
const names = (source: string, position?: number) =>
  engine.complete(source, position).candidates.map(({ name }) => name);

describe("completion", () => {
  before(async () => {
    await engine.value("const learningRate = 0.1; interface Options { batchSize: number; epochs: number }");
    await engine.value("function fit(options: Options) { return options.epochs }");
  });

  it("knows the names of earlier cells", () => {
    assert.equal(names("learn")[0], "learningRate");
  });

  it("knows members, those that begin as typed first", () => {
    assert.deepEqual(names("learningRate.toF"), ["toFixed"]);
    assert.equal(names("[1].ma")[0], "map");
  });

  it("knows the keys of an options object", () => {
    assert.deepEqual(names("fit({ ba"), ["batchSize"]);
  });

  it("replaces just the letters typed", () => {
    const { start, end } = engine.complete("const x = learn + 1", 15);
    assert.deepEqual([start, end], [10, 15]);
  });

  it("evaluates nothing", async () => {
    await engine.value("let touched = 0; const trap = { get deep() { touched++; return { inner: 1 } } };");
    assert.deepEqual(names("trap.deep.in"), ["inner"]);
    assert.equal(await engine.value("touched"), 0);
  });
});
