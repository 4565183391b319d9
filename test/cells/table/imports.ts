import type { Topic } from "./row";

export const helpers: Readonly<Record<string, string>> = {
  "helper.ts": `import settings from "./settings.json";
import { three } from "./three";
export const half = (n: number): number => n / 2;
export function fail(n: number): never {
  throw new Error(\`helper failed with \${n}\`);
}
export const rate: number = settings.rate;
export default function thrice(n: number): number {
  return three * n;
}
export type Halves = readonly number[];
export class Pair { constructor(readonly left: number, readonly right: number) {} }
`,
  "three.js": "export const three = 3;\n",
  "settings.json": '{ "rate": 0.5, "names": ["a", "b"] }\n',
  "numbers.json": "[1, 2, 3]",
  "whole.js": "module.exports = { one: 1, twice(n) { return 2 * n; } };\n",
  "thrice.cjs":
    "#!/usr/bin/env node\nmodule.exports = function thrice(n) { return 3 * n; };\nmodule.exports.four = 4;\nthis.lost = 5;\n",
  "takes-whole.ts": `import whole, { one } from "./whole.js";
import * as all from "./whole.js";
import numbers from "./numbers.json";
export const taken = [whole.one, one, all.one, (all as { default?: unknown }).default === whole, numbers.length];
`,
  "broken.ts": "export const = 5;\n",
  "cut-off.json": '{ "rate": 0.5,\n  "names": [\n',
  "no-quotes.json": '{ "rate": 0.5,\n  names: [] }\n',
  "takes-cut-off.ts": 'import settings from "./cut-off.json";\nexport const cut: number = settings.rate;\n',
  "decorated.ts": `const kinds: string[] = [];
function note(target: object, key: string, at?: PropertyDescriptor): void {
  kinds.push(typeof (at ?? key));
}
export class Decorated {
  @note field = 1;
  @note run(): void {}
  kinds = kinds;
}
`,
  "texts.ts":
    "export function fall(): never {\n  throw 'too far';\n}\nexport const later = async () => Promise.reject('late');\n",
  "waiting.ts": `export const twice = async (n: Promise<number>): Promise<number> => 2 * (await n);
export async function last(numbers: Iterable<number | Promise<number>>): Promise<number> {
  let found = 0;
  try {
    for await (const n of numbers) found = n;
  } finally {
    await null;
  }
  return found;
}
`,
  "waits.ts": "export const value = await 5;\n",
};

