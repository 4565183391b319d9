import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { report } from "../../setup/report.mjs";
import { testFiles } from "../../setup/test-runner.mjs";
import { linkPackages, project, withFolder } from "./temporary";

function writeTests(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, "test", name, ".."), { recursive: true });
    writeFileSync(join(folder, "test", name), text);
  }
}

describe("npm test -- NAMES", () => {
  const files = { "lib/a.test.ts": "", "lib/deep/b.test.ts": "", "library/c.test.ts": "", "lib/helper.ts": "" };
  const chosen = (...names: string[]) =>
    withFolder((folder) => {
      writeTests(folder, files);
      return testFiles(folder, names);
    });

  it("finds all tests, and only tests, when nothing is named", async () => {
    assert.deepEqual(await chosen(), ["test/lib/a.test.ts", "test/lib/deep/b.test.ts", "test/library/c.test.ts"]);
  });

  it("takes the name of a folder or of a file, with or without test/ and the ending", async () => {
    assert.deepEqual(await chosen("lib"), ["test/lib/a.test.ts", "test/lib/deep/b.test.ts"]);
    assert.deepEqual(await chosen("test/lib/deep"), ["test/lib/deep/b.test.ts"]);
    assert.deepEqual(await chosen("lib/a", "library/c.test.ts"), ["test/lib/a.test.ts", "test/library/c.test.ts"]);
  });

  it("refuses a name that finds nothing", async () => {
    await assert.rejects(chosen("library/d"), {
      message: "Cannot find tests as library/d must be a folder or a file in test/",
    });
  });
});

describe("the summary", () => {
  it("adds up the runs, and one that failed is enough for the exit code", () => {
    const lines: string[] = [];
    const parts = [
      { name: "types", ok: true },
      { name: "tests", ok: true, tests: 3, pass: 3, fail: 0 },
      {
        name: "tests on Node 22",
        ok: false,
        tests: 2,
        pass: 1,
        fail: 1,
        failures: [{ file: "test/a.test.ts", name: "a › fails", reason: "no luck" }],
        unsteady: [{ file: "test/b.test.ts", name: "b", reason: "late" }],
      },
    ];
    assert.equal(
      report(parts, (line: string) => lines.push(line)),
      1,
    );
    const expected = [
      "✗ tests on Node 22: test/a.test.ts: a › fails: no luck",
      "! passed alone, failed beside others: tests on Node 22: test/b.test.ts: b: late",
      "✓ types",
      "✓ tests: 3 tests",
      "✗ tests on Node 22: 2 tests",
      "ℹ tests 5",
      "ℹ pass 4",
      "ℹ fail 1",
    ];
    assert.deepEqual(lines.slice(1), expected);
  });

  it("has its numbers from Node's test runner, from a folder with spaces and Korean letters too", () =>
    withFolder((folder) => {
      const header = 'import { it } from "node:test";';
      writeTests(folder, {
        "a.test.ts": `${header} it("passes", () => {}); it("is skipped", { skip: true }, () => {});`,
        "b.test.ts": `import { describe, it } from "node:test";
          describe("b", () => { it("fails", (): never => { throw new Error("no luck\\nat all"); }); });`,
      });
      linkPackages(folder, "tsx");
      cpSync(join(project, "setup"), join(folder, "setup"), { recursive: true });
      const totals = { tests: 3, pass: 1, fail: 1, cancelled: 0, skipped: 1, todo: 0, ok: false };
      const failures = [{ file: "test/b.test.ts", name: "b › fails", reason: "no luck" }];
      assert.deepEqual(resultOf(folder, "await runTests(root, files)"), { ...totals, failures });
    }));

  it(
    "ends a file that does not end by itself, with what it started, and runs the others",
    { skip: process.platform !== "linux" },
    () =>
      withFolder((folder) => {
        const child = 'spawn("sleep", ["300"], { stdio: "inherit" });';
        writeTests(folder, {
          "a.test.ts": `import { spawn } from "node:child_process"; import { it } from "node:test"; ${child} it("passes", () => {});`,
          "b.test.ts": 'import { it } from "node:test"; it("passes", () => {});',
        });
        linkPackages(folder, "tsx");
        cpSync(join(project, "setup"), join(folder, "setup"), { recursive: true });
        const { ok, pass, failures } = resultOf(folder, "await runTests(root, files, { longest: 4_000 })");
        const named = (failures as readonly { file: string }[]).map(({ file }) => file);
        assert.deepEqual([ok, pass, named], [false, 2, ["test/a.test.ts"]]);
      }),
  );

  it("tells what fails again when it is run alone from what only failed once", () =>
    withFolder((folder) => {
      const once = 'if (!fs.existsSync("seen")) { fs.writeFileSync("seen", ""); throw new Error("late"); }';
      writeTests(folder, {
        "a.test.ts": 'import { it } from "node:test"; it("passes", () => {});',
        "b.test.ts": `import fs from "node:fs"; import { it } from "node:test"; it("is late once", () => { ${once} });`,
      });
      linkPackages(folder, "tsx");
      cpSync(join(project, "setup"), join(folder, "setup"), { recursive: true });
      const twice = "await onceMore(root, await runTests(root, files))";
      const { ok, pass, fail, failures, unsteady } = resultOf(folder, twice);
      const late = [{ file: "test/b.test.ts", name: "is late once", reason: "late" }];
      assert.deepEqual(
        { ok, pass, fail, failures, unsteady },
        { ok: true, pass: 2, fail: 0, failures: [], unsteady: late },
      );

      const always = 'import { it } from "node:test"; it("fails", (): never => { throw new Error("no luck"); });';
      writeTests(folder, { "c.test.ts": always });
      const still = resultOf(folder, twice);
      assert.deepEqual([still.ok, still.pass, still.fail], [false, 2, 1]);
    }));
});

/** What comes of a folder's tests, run in a process that does not know that it is inside a test itself. */
function resultOf(folder: string, expression: string): Record<string, unknown> {
  const script = `import { onceMore, runTests, testFiles } from "./setup/test-runner.mjs";
    const root = process.cwd(), files = testFiles(root);
    console.error(JSON.stringify(${expression}));`;
  const { NODE_TEST_CONTEXT: _inner, ...env } = process.env;
  const args = ["--input-type=module", "-e", script];
  const { stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
  return JSON.parse(stderr.trim().split("\n").at(-1) ?? "");
}
