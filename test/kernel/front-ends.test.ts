// Programs that speak to the kernel in their own way. JupyterLab and Notebook 7 are in test/jupyterlab.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { jupyterCommand } from "../../setup/jupyter-command.mjs";

let folder: string;

before(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "경사 하강법 ")));
});

after(() => {
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `npm run jupyter -- ARGS` with lines for its standard input. */
function jupyter(args: readonly string[], lines: readonly string[] = []): Promise<Ended> {
  const { program, args: all, options } = jupyterCommand([...args]);
  const child = spawn(program, all, { ...options, cwd: folder });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    said.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said.stderr += chunk;
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, ...said })));
}

interface StoredCell {
  readonly source: string | readonly string[];
  readonly outputs: readonly { readonly text?: string | readonly string[] }[];
}

/** Writes a notebook whose first cell is tagged `parameters`. */
function write(name: string, ...sources: readonly string[]): void {
  const cells = sources.map((source, i) => ({
    cell_type: "code",
    id: `cell-${i}`,
    metadata: { tags: i === 0 ? ["parameters"] : [] },
    execution_count: null,
    outputs: [],
    source,
  }));
  const kernelspec = { name: "typescript", display_name: "TypeScript", language: "typescript" };
  writeFileSync(
    join(folder, name),
    JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }),
  );
}

/** What the cells of a notebook have printed. */
function printed(name: string): string {
  const { cells } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { cells: readonly StoredCell[] };
  return cells.flatMap(({ outputs }) => outputs.flatMap(({ text }) => text ?? [])).join("");
}

