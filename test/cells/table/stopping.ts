import type { Topic } from "./row";

const STOPPED = "Interrupted: the cell was stopped; what it had computed by then is kept";

export const stopping: Topic = {
  about: "a cell that is stopped",
  rows: [
    {
      it: "ends in a loop that never waits, and keeps what it computed",
      cells: [
        { run: "let spun = 0;\nwhile (true) spun++;", stopAfter: 600, fails: STOPPED },
        { run: "spun > 0", value: "true" },
      ],
    },
    {
      it: "ends in a loop that calls functions",
      cells: [
        {
          run: "const twist = (n: number) => n + 1;\nfor (let i = 0; ; ) i = twist(i);",
          stopAfter: 400,
          fails: STOPPED,
        },
      ],
    },
    {
      it: "ends in a loop behind an await",
      cells: [{ run: "await null;\nfor (let i = 0, n = 1e12; i < n; i++);", stopAfter: 400, fails: STOPPED }],
    },
    {
      it: "ends in a function of an earlier cell",
      cells: [
        "function forever() { for (let n = 0; ; n++) Math.sqrt(n) }",
        { run: "forever()", stopAfter: 400, fails: STOPPED },
      ],
    },
    {
      it: "leaves its functions to the cells after it",
      cells: [
        {
          run: "function spin(turns: number) { let n = 0; while (n < turns) n += Math.sign(turns); return n }\nasync function wait(turns: number) { for (let n = 0; n < turns; n++) await null; return turns }\nspin(Infinity)",
          stopAfter: 600,
          fails: STOPPED,
        },
        { run: "[spin(5), await wait(3)]", value: "[ 5, 3 ]" },
      ],
    },
    {
      it: "ends while the library trains",
      cells: [
        {
          run: "import { LinearRegression as Line, sgd as plain } from 'descent';\nnew Line().fit([[0], [1]], [0, 1], { optimizer: plain({ learningRate: 1e-9 }), epochs: 1e7 })",
          stopAfter: 400,
          fails: STOPPED,
        },
      ],
    },
    {
      it: "runs what stands behind its wait: a finally, and what using holds",
      cells: [
        {
          run: "using file = { [Symbol.dispose]() { console.log('file') } };\nconst fit = async () => { try { await new Promise(() => {}) } finally { console.log('fit') } };\nawait fit()",
          stopAfter: 1000,
          fails: STOPPED,
          prints: "fit\nfile\n",
        },
      ],
    },
    {
      it: "leaves its catch, which is not there for the stop",
      cells: [
        "let handled = 0;\nconst twice = (n: number) => 2 * n;",
        {
          run: "try { for (let i = 0; ; ) i = twice(i) } catch { handled = 1 }\nhandled = 2;",
          stopAfter: 400,
          fails: STOPPED,
        },
        { run: "handled", value: "0" },
      ],
    },
    {
      it: "ends a generator that waits, whoever made it, so that nobody waits for it for ever",
      cells: [
        "async function* stream() { for (;;) { await new Promise((done) => setTimeout(done, 20)); yield 1 } }",
        "const numbers = stream();",
        { run: "for await (const n of numbers) n;", stopAfter: 300, fails: STOPPED },
        { run: "(await numbers.next()).done", value: "true" },
      ],
    },
    {
      it: "has what stands in a finally run to its end, with its own catch",
      cells: [
        "let released = false;\nconst fails = () => { try { JSON.parse('{') } catch { return 'failed' } };",
        {
          run: "try { await new Promise(() => {}) } finally { try { JSON.parse('{') } catch {} fails(); released = true }",
          stopAfter: 300,
          fails: STOPPED,
        },
        { run: "await null; released", value: "true" },
      ],
    },
    {
      it: "runs a finally that stands behind a walk over what comes by and by",
      cells: [
        "let cleaned = false, listed = false;",
        {
          run: "try { for await (const n of [new Promise(() => {})]) n } finally { listed = true }",
          stopAfter: 300,
          fails: STOPPED,
        },
        {
          run: "const never = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<IteratorResult<number>>(() => {}) }) };\ntry { for await (const n of never) n } finally { cleaned = true }",
          stopAfter: 300,
          fails: STOPPED,
        },
        { run: "await null; [cleaned, listed]", value: "[ true, true ]" },
      ],
    },
    {
      it: "ends while it waits, with its timers, and does not come back to life",
      cells: [
        "let alive = 0; let wake = () => {};",
        {
          run: "setInterval(() => console.log('tick'), 1500); await new Promise<void>((resolve) => { wake = resolve }); alive = 1;",
          stopAfter: 400,
          fails: STOPPED,
          prints: "",
        },
        "wake()",
        { run: "await new Promise((wake) => setTimeout(wake, 50)); alive", value: "0" },
      ],
      afterwards: 1600,
    },
  ],
};
