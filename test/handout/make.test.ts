import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { readArguments } from "../../handout/arguments";
import { makeHandouts } from "../../handout/make";
import { writeWhole } from "../../handout/write";
import { code, markdown, notebookText } from "./notebooks";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "경사 하강법 "));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function place(path: string, text = notebookText([markdown("# T"), code("1")])): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function jobs(...args: readonly string[]): string[][] {
  return readArguments(args, { root, from: root }).map(({ notebook, handout }) => [
    notebook.slice(root.length + 1),
    handout.slice(root.length + 1),
  ]);
}

describe("readArguments", () => {
  it("takes every lesson in both languages when none is named", () => {
    for (const path of ["notebooks/ko/01.ipynb", "notebooks/en/01.ipynb", "notebooks/en/.ipynb_checkpoints/01.ipynb"])
      place(path);
    assert.deepEqual(jobs(), [
      ["notebooks/en/01.ipynb", "handouts/en/01.html"],
      ["notebooks/ko/01.ipynb", "handouts/ko/01.html"],
    ]);
  });

  it("takes the notebooks and folders that are named, once each", () => {
    for (const path of ["notebooks/ko/01.ipynb", "mine.ipynb"]) place(path);
    assert.deepEqual(jobs("mine.ipynb", "notebooks/ko", "notebooks/ko/01.ipynb", "--out", "here"), [
      ["mine.ipynb", "here/mine.html"],
      ["notebooks/ko/01.ipynb", "here/ko/01.html"],
    ]);
  });

  it("mirrors a folder from elsewhere, too", () => {
    place("mine/en/01.ipynb");
    place("mine/ko/01.ipynb");
    assert.deepEqual(
      jobs("mine").map(([, handout]) => handout),
      ["handouts/en/01.html", "handouts/ko/01.html"],
    );
  });

  it("says what is wrong with the command line", () => {
    place("notes.txt", "");
    place("a/x.ipynb");
    place("b/x.ipynb");
    assert.throws(() => jobs("--pdf"), /^RangeError: Cannot read the command line: Unknown option '--pdf'/);
    assert.throws(() => jobs("gone.ipynb"), /as the notebook must exist: .*gone.ipynb/);
    assert.throws(() => jobs("notes.txt"), /as a notebook must end in .ipynb: .*notes.txt/);
    assert.throws(() => jobs("a", "b"), /x.html as it must come of one notebook/);
    mkdirSync(join(root, "notebooks"));
    assert.throws(() => jobs(), /as there must be a notebook: none is in/);
  });
});

describe("makeHandouts", () => {
  it("goes on after a notebook that fails, and leaves nothing of it behind", async () => {
    place("notebooks/en/01-cut.ipynb", notebookText([]).slice(0, -5));
    place("notebooks/en/02-bad.ipynb");
    place("notebooks/en/03-good.ipynb");
    const lines: string[] = [];
    const { made, failed } = await makeHandouts(readArguments([], { root, from: root }), {
      root,
      version: "1.2.3",
      say: (line) => lines.push(line),
      async execute(notebook) {
        if (notebook.name === "02-bad") throw new Error("cell 2 failed: 1\nRangeError: no");
        return notebook;
      },
    });
    assert.equal(made.length, 1);
    assert.equal(failed.length, 2);
    assert.deepEqual(readdirSync(join(root, "handouts/en")), ["03-good.html"]);
    assert.match(lines[0], /^notebooks\/en\/01-cut.ipynb {2}failed after [\d.]+ s\n {2}Cannot read/);
    assert.match(lines[1], /02-bad.ipynb {2}failed after [\d.]+ s\n {2}cell 2 failed: 1\n {2}RangeError: no$/);
    assert.match(lines[2], /^notebooks\/en\/03-good.ipynb {2}[\d.]+ s$/);
  });

  it("makes the same bytes of the same outputs, and tells nobody where the notebook was", async () => {
    place("elsewhere/나의 수업.ipynb");
    const make = async (out: string) => {
      const to = { root: join(root, "course"), from: root };
      const workshop = { root: to.root, version: "1", say: () => {}, execute: async <T>(notebook: T) => notebook };
      const { made } = await makeHandouts(readArguments(["elsewhere", "--out", out], to), workshop);
      return readFileSync(made[0].handout, "utf8");
    };
    const html = await make("a");
    assert.equal(html, await make("b"));
    assert.match(html, /npm run handouts -- &#39;나의 수업.ipynb&#39;/);
    assert.ok(!html.includes("elsewhere"));
  });
});

describe("writeWhole", () => {
  it("leaves the old file as it was when the new one cannot be written", () => {
    const path = join(root, "page.html");
    mkdirSync(path);
    assert.throws(() => writeWhole(path, "new"));
    assert.deepEqual(readdirSync(root), ["page.html"]);
    assert.ok(existsSync(path));
  });
});
