import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { HOME } from "../home";
import { markdown, notebookText } from "./notebooks";

let home: string;
let folder: string;

before(() => {
  home = mkdtempSync(join(tmpdir(), "경사 하강법 command-"));
  // What lies beside a notebook and in the folder above is a part of it.
  folder = join(home, "course", "en");
  mkdirSync(folder, { recursive: true });
});
after(() => rmSync(home, { recursive: true }));

/** What `npm run handouts -- ARGS` says in the folder, and how it ends. */
function handouts(...args: readonly string[]) {
  const script = join(HOME, "setup", "handouts.mjs");
  const env = { ...process.env, INIT_CWD: folder };
  return spawnSync(process.execPath, [script, ...args], { cwd: HOME, env, encoding: "utf8" });
}

describe("npm run handouts", () => {
  it("makes what can be made, says what cannot, and its exit status says so, too", () => {
    writeFileSync(join(folder, "01-good.ipynb"), notebookText([markdown("# Good")]));
    writeFileSync(join(folder, "02-cut.ipynb"), notebookText([markdown("# Cut")]).slice(0, -9));
    const { status, stdout, stderr } = handouts("01-good.ipynb", "02-cut.ipynb", "--out", "out");
    assert.equal(status, 1);
    assert.match(stdout, /01-good\.ipynb {2}[\d.]+ s$/m);
    assert.match(stdout, /02-cut\.ipynb {2}failed after [\d.]+ s\n {2}Cannot read .*02-cut\.ipynb/);
    assert.match(stdout, /^out\/01-good\.html$/m);
    assert.match(stderr, /^1 of 2 notebooks failed$/m);
    assert.deepEqual(
      [existsSync(join(folder, "out/01-good.html")), existsSync(join(folder, "out/02-cut.html"))],
      [true, false],
    );
  });

  it("ends well when nothing has changed", () => {
    const { status, stdout } = handouts("01-good.ipynb", "--out", "out");
    assert.equal(status, 0);
    assert.match(stdout, /01-good\.ipynb {2}unchanged$/m);
  });

  it("says how it is used when it is asked, and when a word of the command is wrong", () => {
    const asked = handouts("--help");
    assert.equal(asked.status, 0);
    assert.match(asked.stdout, /^Usage: npm run handouts -- \[NOTEBOOK…\]/);
    const wrong = handouts("--format", "word");
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /a format must be one of .*: current value is word\n\nUsage:/);
  });
});
