import type { Topic } from "./row";

/** The cells of tslab's own example of its display interface. */
export const tslab: Topic = {
  about: "a notebook that was written for tslab",
  rows: [
    {
      it: "shows content of every type that tslab knows",
      cells: [
        'import * as tslab from "tslab";',
        { run: 'tslab.display.html("<h1>Hello</h1>")', value: "", shows: [{ "text/html": "<h1>Hello</h1>" }] },
        { run: 'tslab.display.markdown("# Hello")', shows: [{ "text/markdown": "# Hello" }] },
        { run: 'tslab.display.latex("$x^2$")', shows: [{ "text/latex": "$x^2$" }] },
        { run: 'tslab.display.javascript("alert(1)")', shows: [{ "text/javascript": "alert(1)" }] },
        { run: 'tslab.display.svg("<svg/>")', shows: [{ "image/svg+xml": "<svg/>" }] },
        { run: 'tslab.display.text("plain")', shows: [{ "text/plain": "plain" }] },
        {
          run: "const bytes = new Uint8Array([137, 80, 78, 71]);\nfor (const show of ['png', 'jpeg', 'gif', 'pdf'] as const) tslab.display[show](bytes)",
          shows: [
            { "image/png": "iVBORw==" },
            { "image/jpeg": "iVBORw==" },
            { "image/gif": "iVBORw==" },
            { "application/pdf": "iVBORw==" },
          ],
        },
        {
          run: 'tslab.display.raw("text/html", "<i>raw</i>"); tslab.display.raw("image/png", bytes)',
          shows: [{ "text/html": "<i>raw</i>" }, { "image/png": "iVBORw==" }],
        },
      ],
    },
    {
      it: "may require the module instead of importing it",
      cells: [
        {
          run: 'const required = require("tslab");\nrequired.display.text("as before")',
          shows: [{ "text/plain": "as before" }],
        },
        { run: 'require("descent").sgd({ learningRate: 0.5 }).label', value: "'SGD (η = 0.5)'" },
      ],
    },
    {
      it: "has displays of their own, which replace what they showed",
      cells: [
        {
          run: "const bar = tslab.newDisplay(); bar.text('10 %'); bar.text('20 %')",
          shows: [{ "text/plain": "10 %" }, { "text/plain": "20 %" }],
        },
        { run: "bar.html('<progress/>')", shows: [{ "text/html": "<progress/>" }] },
      ],
    },
    {
      it: "knows its versions, and its types are checked",
      cells: [
        { run: "Object.keys(tslab.versions)", value: "[ 'tslab', 'typescript', 'node' ]" },
        {
          run: "tslab.display.html(5)",
          fails: "TS2345: Argument of type 'number' is not assignable to parameter of type 'string'.",
        },
        { run: 'import { display as show } from "tslab"; show.text("by name")', shows: [{ "text/plain": "by name" }] },
      ],
    },
    {
      it: "is checked as tslab did: types may be missing, and null is of every type",
      cells: [
        { run: "function add(a, b) { return a + b }; add(1, 2)", value: "3" },
        { run: "let nothing: string = null; nothing", value: "null" },
        { run: "class Later { name: string; } new Later().name", value: "" },
        { run: "const found = [1, 2].find((n) => n > 1); found + 1", value: "3" },
        { run: "const rows = []; for (const n of [1, 2]) rows.push(n); rows", value: "[ 1, 2 ]" },
        { run: "try { throw new Error('caught') } catch (error) { error.message }", value: "" },
        { run: "const wrong: number = 'x'", fails: "TS2322: Type 'string' is not assignable to type 'number'." },
      ],
    },
    {
      it: "may be written as TypeScript was then",
      cells: [
        { run: "module Old { export const rate = 0.5 }\nOld.rate", value: "0.5" },
        { run: "import numbers from './numbers.json' assert { type: 'json' };\nnumbers", value: "[ 1, 2, 3 ]" },
      ],
    },
    {
      it: "has the decorators that tslab had, of properties, methods, accessors, parameters and classes",
      cells: [
        "const calls: string[] = [];\nfunction Note(label: string) { return (_: any, key?: string, at?: any) => { calls.push([label, key, typeof at].join(' ')) } }",
        {
          run: "@Note('class') class Marked {\n  @Note('property') prop = 1;\n  @Note('method') run(@Note('parameter') x) { return x }\n  @Note('accessor') get size() { return 2 }\n  static made = Marked.name;\n}\ncalls",
          value:
            "[\n  'property prop undefined',\n  'parameter run number',\n  'method run object',\n  'accessor size object',\n  'class  undefined'\n]",
        },
        { run: "[new Marked().prop, new Marked().run(3), Marked.made]", value: "[ 1, 3, 'Marked' ]" },
        {
          run: "function Sealed(made: Function) { Object.seal(made) }\nfunction Twice(_: any, __: string, at: PropertyDescriptor) { const { value } = at; at.value = (x: number) => 2 * value(x) }\n@Sealed class Square { @Twice of(x) { for (const y of [x]) return y * y } }",
          value: "",
        },
        { run: "[new Square().of(3), Object.isSealed(Square)]", value: "[ 18, true ]" },
        {
          run: "class Service { constructor(@Note('first') private first: string, @Note('second') readonly second = 2) {} }\ncalls.slice(-2)",
          value: "[ 'second  number', 'first  number' ]",
        },
        {
          run: "let told = 0;\nObject.assign(Reflect, { metadata: () => { told++; return () => {} } });\nclass Untold { @Note('') kind: string }\nReflect.deleteProperty(Reflect, 'metadata');\ntold",
          value: "0",
        },
        {
          run: "function Logged(_: any, key: string, at: PropertyDescriptor) { const { value } = at; at.value = async (...all) => [key, await value(...all).then((x) => x)] }\nclass Slow { @Logged async sum(n) { let s = 0; for (let i = 0; i < n; i++) { await null; s += i } return s } }\nawait new Slow().sum(4)",
          value: "[ 'sum', 6 ]",
        },
        {
          run: "import { Decorated } from './decorated';\nnew Decorated().kinds",
          value: "[ 'string', 'object' ]",
        },
      ],
    },
    {
      it: "may replace a class by a decorator, and other cells have what took its place",
      cells: [
        "function Replace<T extends new (...args: any[]) => object>(Base: T) { return class extends Base { replaced = true } as T }",
        "@Replace class Original { own = 1 }",
        { run: "JSON.stringify(new Original())", value: `'{"own":1,"replaced":true}'` },
      ],
    },
    {
      it: "completes what was declared before and after",
      cells: [{ complete: "new Marked().pr", proposes: ["prop"] }],
    },
  ],
};
