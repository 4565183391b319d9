import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createEngine } from "./engine";

const { value, report, runner } = createEngine();

describe("what a cell declares", () => {
  it("is known to all later cells and not just to the next one, namespaces too", async () => {
    await value("namespace Units { export const metre = 1; export function scale() { return metre * 2 } }");
    await value("1");
    await value("2");
    assert.equal(await value("Units.scale()"), 2);
  });

  it("includes a var in a block, with its type", async () => {
    await value("for (var turn = 0; turn < 3; turn++) Math.sqrt(2)");
    assert.equal(await value("turn.toFixed(1)"), "3.0");
  });

  it("includes names that begin with underscores", async () => {
    await value("const __hidden = 1, __proto__ = 2;");
    assert.deepEqual(await value("[__hidden, __proto__]"), [1, 2]);
  });

  it("includes what a module would export by default", async () => {
    assert.equal(await value("export default 5"), 5);
    await value("export default function half(n: number) { return n / 2 }");
    await value("export default class Box { v = 2 }");
    assert.deepEqual(await value("[half(8), new Box().v]"), [4, 2]);
  });

  it("may have a type that has no name outside of the cell", async () => {
    await value("function local() { interface Point { x: number } return { x: 1 } as Point }");
    await value("const counter = new (class { private n = 1; next() { return ++this.n } })();");
    await value(
      "const mixed = <T extends new (...a: any[]) => object>(Base: T) => class extends Base { private z = 1 };",
    );
    assert.deepEqual(await value("[local().x, counter.next()]"), [1, 2]);
  });

  it("has the value of its last expression when it also uses something", async () => {
    assert.equal(await value("using door = { width: 3, [Symbol.dispose]() {} }; const more = 1; door.width + more"), 4);
    assert.equal(await value("more"), 1);
  });
});

describe("a name that is declared again", () => {
  it("may be of another kind each time", async () => {
    await value("function thing() { return 1 }");
    await value("const thing = 5;");
    await value("class thing { v = 1 }");
    await value("let thing = 'text';");
    assert.equal(await value("thing.length"), 4);
    await value("enum thing { A = 7 }");
    assert.equal(await value("thing.A"), 7);
  });

  it("leaves values of the earlier type what they are", async () => {
    await value("interface Options { rate: number }");
    await value("const options: Options = { rate: 1 }; function make(): Options { return { rate: 2 } }");
    await value("interface Options { steps: number }");
    assert.deepEqual(
      await value("const now: Options = { steps: 3 }; [options.rate, make().rate, now.steps]"),
      [1, 2, 3],
    );
  });

  it("keeps a class that extends the earlier one", async () => {
    await value("class Animal { legs = 4 }");
    await value("class Dog extends Animal { tail = 1 }");
    await value("class Animal { wings = 2 }");
    assert.equal(await value("const dog = new Dog(); dog.legs"), 4);
    assert.equal(await value("dog.legs + new Animal().wings"), 6);
  });

  it("says which type is the earlier one when they do not fit", async () => {
    await value("class Model { #w = 1; get w() { return this.#w } }");
    await value("function train(model: Model) { return model.w }");
    await value("class Model { #w = 2; get w() { return this.#w } get b() { return 0 } }");
    const { message } = await report("train(new Model())");
    assert.equal(message, "Argument of type 'Model' is not assignable to parameter of type 'Model__earlier'.");
  });

  it("stays the same type when its cell is run again as it was", async () => {
    const source = "class Layer { #size = 3; get size() { return this.#size } }";
    await value(source);
    await value("function count(layer: Layer) { return layer.size }");
    await value(source);
    assert.equal(await value("count(new Layer())"), 3);
  });

  it("leaves nothing behind when nothing mentions it", async () => {
    for (let n = 0; n < 3; n++) await value(`interface Fleeting { n${n}: number }`);
    assert.equal(runner.declarations().match(/Fleeting/g)?.length, 1);
  });

  it("may be a type in one cell and a value in another", async () => {
    await value("const both = 1;");
    await value("type both = string;");
    assert.equal(await value("const text: both = 'x'; both"), 1);
  });
});
