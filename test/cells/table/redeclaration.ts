import type { Row, Topic } from "./row";

/** Every way to declare `it`, and what it is then. */
const kinds: readonly { readonly cell: string; readonly is: string; readonly value: string }[] = [
  { cell: "var it = 1", is: "it", value: "1" },
  { cell: "let it = 'two'", is: "it.length", value: "3" },
  { cell: "const it = [3]", is: "it.at(-1)", value: "3" },
  { cell: "function it() { return 4 }", is: "it()", value: "4" },
  { cell: "async function it(n: number) { return n }", is: "await it(5)", value: "5" },
  { cell: "class it { n = 6 }", is: "new it().n", value: "6" },
  { cell: "enum it { A = 7 }", is: "it.A", value: "7" },
  { cell: "namespace it { export const n = 8 }", is: "it.n", value: "8" },
  { cell: "type it = { n: 9 }", is: "({ n: 9 } satisfies it).n", value: "9" },
  { cell: "const { n: it } = { n: 11 }", is: "it + 0", value: "11" },
  { cell: "import { half as it } from './helper'", is: "it(28)", value: "14" },
];

/** A walk over all pairs of kinds: each follows each, itself included. */
const pairs = kinds.map((first): Row => {
  const cells = kinds.flatMap((second) => [first.cell, second.cell, { run: second.is, value: second.value }]);
  return { it: `may follow ${first.cell}, whatever it is then`, cells };
});

export const redeclaration: Topic = {
  about: "a name that is declared again",
  rows: [
    ...pairs,
    {
      it: "leaves values of the earlier type what they are",
      cells: [
        "interface Options { rate: number }",
        "const options: Options = { rate: 1 }; function make(): Options { return { rate: 2 } }",
        "interface Options { steps: number }",
        {
          run: "const now: Options = { steps: 3 }; [options.rate, make().rate, now.steps]",
          value: "[ 1, 2, 3 ]",
        },
      ],
    },
    {
      it: "keeps a class that extends the earlier one",
      cells: [
        "class Animal { legs = 4 }",
        "class Dog extends Animal { tail = 1 }",
        "class Animal { wings = 2 }",
        { run: "const dog = new Dog(); dog.legs", value: "4" },
        { run: "dog.legs + new Animal().wings", value: "6" },
      ],
    },
    {
      it: "says which type is the earlier one when they do not fit",
      cells: [
        "class Model { #w = 1; get w() { return this.#w } }",
        "function train(model: Model) { return model.w }",
        "class Model { #w = 2; get w() { return this.#w } get b() { return 0 } }",
        {
          run: "train(new Model())",
          fails: [
            "TS2345: Argument of type 'Model' is not assignable to parameter of type 'Model (earlier)'.",
            "> 1 | train(new Model())",
            "    |       ^^^^^^^^^^^",
            "    Property '#private' in type 'Model' refers to a different member that cannot be accessed from within type 'Model (earlier)'.",
            "    Model was declared anew: run the cells again that use the earlier one",
          ],
        },
      ],
    },
    {
      it: "stays the same type when its cell is run again as it was",
      cells: [
        "class Layer { #size = 3; get size() { return this.#size } }",
        "function measure(layer: Layer) { return layer.size }",
        "class Layer { #size = 3; get size() { return this.#size } }",
        { run: "measure(new Layer())", value: "3" },
      ],
    },
    {
      it: "may be a type in one cell and a value in another",
      cells: ["const both = 1;", "type both = string;", { run: "const text: both = 'x'; both", value: "1" }],
    },
    {
      it: "keeps its value when only its type is declared again, and its type when only its value is",
      cells: [
        "/** A model. */\ninterface Model { w: number }\n/** Its maker. */\nconst Model = { create(): Model { return { w: 1 } } };",
        "interface Model { w: number; b?: number }",
        { run: "const model: Model = { ...Model.create(), b: 2 }; model", value: "{ w: 1, b: 2 }" },
        "interface Model { w: number; b?: number }",
        { run: "const again: Model = model; again.b", value: "2" },
        "const Model = 5;",
        { run: "const sum: Model = { w: Model }; sum", value: "{ w: 5 }" },
        "const alone = [1];",
        "type alone = number;",
        "type alone = string;",
        { run: "const letters: alone = 'x'; [letters, alone[0]]", value: "[ 'x', 1 ]" },
      ],
    },
    {
      it: "stays what a class extends when only its value is declared again",
      cells: [
        "const Base = class { x = 1 };",
        "class Derived extends Base {}",
        "const Base = class { z = 3 };",
        { run: "[new Derived().x, new Base().z]", value: "[ 1, 3 ]" },
      ],
    },
    {
      it: "keeps its value when a type takes the place of a class or an enum",
      cells: [
        "class Layer { constructor(readonly x: number) {} }\nenum Mode { A = 7 }",
        "interface Layer { extra?: string }\ntype Mode = 'a' | 'b';",
        {
          run: "const mode: Mode = 'a'; const layer: Layer = { extra: mode }; [new Layer(1).x, Mode.A, layer]",
          value: "[ 1, 7, { extra: 'a' } ]",
        },
        "class Layer { y = 3 }",
        { run: "const next: Layer = new Layer(); next.y", value: "3" },
      ],
    },
    {
      it: "is wrong twice in one cell",
      cells: [{ run: "let dup = 1;\nlet dup = 2;", fails: "TS2451: Cannot redeclare block-scoped variable 'dup'." }],
    },
  ],
};
