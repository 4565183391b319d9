import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type KernelClient, startKernel } from "./client";

// A long session in short: cells that print, fail, go on in timers, are interrupted at any moment, and restarts between
// them. SOAK_CELLS=500 SOAK_SEED=2 npm test -- kernel/soak makes it as long and as different as wanted.
const CELLS = Number(process.env.SOAK_CELLS ?? 60);
const SEED = Number(process.env.SOAK_SEED ?? 1);

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The same numbers from 0 up to `below` for the same seed (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

interface Cell {
  /** What it prints, `line(i)` for i from 0; it must declare `done`, the number of lines it has printed. */
  readonly code: (lines: number) => string;
  readonly status: "ok" | "error";
  /** Whether it goes on for ever unless it is interrupted. */
  readonly endless?: boolean;
}

const cells: readonly Cell[] = [
  { status: "ok", code: (n) => `for (let i = 0; i < ${n}; i++) { line(i); done = i + 1; }` },
  { status: "ok", code: (n) => `for (let i = 0; i < ${n}; i++) { await null; line(i); done = i + 1; }` },
  {
    status: "ok",
    code: (n) => `for (let i = 0; i < ${n}; i++) setTimeout(() => { line(i); done = i + 1; }, 0)`,
  },
  {
    status: "error",
    code: (n) => `for (let i = 0; i < ${n}; i++) { line(i); done = i + 1; } throw new Error("ended")`,
  },
  { status: "error", endless: true, code: () => "for (let i = 0; ; i++) { line(i); done = i + 1; }" },
  { status: "error", endless: true, code: () => "for (let i = 0; ; i++) { await null; line(i); done = i + 1; }" },
  {
    status: "error",
    endless: true,
    code: () => "for (let i = 0; ; i++) { await new Promise((r) => setTimeout(r, 1)); line(i); done = i + 1; }",
  },
  { status: "error", endless: true, code: () => "setInterval(() => line(done++), 1); await new Promise(() => {})" },
  {
    status: "error",
    endless: true,
    code: (n) =>
      `for (; done < ${n}; done++) line(done); const f = (m: number): number => m < 2 ? m : f(m - 1) + f(m - 2); f(90)`,
  },
];

function linesOf(kernel: KernelClient, id: string | undefined): string[] {
  const own = kernel.published.filter(
    ({ header, parent_header, content }) =>
      header.msg_type === "stream" && parent_header.msg_id === id && content.name === "stdout",
  );
  return own
    .map(({ content }) => content.text)
    .join("")
    .split("\n")
    .slice(0, -1);
}

describe("a long session", () => {
  it(`loses nothing in ${CELLS} cells with interrupts and restarts at random`, async () => {
    const below = numbers(SEED);
    let kernel = await startKernel();
    // A kernel that is left behind would keep the file from ending, and from saying what failed.
    try {
      let sum = 0;
      const start = async () => {
        sum = 0;
        await kernel.execute("let sum = 0; let done = 0;");
      };
      await start();
      for (let n = 0; n < CELLS; n++) {
        if (n % 40 === 39) {
          await kernel.request("shutdown_request", { restart: true }, "control");
          await kernel[Symbol.asyncDispose]();
          kernel = await startKernel();
          await start();
        }
        const cell = cells[below(cells.length)];
        const head = `done = 0; sum += ${n}; const line = (i: number) => console.log("${n} " + i); `;
        const running = kernel.execute(`${head}console.log("begun ${n}");\n${cell.code(below(300))}`);
        if (cell.endless) {
          while (!kernel.published.some(({ content }) => String(content.text).startsWith(`begun ${n}\n`)))
            await later(5);
          await later(below(60));
          await kernel.request("interrupt_request", {}, "control");
        }
        const { reply, published } = await running;
        assert.equal(reply.status, cell.status, `cell ${n}`);
        assert.equal(reply.ename, cell.endless ? "Interrupted" : cell.status === "error" ? "Error" : undefined);
        sum += n;

        const checked = await kernel.execute("await new Promise((r) => setTimeout(r, 20)); [sum, done]");
        const data = checked.first("execute_result")?.data as Record<string, string>;
        const [itsSum, done] = JSON.parse(data["text/plain"]) as [number, number];
        assert.equal(itsSum, sum, `the state after cell ${n}`);
        const [begun, ...lines] = linesOf(kernel, published[0].parent_header.msg_id);
        assert.equal(begun, `begun ${n}`);
        // A cell may be stopped between a line and its count.
        assert.ok(
          lines.length === done || (cell.endless && lines.length === done + 1),
          `${lines.length} lines of ${done}`,
        );
        assert.deepEqual(
          lines,
          Array.from(lines, (_, i) => `${n} ${i}`),
        );
      }
    } finally {
      await kernel[Symbol.asyncDispose]();
    }
  });
});
