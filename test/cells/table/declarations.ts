import type { Topic } from "./row";

export const declarations: Topic = {
  about: "what a cell declares",
  rows: [
    {
      it: "is shared: variables, functions, classes, enums and types",
      cells: [
        `let count = 1; function next() { return ++count }
class Point { #x = 3; get x() { return this.#x } }
enum Color { Red = 7 }
const enum Size { Small = 1, Large }
interface Named { name: string }`,
        "const named: Named = { name: 'w' };",
        {
          run: "[next(), count, new Point().x, Color.Red, Color[7], Size.Large, named.name].join()",
          value: "'2,2,3,7,Red,2,w'",
        },
      ],
    },
    {
      it: "is one variable, whichever cell writes it",
      cells: [
        "let shared = 1; const read = () => shared;",
        { run: "shared = 10; shared++; read()", value: "11" },
        "var [left, right] = [1, 2]; const write = (n: number) => { left = n };",
        { run: "write(5); [left, right] = [right, left]; [left, right]", value: "[ 2, 5 ]" },
      ],
    },
    {
      it: "is known to all later cells and not just to the next one, namespaces too",
      cells: [
        "namespace Units { export const metre = 1; export function scale() { return metre * 2 } }",
        "1",
        "2",
        { run: "Units.scale()", value: "2" },
      ],
    },
    {
      it: "is found in shorthand properties and in destructuring",
      cells: [
        "const learningRate = 0.1; let momentum = 0.9;",
        { run: "const o = { learningRate, momentum }; o", value: "{ learningRate: 0.1, momentum: 0.9 }" },
        { run: "const { learningRate: rate, ...others } = o; [rate, others]", value: "[ 0.1, { momentum: 0.9 } ]" },
        { run: "({ momentum } = { momentum: 0.5 }); [momentum] = [momentum / 5]; momentum", value: "0.1" },
        { run: "const { a: { b: [, deep = 3] } } = { a: { b: [1] } }; deep", value: "3" },
      ],
    },
    {
      it: "is not mixed up with a local variable, a property, a label or a key of the same name",
      cells: [
        "const outer = 1;",
        { run: "((outer: number) => outer)(5)", value: "5" },
        { run: "outer: for (const n of [1]) { if (n) break outer }\n({ outer: 2 }).outer + outer", value: "3" },
        { run: "class Holder { outer = outer + 1; get() { return this.outer } }\nnew Holder().get()", value: "2" },
      ],
    },
    {
      it: "includes a var in a block, with its type",
      cells: ["for (var turn = 0; turn < 3; turn++) Math.sqrt(2)", { run: "turn.toFixed(1)", value: "'3.0'" }],
    },
    {
      it: "includes names that begin with underscores",
      cells: ["const __hidden = 1, __proto__ = 2;", { run: "[__hidden, __proto__]", value: "[ 1, 2 ]" }],
    },
    {
      it: "may be another name for a part of an earlier namespace",
      cells: [
        "namespace Outer { export namespace Inner { export const depth = 2 } export interface Kind { k: 1 } }",
        {
          run: "import Inner = Outer.Inner; import Kind = Outer.Kind; const kind: Kind = { k: 1 }; Inner.depth",
          value: "2",
        },
        { run: "Inner.depth + kind.k", value: "3" },
        { run: "import depth = Inner.depth; const other: Kind = kind; depth", value: "2" },
      ],
    },
    {
      it: "may add to what is global",
      cells: [
        "declare global { interface Array<T> { second(): T } }\nArray.prototype.second = function () { return this[1] };",
        { run: "[4, 5].second().toFixed(1)", value: "'5.0'" },
        "declare global { var counted: number }\nglobalThis.counted = 3;",
        { run: "counted + 1", value: "4" },
        { run: "delete (Array.prototype as any).second; delete (globalThis as any).counted", value: "true" },
      ],
    },
    {
      it: "may have a type that has no name outside of the cell",
      cells: [
        "function local() { interface Place { x: number } return { x: 1 } as Place }",
        "const counter = new (class { private n = 1; next() { return ++this.n } })();",
        "const mixed = <T extends new (...a: any[]) => object>(Base: T) => class extends Base { private z = 1 };",
        { run: "[local().x, counter.next()]", value: "[ 1, 2 ]" },
      ],
    },
    {
      it: "may hide what the host offers",
      cells: [
        { run: "const atob = 5, structuredClone = 6; atob + structuredClone", value: "11" },
        { run: "structuredClone + 1", value: "7" },
      ],
    },
  ],
};
