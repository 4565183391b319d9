import type { Topic } from "./row";

export const checking: Topic = {
  about: "the compiler",
  rows: [
    {
      it: "says the code, the message, the line and the width of what is wrong",
      cells: [
        {
          run: "const fine = 1;\nconst rate: number = 'fast';\nfine",
          fails: [
            "TS2322: Type 'string' is not assignable to type 'number'.",
            "  1 | const fine = 1;",
            "> 2 | const rate: number = 'fast';",
            "    |       ^^^^",
            "  3 | fine",
          ],
        },
      ],
    },
    {
      it: "says everything that is wrong, each with its explanation",
      cells: [
        {
          run: "const first: { a: { b: number } } = { a: { b: 'x' } };\nmissing();",
          fails: [
            "TS2322: Type 'string' is not assignable to type 'number'.",
            "> 1 | const first: { a: { b: number } } = { a: { b: 'x' } };",
            "    |                                            ^",
            "  2 | missing();",
            "TS2304: Cannot find name 'missing'.",
            "  1 | const first: { a: { b: number } } = { a: { b: 'x' } };",
            "> 2 | missing();",
            "    | ^^^^^^^",
          ],
        },
      ],
    },
    {
      it: "shows a syntax error alone, not what follows from it",
      cells: [
        {
          run: "const a = ;\nb",
          fails: ["TS1109: Expression expected.", "> 1 | const a = ;", "    |           ^", "  2 | b"],
        },
        { run: "function open() {", fails: "TS1005: '}' expected." },
        { run: "'unfinished", fails: "TS1002: Unterminated string literal." },
      ],
    },
    {
      it: "shows what is missing at the end of a cell behind the last thing that is there",
      cells: [
        {
          run: "const a =",
          fails: ["TS1109: Expression expected.", "> 1 | const a =", "    |          ^"],
        },
        {
          run: "function open() {\n  return 1;\n\n",
          fails: [
            "TS1005: '}' expected.",
            "  1 | function open() {",
            "> 2 |   return 1;",
            "    |            ^",
            "  3 | ",
            "  4 | ",
          ],
        },
        {
          run: "// @ts-nocheck\nclass Rule extends",
          fails: [
            "TS1005: '{' expected.",
            "  1 | // @ts-nocheck",
            "> 2 | class Rule extends",
            "    |                   ^",
          ],
        },
      ],
    },
    {
      it: "has its caret under the letter that it means, behind Korean letters and emoji too",
      cells: [
        {
          run: "const 손실: number = 1; 손실.없음",
          fails: /> 1 \| const 손실: number = 1; 손실\.없음\n {4}\| {7}\u3000\u3000 {14}\u3000\u3000 \^\^/,
        },
      ],
    },
    {
      it: "is strict about null and about what has no type",
      cells: [
        { run: "const found = [1].find((n) => n > 1); found + 1", fails: "TS18048: 'found' is possibly 'undefined'." },
        { run: "function untyped(x) { return x }", fails: "TS7006: Parameter 'x' implicitly has an 'any' type." },
      ],
    },
    {
      it: "changes nothing when it rejects a cell",
      cells: [
        "const safe = 1;",
        { run: "const safe: string = 2;", fails: "TS2322: Type 'number' is not assignable to type 'string'." },
        { run: "safe + 1", value: "2" },
      ],
    },
    {
      it: "lets a cell run unchecked that asks for it",
      cells: [
        { run: "// @ts-nocheck\nconst loose: number = 'text'; loose.length", value: "4" },
        {
          run: "// from elsewhere\n/* and old */\n// @ts-nocheck\nfunction plus(a, b) { return a + b }\nplus(1, '1')",
          value: "'11'",
        },
        { run: "plus(2, 3)", value: "5" },
        { run: "const strict: number = 'text';", fails: "TS2322: Type 'string' is not assignable to type 'number'." },
        { run: "// @ts-nocheck\nconst a = ;", fails: "TS1109: Expression expected." },
        {
          run: "// @ts-nocheck\nnowhere",
          fails: /^ReferenceError: nowhere is not defined\n {2}1 \| .*\n> 2 \| nowhere\n/,
        },
      ],
    },
    {
      it: "leaves a whole notebook unchecked that asks for it, until it asks for checks again",
      cells: [
        "// @ts-nocheck notebook",
        { run: "const free: number = 'text'; free", value: "'text'" },
        {
          run: "// @ts-check\nconst checked: number = 'text';",
          fails: "TS2322: Type 'string' is not assignable to type 'number'.",
        },
        { run: "function add(a, b) { return a + b }\nadd(1, 2)", value: "3" },
        {
          run: "// @ts-check notebook\nconst again: number = 'x'",
          fails: "TS2322: Type 'string' is not assignable to type 'number'.",
        },
        { run: "const still: number = 'x'", fails: "TS2322: Type 'string' is not assignable to type 'number'." },
      ],
    },
    {
      it: "lets one line pass",
      cells: [{ run: "// @ts-expect-error\nconst forced: number = 'text'; forced", value: "'text'" }],
    },
  ],
};