describe("papermill", () => {
  it("runs a notebook with other parameters, written as TypeScript", async () => {
    write(
      "세율 1.ipynb",
      'const rate: number = 0.1; // of the step\nconst name = "a";',
      "console.log([rate, name, range])",
    );
    const given = [
      "-p",
      "rate",
      "0.01",
      "-p",
      "name",
      '경사 "하강" \\',
      "-y",
      "range: {from: -2.5, to: [1, null, true]}",
    ];
    const { code, stderr } = await jupyter(["papermill", "세율 1.ipynb", "out.ipynb", ...given]);
    assert.equal(code, 0, stderr);
    assert.match(printed("out.ipynb"), /0\.01, '경사 "하강" \\\\', \{ from: -2\.5, to: \[ 1, null, true \] \}/);
  });

  it("lists the parameters with their types, defaults and comments", async () => {
    write("2.ipynb", 'const rate: number = 0.1; // of the step\nlet name = "a; b";\nconsole.log(rate)');
    const { stdout } = await jupyter(["papermill", "--help-notebook", "2.ipynb"]);
    assert.match(stdout, /rate: number \(default 0\.1\)\s+of the step/);
    assert.match(stdout, /name: Unknown type \(default "a; b"\)/);
  });

  it("stops at a cell that fails and names its error", async () => {
    write("3.ipynb", "const rate = 0.1;", "throw new RangeError('rate ' + rate)");
    const { code, stderr } = await jupyter(["papermill", "3.ipynb", "failed.ipynb", "-p", "rate", "7"]);
    assert.notEqual(code, 0);
    assert.match(stderr, /RangeError: rate 7/);
  });

  it("declares a parameter as the notebook does, so that the cells behind stay correct", async () => {
    const declarations = `type Method = "sgd" | "adam";
let count = 1;
const method: Method = "sgd";
const epochs = 100;
const opts: {
  rate: number; // of the step
  decay?: number;
} = { rate: 0.1 };
let note: string | null = "x";
const rule = "sgd" as Method;
const isFair = true;
const data = "iris";
const half = 1 / 2;`;
    const uses = `count += 1;
const isFirst = [method === "sgd", epochs === 100, rule === "sgd", isFair === true, data === "iris", half === 0.5, free === "k"];
console.log(count, opts.decay ?? 0, note?.length ?? 0, isFirst.includes(true));
free = "l";
({ iris: 1, cars: 2 })[data]`;
    write("5.ipynb", declarations, uses);
    const given = { count: 5, method: "adam", epochs: 10, note: "None", rule: "adam", isFair: "False", data: "cars" };
    const values = Object.entries({ ...given, half: 0.25, free: "m" }).flatMap(([name, value]) => [
      "-p",
      name,
      `${value}`,
    ]);
    const { code, stderr } = await jupyter([
      "papermill",
      "5.ipynb",
      "5-out.ipynb",
      ...values,
      "-y",
      "opts: {rate: 0.2}",
    ]);
    assert.equal(code, 0, stderr);
    assert.equal(printed("5-out.ipynb"), "6 0 0 false\n");
  });

  it("keeps the types that a notebook gives its parameters", async () => {
    write("6.ipynb", "const seed: number = 1;", "console.log(seed)");
    const { code, stderr } = await jupyter(["papermill", "6.ipynb", "6-out.ipynb", "-p", "seed", "one"]);
    assert.notEqual(code, 0);
    assert.match(stderr, /Type 'string' is not assignable to type 'number'/);
  });

  it("refuses an integer that a number cannot hold, by the name of its parameter, unless it is declared as a bigint", async () => {
    write(
      "8.ipynb",
      "const seed = 1n; let key: bigint = -1n; const shift = -1n;",
      "console.log(seed + 1n, key, shift)",
    );
    const large = ["-p", "seed", "12345678901234567890", "-p", "key", "5", "-p", "shift", "7"];
    const { code, stderr } = await jupyter(["papermill", "8.ipynb", "8-out.ipynb", ...large]);
    assert.equal(code, 0, stderr);
    assert.equal(printed("8-out.ipynb"), "12345678901234567891n 5n 7n\n");
    const refused = await jupyter(["papermill", "8.ipynb", "8-no.ipynb", "-y", "rows: {to: [9007199254740993]}"]);
    assert.notEqual(refused.code, 0);
    const why = "an integer must be within ±(2^53 − 1), or be declared as a bigint: found 9007199254740993";
    assert.ok(refused.stderr.includes(`Cannot write the parameter rows as ${why}`), refused.stderr);
  });

  it("keeps every key of a mapping", async () => {
    write("9.ipynb", "const x = 1;", "console.log(JSON.stringify(given))");
    const given = "given: {__proto__: 5, constructor: 6}";
    const { code, stderr } = await jupyter(["papermill", "9.ipynb", "9-out.ipynb", "-y", given]);
    assert.equal(code, 0, stderr);
    assert.equal(printed("9-out.ipynb"), '{"__proto__":5,"constructor":6}\n');
  });

  it("writes parameters into a notebook without a cell for them", async () => {
    write("7.ipynb", "const x = 1;", "console.log(rate === 1, x)");
    const stored = JSON.parse(readFileSync(join(folder, "7.ipynb"), "utf8"));
    stored.cells[0].metadata.tags = [];
    writeFileSync(join(folder, "7.ipynb"), JSON.stringify(stored));
    const { code, stderr } = await jupyter(["papermill", "7.ipynb", "7-out.ipynb", "-p", "rate", "2"]);
    assert.equal(code, 0, stderr);
    assert.equal(printed("7-out.ipynb"), "false 1\n");
  });
});

describe("nbconvert --execute", () => {
  it("runs the cells and keeps what they print", async () => {
    write("4.ipynb", "const x: number = 20;", "console.log(x + 1)");
    const { code, stderr } = await jupyter([
      "nbconvert",
      "--to",
      "notebook",
      "--execute",
      "4.ipynb",
      "--output",
      "ran",
    ]);
    assert.equal(code, 0, stderr);
    assert.equal(printed("ran.ipynb"), "21\n");
  });
});

describe("jupyter console", () => {
  it("shows where a progress bar has ended, though it replaces no output", async () => {
    const lines = [
      'import { progress } from "kernel:widgets";',
      'const bar = progress("rows"); for (let row = 1; row <= 3; row++) bar.update({ row, rows: 3 });',
      "exit",
    ];
    const { stdout, stderr } = await jupyter(["console", "--kernel", "typescript", "--simple-prompt"], lines);
    assert.match(stdout, /rows █{20} row 3 of 3, took /, stderr);
  });

  it("runs one line after the other and shows values, prints and errors", async () => {
    const lines = ["const half: number = 21;", "2 * half", "console.log('printed', half)", "null.x", "exit"];
    const { stdout, stderr } = await jupyter(["console", "--kernel", "typescript", "--simple-prompt"], lines);
    assert.match(stdout, /\b42\b[\s\S]*printed 21/, stderr);
    assert.match(stdout + stderr, /TS\d+/);
  });
});
