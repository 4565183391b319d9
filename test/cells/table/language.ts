import type { Topic } from "./row";

const TOO_DEEP =
  "RangeError: Cannot compile the cell as an expression in it is nested too deeply: a sum or a chain of calls may have about a thousand parts, and brackets inside each other fewer; take it apart, or build it in a loop";

export const language: Topic = {
  about: "a cell",
  rows: [
    { it: "has the value of its last expression", cells: [{ run: "const a = 2;\na * 21", value: "42" }] },
    { it: "has no value when it ends in a statement", cells: [{ run: "const b = 2;", value: "" }] },
    {
      it: "may be empty, or hold nothing but spaces or a comment",
      cells: [
        { run: "", value: "", prints: "" },
        { run: "  \n\t\n", value: "" },
        { run: "// nothing here", value: "" },
      ],
    },
    {
      it: "may begin with a line that names a program, as a script does; comments behind it count as ever",
      cells: [
        { run: "#!/usr/bin/env node\nconst started: number = 1;\nstarted", value: "1" },
        { run: "#!/usr/bin/env node\n// @ts-nocheck\nconst count: number = 'one';\ncount", value: "'one'" },
        {
          run: "#!/usr/bin/env node\nmissing();",
          fails: [
            "TS2304: Cannot find name 'missing'.",
            "  1 | #!/usr/bin/env node",
            "> 2 | missing();",
            "    | ^^^^^^^",
          ],
        },
        { complete: "#!/usr/bin/env node\nconst begun = 1; beg", proposes: ["begun"] },
      ],
    },
    {
      it: "shows null and not undefined",
      cells: [
        { run: "null", value: "null" },
        { run: "undefined", value: "" },
        { run: "void 0", value: "" },
      ],
    },
    {
      it: "may await at top level, in loops too",
      cells: [
        { run: "let total = await 1; for await (const n of [2, 3]) total += n; total", value: "6" },
        {
          run: "async function* steps() { yield 1; yield 2 }\nconst seen: number[] = [];\nfor await (const step of steps()) seen.push(step);\nseen",
          value: "[ 1, 2 ]",
        },
        { run: "if (total > 5) { await null; total = 7 }\ntotal", value: "7" },
        { run: "const { length } = await Promise.resolve('four'); length", value: "4" },
      ],
    },
    {
      it: "disposes of what it is using, now or later",
      cells: [
        "const log: string[] = []; { using x = { [Symbol.dispose]() { log.push('closed') } }; log.push('open') }",
        { run: "log", value: "[ 'open', 'closed' ]" },
        "{ await using y = { async [Symbol.asyncDispose]() { log.push('closed later') } }; log.push('open again') }",
        { run: "log.slice(2)", value: "[ 'open again', 'closed later' ]" },
        {
          run: "using door = { width: 3, [Symbol.dispose]() {} }; const more = 1; door.width + more",
          value: "4",
        },
        { run: "more", value: "1" },
      ],
    },
    {
      it: "may export what it declares, as a module would",
      cells: [
        "export const exported = 5; export function twice(n: number) { return 2 * n }",
        { run: "twice(exported)", value: "10" },
        { run: "export default 5", value: "5" },
        "export default function half(n: number) { return n / 2 }",
        "export default class Box { v = 2 }",
        { run: "[half(8), new Box().v]", value: "[ 4, 2 ]" },
        "export enum Shade { Dark = 'dark' }\nexport interface Lamp { shade: Shade }\nexport type Lamps = Lamp[];",
        { run: "const lamps: Lamps = [{ shade: Shade.Dark }]; lamps[0]", value: "{ shade: 'dark' }" },
        { run: "export { exported, twice };\nexported", value: "5" },
      ],
    },
    {
      it: "has letters of every language in names and texts",
      cells: [
        "const 학습률 = 0.1; const été = '☀️'; const 손실 = (기울기: number) => 기울기 ** 2;",
        { run: "[학습률, été, 손실(3), '👩‍🏫'.length, '\\u{1F600}']", value: "[ 0.1, '☀️', 9, 5, '😀' ]" },
      ],
    },
    {
      it: "may use decorators",
      cells: [
        `function named(_: unknown, { name }: ClassMethodDecoratorContext) { marks.push(String(name)) }
const marks: string[] = [];
class Marked { @named method() { return 1 } }`,
        { run: "[new Marked().method(), marks]", value: "[ 1, [ 'method' ] ]" },
      ],
    },
    {
      it: "has classes with private parts, static blocks and accessors",
      cells: [
        `class Counter {
  static made = 0;
  static { Counter.made = 10 }
  #n = 1;
  constructor(readonly step = 2) { Counter.made++ }
  get n() { return this.#n }
  next() { this.#n += this.step; return this }
}`,
        { run: "[new Counter().next().n, new Counter(5).next().n, Counter.made]", value: "[ 3, 6, 12 ]" },
      ],
    },
    {
      it: "has generics, overloads, tuples and satisfies",
      cells: [
        `function first<T>(list: readonly T[]): T | undefined;
function first(text: string): string;
function first(of: any) { return of[0] }`,
        {
          run: "const pair = ['a', 1] as const satisfies readonly [string, number]; [first(pair), first('xyz')]",
          value: "[ 'a', 'x' ]",
        },
      ],
    },
    {
      it: "takes angle brackets for types and not for markup: there is no JSX",
      cells: [
        { run: "const cast = <number>(<unknown>5); cast", value: "5" },
        { run: "const page = <div>text</div>;", fails: /^TS\d+: / },
      ],
    },
    {
      it: "is strict",
      cells: [
        { run: "(function (this: unknown) { return this })()", value: "" },
        {
          run: "Object.freeze([1] as number[]).push(2)",
          fails: "TS2339: Property 'push' does not exist on type 'readonly number[]'.",
        },
        {
          run: "(Object.freeze([1]) as number[]).push(2)",
          fails: "TypeError: Cannot add property 1, object is not extensible",
        },
      ],
    },
    {
      it: "knows where it is",
      cells: [
        { run: "[import.meta.url.startsWith('file:///'), typeof import.meta.dirname]", value: "[ true, 'string' ]" },
      ],
    },
    {
      it: "cannot declare the names that its compiled code has, also within a function",
      cells: [
        {
          run: "const fine = 1;\nconst $cell = 2;",
          fails: [
            "TS2397: Cannot declare $cell as the code of every cell has this name: choose another one",
            "  1 | const fine = 1;",
            "> 2 | const $cell = 2;",
            "    |       ^^^^^",
          ],
        },
        {
          run: "function f({ a: $cells }: any) {}",
          fails: /^TS2397: Cannot declare \$cells as .*\n.*\n {4}\| {17}\^{6}$/,
        },
        { run: "import { half as $turn } from './helper'", fails: /^TS2397: Cannot declare \$turn as / },
        { run: "const has = { $cell: 3 }; has.$cell", value: "3" },
        { run: "const { $cell: three } = has; const $cellar = three; $cellar", value: "3" },
      ],
    },
    {
      it: "is refused where it is too deep for the compiler, and the next one works",
      cells: [
        "const link: any = { next: () => link };",
        ...["'a'", "// @ts-nocheck\n'a'"].flatMap((first) => [
          { run: first + " + 'b'".repeat(6_000), fails: [TOO_DEEP] },
          { run: "link.next() === link", value: "true" },
        ]),
        // Again as it was: the compiler takes over what it knows of a text that has not changed.
        ...[1, 2].map(() => ({ run: `link${".next()".repeat(4_000)}`, fails: [TOO_DEEP] })),
        { run: `${"[".repeat(4_000)}1${"]".repeat(4_000)}`, fails: [TOO_DEEP] },
        { run: "const half: string = 0.5", fails: "TS2322: Type 'number' is not assignable to type 'string'." },
        { run: "import { half } from './helper'; half(4)", value: "2" },
      ],
    },
  ],
};
