import type { Topic } from "./row";

export const errors: Topic = {
  about: "a cell that fails",
  rows: [
    {
      it: "names its line, with the code around it, a caret, the calls, and nothing of what runs it",
      cells: [
        {
          run: "const fine = 1;\nfunction fall() {\n  throw new RangeError('too far');\n}\nfall();",
          fails: [
            "RangeError: too far",
            "  1 | const fine = 1;",
            "  2 | function fall() {",
            "> 3 |   throw new RangeError('too far');",
            "    |         ^",
            "  4 | }",
            "  5 | fall();",
            "    at fall (cell [1]:3:9)",
            "    at cell [1]:5:1",
          ],
        },
      ],
    },
    {
      it: "calls import.meta as the cell does, in what it throws and in what is caught",
      cells: [
        { run: "(import.meta as any).missing()", fails: "TypeError: import.meta.missing is not a function" },
        {
          run: "try { (import.meta as any).missing.deeper } catch (e) { console.log((e as Error).message) }",
          prints: "Cannot read properties of undefined (reading 'deeper')\n",
        },
        {
          run: "try { (import.meta as any).missing() } catch (e) { console.log((e as Error).message) }",
          prints: "import.meta.missing is not a function\n",
        },
      ],
    },
    {
      it: "names the line behind an await, and the calls that waited",
      cells: [
        {
          run: "async function later(n: number) {\n  await null;\n  if (n === 2) throw new Error('at two');\n}\nfor (const n of [1, 2]) {\n  await later(n);\n}",
          fails: [
            "Error: at two",
            "  1 | async function later(n: number) {",
            "  2 |   await null;",
            "> 3 |   if (n === 2) throw new Error('at two');",
            "    |                      ^",
            "  4 | }",
            "  5 | for (const n of [1, 2]) {",
            "    at later (cell [1]:3:22)",
            "    at cell [1]:6:3",
          ],
        },
      ],
    },
    {
      it: "names the line of an earlier cell",
      cells: [
        "\n\nconst broken = () => { throw new Error('from before') };",
        {
          run: "\nbroken()",
          fails: [
            "Error: from before",
            "  1 | ",
            "  2 | ",
            "> 3 | const broken = () => { throw new Error('from before') };",
            "    |                              ^",
            "    at broken (cell [1]:3:30)",
            "    at cell [2]:2:1",
          ],
        },
      ],
    },
    {
      it: "names the lines of the library",
      cells: [
        "import { momentum as rule } from 'descent';",
        {
          run: "rule({ momentum: 1 })",
          fails:
            /^RangeError: Cannot build momentum as momentum must be in \[0, 1\): current value is 1\n> 1 \| rule\(\{ momentum: 1 \}\)\n {4}\| \^\n(?: {4}at .*lib\/\w+\.ts:\d+:\d+\)?\n)+ {4}at cell \[2\]:1:1$/,
        },
      ],
    },
    {
      it: "names the line of a file beside the notebook",
      cells: [
        {
          run: "import { fail } from './helper';\nfail(3)",
          fails:
            /^Error: helper failed with 3\n {2}1 \| .*\n> 2 \| fail\(3\)\n {4}\| \^\n {4}at fail \(.*helper\.ts:5:9\)\n {4}at cell \[1\]:2:1$/,
        },
      ],
    },
    {
      it: "keeps what it reached, and says of the rest that it was not reached",
      cells: [
        { run: "const reached = 1; throw new Error('stop'); const unreached = 2;", fails: "Error: stop" },
        { run: "reached", value: "1" },
        {
          run: "unreached",
          fails: "ReferenceError: Cannot use unreached as cell [1], which declares it, stopped before it got there",
        },
      ],
    },
    {
      it: "says of what it declares that it was not reached when an import of it failed",
      cells: [
        { run: "// @ts-nocheck\nimport './nowhere'; const behind = 1;", fails: /^Error: Cannot find \.\/nowhere/ },
        {
          run: "behind",
          fails: "ReferenceError: Cannot use behind as cell [1], which declares it, stopped before it got there",
        },
      ],
    },
    {
      it: "leaves the earlier value of a name that it did not reach",
      cells: [
        "let result = 'earlier';",
        { run: "throw new Error('no'); let result = 'later';", fails: "Error: no" },
        { run: "result", value: "'earlier'" },
      ],
    },
    {
      it: "calls the names of earlier cells as the cell does",
      cells: [
        "let anything: any = 3; let nothing: any; const has: any = {};",
        { run: "anything()", fails: "TypeError: anything is not a function" },
        { run: "new anything()", fails: "TypeError: anything is not a constructor" },
        { run: "has.lost.found", fails: "TypeError: Cannot read properties of undefined (reading 'found')" },
        { run: "has.lost()", fails: "TypeError: has.lost is not a function" },
        { run: "for (const each of anything) each", fails: "TypeError: anything is not iterable" },
        {
          run: "const { key } = nothing",
          fails: /^TypeError: Cannot destructure property 'key' of 'nothing' as it is/,
        },
        {
          run: "let said = ''; try { anything() } catch (error) { said = (error as Error).message } said",
          value: "'anything is not a function'",
        },
        {
          run: "try { anything() } catch ({ message }: any) { said = message } said",
          value: "'anything is not a function'",
        },
        {
          run: "await Promise.resolve().then(() => anything()).catch((error) => error.message)",
          value: "'anything is not a function'",
        },
        {
          run: "const messageOf = ({ message }: Error) => message; await (async () => anything())().then(() => '', messageOf)",
          value: "'anything is not a function'",
        },
        { run: "await Promise.reject(3).catch(undefined).then(undefined, (reason) => reason + 1)", value: "4" },
      ],
    },
    {
      it: "names nothing that the emitted code has and its author has not",
      cells: [
        {
          run: "const five: any = 5;\nfor await (const n of five) n",
          fails: "TypeError: (intermediate value) is not async iterable",
        },
        {
          run: "for (const n of await (five as Promise<any>)) n",
          fails: /^TypeError: [^$]* is not iterable\n[^$]*$/,
        },
        {
          run: "(await (five as Promise<any>)).missing()",
          fails: "TypeError: (intermediate value).missing is not a function",
        },
        {
          run: "[{ f: new Map([[1, () => { throw new Error('deep') }]]) }].map((o) => o.f.get(1)!())",
          fails: /^Error: deep\n[^$]*$/,
        },
        {
          run: "const plain: any = () => { throw new Error('x') }; class Odd extends plain {}",
          fails: "TypeError: Class extends value a function is not a constructor or null",
        },
        {
          run: "class T { @((v: unknown, c: ClassMethodDecoratorContext): void => { throw new Error('in decorator') }) m() {} }",
          fails: /^Error: in decorator\n[^_]*$/,
        },
        {
          run: "new Promise(() => { throw new Error('in executor') })",
          warns: /Error: in executor\n.*\n.*\n {4}at cell \[7\]:1:27\n/,
        },
      ],
      afterwards: 300,
    },
    {
      it: "is cut with a note where its message is very long",
      cells: [
        { run: "throw new Error('m'.repeat(20_000))", fails: `Error: ${"m".repeat(10_000)}… 10,000 more characters` },
      ],
    },
    {
      it: "shows what was thrown when it is no error",
      cells: [
        {
          run: "throw { code: 7 }",
          fails: ["Thrown: { code: 7 }", "> 1 | throw { code: 7 }", "    | ^", "    at cell [1]:1:1"],
        },
        { run: "throw 'text'", fails: "Thrown: 'text'" },
        { run: "throw null", fails: "Thrown: null" },
        {
          run: "await Promise.reject(undefined)",
          fails: [
            "Thrown: undefined",
            "> 1 | await Promise.reject(undefined)",
            "    |                      ^",
            "    at cell [4]:1:22",
          ],
        },
      ],
    },
    {
      it: "names the line and the calls of what was thrown when it is no error",
      cells: [
        "function fall(n: number) { if (n > 2) throw 'too far' }\nasync function later() { await null; fall(3) }",
        {
          run: "await later()",
          fails: [
            "Thrown: 'too far'",
            "> 1 | function fall(n: number) { if (n > 2) throw 'too far' }",
            "    |                                       ^",
            "  2 | async function later() { await null; fall(3) }",
            "    at fall (cell [1]:1:39)",
            "    at later (cell [1]:2:38)",
            "    at cell [2]:1:1",
          ],
        },
        {
          run: "await Promise.reject('too far')",
          fails: /^Thrown: 'too far'\n.*\n {4}\| {22}\^\n {4}at cell \[3\]:1:22$/,
        },
        {
          run: "try { throw 1 } catch {}\ntry { throw 2 } catch (error) { throw error }",
          fails: /^Thrown: 2\n.*\n> 2 \|.*\n {4}\| {33}\^\n {4}at cell \[4\]:2:33$/,
        },
        {
          run: "await new Promise((done, fail) => setTimeout(() => fail('too late'), 1))",
          fails: /^Thrown: 'too late'\n.*\n {4}\| {57}\^\n {4}at .*cell \[5\]:1:57/,
        },
        { run: "let kept; try { throw 3 } catch (error) { kept = error } kept", value: "3" },
      ],
    },
    {
      it: "names the line that waited for what was made where no code of a cell ran",
      cells: [
        "const v8 = Error as unknown as { stackTraceLimit: number };\nfunction bare() { const limit = v8.stackTraceLimit; v8.stackTraceLimit = 0; const error = new Error('bare'); v8.stackTraceLimit = limit; return error }\nconst elsewhere = () => Promise.resolve().then(bare).then(Promise.reject.bind(Promise));",
        {
          run: "for (const n of [1, 2]) await n;\nconst first = await 3,\n  second = [await elsewhere(), await 4];",
          fails: /^Error: bare\n(.*\n){2}> 3 \|.*\n {4}\| {13}\^\n {4}at cell \[2\]:3:13$/,
        },
        {
          run: "async function* failing() { yield 1; await elsewhere() }\n;\nfor await (const n of failing()) await n",
          fails: /^Error: bare\n(.*\n){2}> 3 \|.*\n {4}\| \^\n {4}at cell \[3\]:3:1$/,
        },
        {
          run: "async function reading() { try { await elsewhere() } catch (error) { throw error } }\n\nawait reading()",
          fails:
            /^Error: bare\n> 1 \|.*\n {4}\| {70}\^\n(.*\n){2} {4}at reading \(cell \[4\]:1:70\)\n {4}at cell \[4\]:3:1$/,
        },
        "const kept = new Error('kept');",
        {
          run: "try { await elsewhere() } catch {}\nfor await (const n of [1]) n;\nthrow kept",
          fails: /^Error: kept\n(.*\n)* {4}at cell \[5\]:1:14$/,
        },
        { run: "1;\nthrow bare()", fails: /^Error: bare\n.*\n> 2 \|.*\n {4}\| \^\n {4}at cell \[7\]:2:1$/ },
      ],
    },
    {
      it: "names the line of what a timer threw when it is no error",
      cells: [
        {
          run: "setTimeout(() => {\n  throw 'late'\n}, 10); 1",
          warns: /Thrown: 'late'\n.*\n> 2 \| {3}throw 'late'\n {4}\| {3}\^\n/,
        },
      ],
      afterwards: 300,
    },
    {
      it: "names the line of what a promise threw when it is no error",
      cells: [
        {
          run: "void (async () => {\n  throw 4\n})(); 1",
          warns: /Thrown: 4\n.*\n> 2 \| {3}throw 4\n {4}\| {3}\^\n/,
        },
      ],
      afterwards: 300,
    },
    {
      it: "shows each error of a body and of the disposals behind it",
      cells: [
        "class Resource { [Symbol.dispose]() { throw new RangeError('in dispose') } }",
        {
          run: "using a = new Resource(), b = new Resource();\nthrow new Error('in body')",
          fails:
            /^SuppressedError: .*\n.*\n> 2 \| throw .*\n {4}\| {7}\^\nThrown first: Error: in body\n {4}at cell \[2\]:2:7\nThrown while disposing: RangeError: in dispose\n {4}at .*\(cell \[1\]:1:45\)\nThrown while disposing: RangeError: in dispose\n/,
        },
      ],
    },
    {
      it: "shows on one line what an error knows besides its message",
      cells: [
        {
          run: "throw Object.assign(new Error('m'), { code: 'E', details: [1, 2] })",
          fails: [
            "Error: m",
            "> 1 | throw Object.assign(new Error('m'), { code: 'E', details: [1, 2] })",
            "    |                     ^",
            "    at cell [1]:1:21",
            "    { code: 'E', details: [ 1, 2 ] }",
          ],
        },
        {
          run: "throw Object.assign(new Error('m'), { text: 'x'.repeat(1_000) })",
          fails: /\n {4}\{ text: 'x{291}… \d+ more characters$/,
        },
        {
          run: "const odd = new Error('odd'); Object.defineProperty(odd, 'part', { enumerable: true, get() { throw 1 } }); throw odd",
          fails: "Error: odd",
        },
      ],
    },
    {
      it: "shows the cause with its own lines",
      cells: [
        {
          run: "const inner = new RangeError('small');\nthrow new Error('big', { cause: inner })",
          fails: [
            "Error: big",
            "  1 | const inner = new RangeError('small');",
            "> 2 | throw new Error('big', { cause: inner })",
            "    |       ^",
            "    at cell [1]:2:7",
            "Caused by: RangeError: small",
            "    at cell [1]:1:15",
          ],
        },
      ],
    },
    {
      it: "shows each of several errors",
      cells: [
        {
          run: "await Promise.any([1, 2].map((n) => Promise.reject(new TypeError('no ' + n))))",
          fails: /Error 1 of 2: TypeError: no 1\n.*Error 2 of 2: TypeError: no 2/s,
        },
      ],
    },
    {
      it: "calls an error by its class when it has no name of its own",
      cells: [
        { run: "class Diverged extends Error {}\nthrow new Diverged('NaN')", fails: "Diverged: NaN" },
        { run: "throw Object.assign(new Error('x'), { name: 'Own' })", fails: "Own: x" },
      ],
    },
    {
      it: "is shown with its line and its calls when it is a value",
      cells: [
        {
          run: "new RangeError('kept')",
          value: "RangeError: kept\n> 1 | new RangeError('kept')\n    | ^\n    at cell [1]:1:1",
        },
      ],
    },
    {
      it: "is reported even when its parts cannot be read",
      cells: [
        {
          run: "throw Object.assign(new Error('x'), { stack: 5 })",
          fails: /^Error: x\n.*\n {4}\| \^\n {4}at cell \[1\]:1:1$/,
        },
        {
          run: "const e = new Error(); Object.defineProperty(e, 'message', { get() { throw 1 } }); throw e",
          fails: "Error: its name or message cannot be read",
        },
        { run: "const round: any = new Error('round'); round.cause = round; throw round", fails: "Error: round" },
      ],
    },
    {
      it: "has its caret under the letter that it means, behind Korean letters too",
      cells: [
        {
          run: "const 값 = 1; throw new Error('x')",
          fails: [
            "Error: x",
            "> 1 | const 값 = 1; throw new Error('x')",
            "    |       \u3000            ^",
            "    at cell [1]:1:20",
          ],
        },
      ],
    },
    {
      it: "is told when it calls itself without end",
      cells: [
        {
          run: "const down = (): number => down() + 1;\ndown()",
          fails: "RangeError: Maximum call stack size exceeded",
        },
      ],
    },
    {
      it: "says when its value cannot be shown",
      cells: [
        {
          run: "({ [Symbol.for('Jupyter.display')]() { throw new Error('no picture') } })",
          fails: "Error: no picture",
        },
        { run: "({ [Symbol.for('Jupyter.display')]: () => 5 })", fails: /^TypeError: Cannot show the value/ },
        {
          run: "// What the last line comes to\n({ [Symbol.for('Jupyter.display')]: () => 5 })",
          fails: /^TypeError: Cannot show the value[\s\S]*\n> 2 \|[\s\S]*\n {4}at cell \[3\]:2:1$/,
        },
      ],
    },
  ],
};
