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

  it("does not know the name that an earlier declaration goes on under", async () => {
    await engine.value("class Plan { a = 1 } function use(plan: Plan) { return plan }");
    await engine.value("class Plan { b = 2 }");
    assert.deepEqual(names("Plan"), ["Plan"]);
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

  it("knows each module of Node once, those too whose declarations are read later", async () => {
    const modules = () => names('import {} from "node:http').toSorted();
    assert.deepEqual(modules(), ["node:http", "node:http2", "node:https"]);
    await engine.value('import { constants } from "node:http2";');
    assert.deepEqual(modules(), ["node:http", "node:http2", "node:https"]);
  });

  it("knows the names that a module exports", () => {
    const source = 'import { readFileS } from "node:fs"';
    assert.equal(names(source, source.indexOf(" }"))[0], "readFileSync");
  });

  it("knows the values that a text may have", () => {
    assert.deepEqual(names('const loss: "mse" | "mae" = "m'), ["mse", "mae"]);
  });
});

describe("completion of what an import names", () => {
  const inside = (text: string) => engine.complete(`import x from "${text}"`, `import x from "${text}`.length);
  const modules = (text: string) => inside(text).candidates.map(({ name, kind }) => `${kind} ${name}`);

  it("knows this package by its names, and the packages that it depends on", () => {
    assert.deepEqual(modules("desc").slice(0, 2), ["module descent", "module descent/data"]);
    assert.deepEqual(modules("descent/d"), ["module descent/data"]);
    assert.deepEqual(modules("danfo"), ["module danfojs-node"]);
  });

  it("replaces the whole of a name with slashes and signs in it", () => {
    const { start, candidates } = inside("@tensorflow/tfjs-nod");
    assert.equal(start, 'import x from "'.length);
    assert.deepEqual(
      candidates.map(({ name }) => name),
      ["@tensorflow/tfjs-node"],
    );
    assert.deepEqual(modules("node:fs/"), ["module node:fs/promises"]);
  });

  it("knows the files and folders of a relative path", () => {
    assert.deepEqual(modules("../../lib/optimizers/mom"), ["file momentum"]);
    assert.ok(modules("../").includes("folder ko"));
  });
});