export const imports: Topic = {
  about: "an import",
  rows: [
    {
      it: "of a name that a file does not export fails where no type is checked, too; CommonJS may add its names later",
      cells: [
        {
          run: "// @ts-nocheck\nimport { half as halved, missingName } from './helper';",
          fails: [
            "SyntaxError: The requested module './helper' does not provide an export named 'missingName'",
            "  1 | // @ts-nocheck",
            "> 2 | import { half as halved, missingName } from './helper';",
            "    |                                             ^",
            "    at cell [1]:2:45",
          ],
        },
        {
          run: "// @ts-nocheck\nimport { one as theOne, later } from './whole.js'; [theOne, later]",
          value: "[ 1, undefined ]",
        },
        {
          run: "// @ts-nocheck\nimport { Halves, rate as known } from './helper'; const list: Halves = [known]; list",
          value: "[ 0.5 ]",
        },
      ],
    },
    {
      it: "brings a file beside the notebook: by name, by default, as a whole, and its types",
      cells: [
        {
          run: "import thrice, { half, Pair, type Halves } from './helper';\nimport * as all from './helper.ts';\nconst halves: Halves = [half(4), thrice(2), all.rate, new Pair(1, 2).right]; halves",
          value: "[ 2, 6, 0.5, 2 ]",
        },
        { run: "const { half: again } = await import('./helper'); [again === half, again(9)]", value: "[ true, 4.5 ]" },
      ],
    },
    {
      it: "brings JSON, with its type",
      cells: [
        {
          run: "import settings, { names } from './settings.json'; [settings.rate, names.length]",
          value: "[ 0.5, 2 ]",
        },
        { run: "settings.speed", fails: /^TS2339: Property 'speed' does not exist on type/ },
      ],
    },
    {
      it: "brings JSON that is a list, and `require` brings what the file holds itself",
      cells: [
        {
          run: "import counted from './numbers.json';\nimport * as listed from './numbers.json';\n[counted.length, Object.keys(listed)]",
          value: "[ 3, [ 'default' ] ]",
        },
        { run: "[require('./numbers.json').length, require('./settings.json').default]", value: "[ 3, undefined ]" },
      ],
    },
    {
      it: "brings a CommonJS file: what it exports as a whole, and its names",
      cells: [
        {
          run: "import whole, { one as once, twice } from './whole.js';\nimport * as wholly from './whole.js';\n[whole.one, once, twice(4), wholly.one, (wholly as { default?: unknown }).default === whole]",
          value: "[ 1, 1, 8, 1, true ]",
        },
        { run: "Object.keys(wholly)", value: "[ 'default', 'one', 'twice' ]" },
        { run: "require('./whole.js') === whole", value: "true" },
        { run: "(await import('./whole.js')).default === whole", value: "true" },
        { run: "import { taken } from './takes-whole'; taken", value: "[ 1, 1, 1, true, 3 ]" },
        { run: "import treble, { four } from './thrice.cjs'; [treble(3), four]", value: "[ 9, 4 ]" },
      ],
    },
    {
      it: "brings the library, which fits a line",
      cells: [
        { run: "import { LinearRegression, sgd } from 'descent';\nsgd({ learningRate: 0.1 }).name", value: "'SGD'" },
        {
          run: "const line = new LinearRegression().fit([[0], [1], [2], [3]], [1, 3, 5, 7], { optimizer: sgd({ learningRate: 0.1 }), epochs: 500 });\nline.predict([[10]])[0].toFixed(2)",
          value: "'21.00'",
        },
        { run: "sgd({ speed: 1 })", fails: /^TS2353: .*'speed'/ },
      ],
    },
    {
      it: "is known to later cells, which may call what it brought",
      cells: ["import { half as divide } from './helper';", { run: "divide(3)", value: "1.5" }],
    },
    {
      it: "of a type alone loads nothing",
      cells: [{ run: "import type { Halves as H } from './helper'; const list: H = [1]; list", value: "[ 1 ]" }],
    },
    {
      it: "of what does not exist says so",
      cells: [
        { run: "import { x } from 'no-such-package';", fails: /^TS2307: Cannot find module 'no-such-package'/ },
        {
          run: "import { x } from './nowhere';",
          fails: "TS2307: Cannot find module './nowhere' or its corresponding type declarations.",
        },
        {
          run: "import { whole } from './helper';",
          fails: /^TS2614: Module '"\.\/helper"' has no exported member 'whole'/,
        },
        {
          run: "// @ts-nocheck\nimport './nowhere';",
          fails: /^Error: Cannot find \.\/nowhere: there is no such file in /,
        },
        {
          run: "// @ts-nocheck\nimport 'no-such-package';",
          fails: /^Error: Cannot find the package no-such-package: /,
        },
      ],
    },
    {
      it: "that cannot be had has its line in the cell",
      cells: [
        {
          run: "// @ts-nocheck\nconst one = 1;\nimport { two } from './nowhere';\ntwo",
          fails:
            /^Error: Cannot find \.\/nowhere.*\n {2}1 \| .*\n {2}2 \| .*\n> 3 \| import { two } from '\.\/nowhere';\n {4}\| {21}\^\n {2}4 \| two\n {4}at cell \[1\]:3:21$/,
        },
      ],
    },
    {
      it: "has its lines in what a file throws that is no error",
      cells: [
        {
          run: "import { fall, later } from './texts';\n\nfall()",
          fails:
            /^Thrown: 'too far'\n.*\n.*\n> 3 \| fall\(\)\n.*\n {4}at fall \(.*texts\.ts:2:3\)\n {4}at cell \[1\]:3:1$/,
        },
        {
          run: "await later()",
          fails: /^Thrown: 'late'\n[\s\S]* {4}at later \(.*texts\.ts:4:49\)\n {4}at cell \[2\]:1:7/,
        },
      ],
    },
    {
      it: "brings functions that wait, and walk over what comes by and by",
      cells: [
        {
          run: "import { twice, last } from './waiting';\nawait twice(Promise.resolve(await last([1, Promise.resolve(2)])))",
          value: "4",
        },
      ],
    },
    {
      it: "of a file that cannot run says where it is wrong",
      cells: [
        { run: "// @ts-nocheck\nimport { a } from './broken';", fails: /^SyntaxError: .*broken\.ts, line 1\)/ },
        {
          run: "import { value } from './waits';",
          fails: /^SyntaxError: Cannot load .* as it awaits on top level/,
        },
        {
          run: "// @ts-nocheck\nimport { cut } from './takes-cut-off';",
          fails: /^SyntaxError: Unexpected end of JSON input \(.*cut-off\.json\)\n[\s\S]*takes-cut-off\.ts:1:\d+\n/,
        },
        {
          run: "// @ts-nocheck\nimport unquoted from './no-quotes.json';",
          fails: /^SyntaxError: .*[^)] \([^)]*no-quotes\.json, line 2\)\n/,
        },
      ],
    },
  ],
};
