import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { executeNotebook } from "../../handout/execute";
import { code, markdown, notebook, printed } from "./notebooks";

type Json = Readonly<Record<string, unknown>>;

let folder: string;

before(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "경사 하강법 ")));
});

after(() => {
  rmSync(folder, { recursive: true });
});

function execute(...cells: readonly Json[]) {
  return executeNotebook(notebook(cells, join(folder, "01-test.ipynb")));
}

describe("executeNotebook", () => {
  it("runs the cells in the notebook's folder and forgets what the file had stored", async () => {
    const failing = code('throw new RangeError("as it should")', [], ["raises-exception"]);
    const stored = code("console.log(process.cwd())", [printed("old")]);
    const { cells } = await execute(markdown("# T"), code("const x: number = 20;"), stored, failing, code("x + 1"));
    const [text, silent, printing, error, value] = cells.map(({ outputs }) => outputs);
    assert.deepEqual([text, silent], [[], []]);
    assert.deepEqual(printing, [{ kind: "stream", name: "stdout", text: `${folder}\n` }]);
    assert.equal(error[0].kind === "error" && error[0].message, "as it should");
    assert.equal(value[0].kind === "data" && value[0].data["text/plain"], "21");
  });

  it("names the cell that fails, with its first line and the kernel's own words", async () => {
    const cells = [markdown("# T"), code("// One idea\nconst rate: number = 'fast';"), code("never")];
    await assert.rejects(
      execute(...cells),
      /^Error: cell 2 failed: \/\/ One idea\n[\s\S]*not assignable to type 'number'/,
    );
  });
});
