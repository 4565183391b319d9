import type { Topic } from "./row";

const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `line ${from + i}\n`).join("");

export const output: Topic = {
  about: "what a cell prints and shows",
  rows: [
    {
      it: "comes in order, errors apart",
      cells: [
        {
          run: "console.log('a', 1, { b: [2] }); console.error('wrong'); console.info('%s is %d', 'x', 5); console.warn(new Map([['k', 1]]))",
          prints: "a 1 { b: [ 2 ] }\nx is 5\n",
          warns: "wrong\nMap(1) { 'k' => 1 }\n",
        },
      ],
    },
    {
      it: "is indented in groups",
      cells: [
        {
          run: "console.group('outer'); console.log('in\\nside'); console.groupEnd(); console.log('out')",
          prints: "outer\n  in\n  side\nout\n",
        },
      ],
    },
    {
      it: "counts and asserts",
      cells: [
        {
          run: "console.count('turn'); console.count('turn'); console.assert(1 === 1, 'fine'); console.assert(false, 'not %s', 'fine')",
          prints: "turn: 1\nturn: 2\n",
          warns: "Assertion failed: not fine\n",
        },
      ],
    },
    {
      it: "may be ten thousand lines, all there and in order",
      cells: [{ run: "for (let i = 0; i < 10_000; i++) console.log('line ' + i)", prints: lines(0, 10_000) }],
      afterwards: 200,
    },
    {
      it: "may be one very long line",
      cells: [{ run: "console.log('x'.repeat(300_000))", prints: `${"x".repeat(300_000)}\n` }],
      afterwards: 200,
    },
    {
      it: "belongs to its own cell, even from a timer after other cells have run",
      cells: [
        {
          run: "const slow = (text: string) => setTimeout(() => console.log(text), 100); slow('first')",
          prints: "first\n",
        },
        { run: "slow('second'); console.log('at once')", prints: "at once\nsecond\n" },
        { run: "await new Promise((wake) => setTimeout(wake, 200)); console.log('third')", prints: "third\n" },
      ],
      afterwards: 300,
    },
    {
      it: "belongs to its own cell behind an await, too",
      cells: [
        {
          run: "const speak = async (text: string) => { await new Promise((wake) => setTimeout(wake, 50)); console.log(text) };\nvoid speak('one')",
          prints: "one\n",
        },
        {
          run: "void speak('two'); await new Promise((wake) => setTimeout(wake, 120)); console.log('end')",
          prints: "two\nend\n",
        },
      ],
      afterwards: 200,
    },
    {
      it: "has the errors of its timers, and nothing ends by them",
      cells: [
        {
          run: "setTimeout(() => { throw new TypeError('too late') }, 5); 1",
          value: "1",
          warns:
            /^An error of cell \[1\] from a timer or a callback:\nTypeError: too late\n> 1 \| .*\n.*\n {4}at cell \[1\]:1:26\n/,
        },
        { run: "2", value: "2", warns: "" },
      ],
      afterwards: 300,
    },
    {
      it: "has the errors of promises that nobody awaited",
      cells: [
        {
          run: "void (async () => { throw new RangeError('unheard') })(); 1",
          value: "1",
          warns: /^An error of cell \[1\] from a promise that nobody awaited:\nRangeError: unheard\n> 1 \|/,
        },
      ],
      afterwards: 300,
    },
    {
      it: "may be shown with display, and changed later by its name",
      cells: [
        {
          run: "display([1, 2]); display({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>b</b>' }) }, { id: 'bold' })",
          shows: [{ "text/plain": "[ 1, 2 ]" }, { "text/html": "<b>b</b>", "text/plain": "b" }],
        },
        { run: "updateDisplay('new', { id: 'bold' })", shows: [{ "text/plain": "'new'" }] },
      ],
    },
    {
      it: "shows a value as text, long and deep ones cut",
      cells: [
        {
          run: "[1, 'two', null, undefined, 3n, Symbol('s'), () => 1, new Date(0)]",
          value:
            "[\n  1,\n  'two',\n  null,\n  undefined,\n  3n,\n  Symbol(s),\n  [Function (anonymous)],\n  1970-01-01T00:00:00.000Z\n]",
        },
        { run: "new Map([['a', new Set([1])]])", value: "Map(1) { 'a' => Set(1) { 1 } }" },
        {
          run: "class Vector { constructor(readonly x = 1, private y = 2) {} }\nnew Vector()",
          value: "Vector { x: 1, y: 2 }",
        },
      ],
    },
  ],
};
