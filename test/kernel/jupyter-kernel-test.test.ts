import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, it } from "node:test";
import { HOME } from "../home";

describe("jupyter_kernel_test, Jupyter's own test of a kernel", () => {
  it("passes all its 12 tests and that of iopub_welcome, and leaves none out", () => {
    const script = join(HOME, "test", "kernel", "kernel_test.py");
    const { stderr } = spawnSync(join(HOME, ".venv", "bin", "python"), [script], { encoding: "utf8", cwd: HOME });
    // The last lines are unittest's: how many ran, then OK, or what failed and was skipped.
    assert.match(stderr, /^Ran 13 tests in .*\n\nOK\n$/m, stderr);
  });
});
