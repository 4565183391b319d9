import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { executeNotebook } from "../../handout/execute";
import { checkOutputs, secondsPerCell } from "../../handout/limits";
import { code, notebook, printed } from "./notebooks";

let folder: string;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "handout-"));
});

after(() => {
  rmSync(folder, { recursive: true });
});

function execute(source: string, limits: { secondsPerCell: number; bytesPerCell: number }) {
  return executeNotebook(notebook([code(source)], join(folder, "01-test.ipynb")), limits);
}

describe("a cell that does not end well", () => {
  it("is stopped after its time, and the message names cell and time", async () => {
    const ending = /^Error: cell 1 failed: while \(true\) \{\}\nTimeout: it did not end within 3 s$/;
    await assert.rejects(execute("while (true) {}", { secondsPerCell: 3, bytesPerCell: 1e6 }), ending);
  });

  it("is stopped when it shows too much, even if it never ends", async () => {
    const source = 'while (true) console.log("x".repeat(1000));';
    const ending = /cell 1 failed: while \(true\) console[^\n]*\nToo much output: a cell may show 1 MB$/;
    await assert.rejects(execute(source, { secondsPerCell, bytesPerCell: 1e6 }), ending);
  });

  it("is named when it takes the kernel with it", async () => {
    // A cell cannot end its kernel by itself (kernel/keep-alive.ts); another process can.
    const killing = 'import { spawnSync } from "node:child_process"; spawnSync("kill", ["-9", String(process.pid)])';
    const ending = /cell 1 failed: import .*\nDead kernel: the kernel ended while the cell ran$/;
    await assert.rejects(execute(killing, { secondsPerCell, bytesPerCell: 1e6 }), ending);
  });
});

describe("checkOutputs", () => {
  it("refuses stored outputs of 50 MB and names their cell", () => {
    const big = notebook([code("1"), code("2", [printed("x".repeat(50e6))])]);
    assert.throws(() => checkOutputs(big), /^RangeError: .*cell 2 of .* as a cell may show 10.0 MB: it shows 50.0 MB$/);
  });
});
