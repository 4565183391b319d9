import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type Order, readArguments } from "../../handout/arguments";
import { makeHandouts, type Workshop } from "../../handout/make";
import type { Notebook } from "../../handout/notebook";
import { openPress } from "../../handout/press";
import type { Progress } from "../../handout/progress";
import { stampsIn } from "../../handout/stamp";
import { writeWhole } from "../../handout/write";
import { code, markdown, notebookText, tagged } from "./notebooks";

let root: string;

/** A machine without a browser. */
const noPress = openPress({ PATH: "" });

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
  return order(...args).tasks.map(({ notebook, jobs }) => [notebook, ...jobs.map(({ path }) => path)].map(local));
}

function order(...args: readonly string[]): Order {
  return readArguments(args, { root, from: root });
}

function local(path: string): string {
  return path.slice(root.length + 1);
}

/** Makes what the command line asks for, with cells that are not run, and gives back what was made and the lines that were said. */
async function make(args: readonly string[] = [], more: Partial<Workshop> = {}) {
  const lines: string[] = [];
  const progress: Progress = { begin: () => (say) => void lines.push(say("1 s")) };
  const stamps = stampsIn(join(root, ".cache"));
  const execute = async (notebook: Notebook) => notebook;
  const workshop: Workshop = { root, version: "1.2.3", progress, stamps, execute, press: noPress, atOnce: 1, ...more };
  const result = await makeHandouts(order(...args), workshop);
  return { ...result, lines };
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
      jobs("mine").map(([, path]) => path),
      ["handouts/en/01.html", "handouts/ko/01.html"],
    );
  });

  it("names files after who they are for, so that none is sent by mistake", () => {
    place("notebooks/en/01.ipynb");
    const files = (...args: readonly string[]) => jobs("notebooks", "--out", ".", ...args)[0].slice(1);
    assert.deepEqual(files(), ["en/01.html"]);
    assert.deepEqual(files("--key", "--teacher"), ["en/01.teacher.html", "en/01.key.html"]);
    assert.deepEqual(files("--notebook", "--student"), ["en/01.ipynb"]);
    assert.deepEqual(files("--format", "html,notebook"), ["en/01.html", "en/01.ipynb"]);
    assert.deepEqual(files("--seed", "7", "--key"), ["en/01.7.key.html"]);
  });

  it("says what is wrong with the command line", () => {
    place("notebooks/en/01.ipynb");
    assert.throws(() => jobs("--format", "word"), /a format must be one of html, .*notebook: current value is word/);
    assert.throws(() => jobs("-P", "learningRate"), /-P as it must be NAME=VALUE: current value is learningRate/);
    assert.throws(() => jobs("--seed", "-1"), /--seed/);
    assert.throws(() => jobs("--seed", "1.5"), /must be a whole number from 0 to 2⁵³ − 1: current value is 1.5/);
  });

  it("says what is wrong with the notebooks", () => {
    place("notes.txt", "");
    place("a/x.ipynb");
    place("b/x.ipynb");
    assert.throws(() => jobs("--pdf"), /^RangeError: Cannot read the command line: Unknown option '--pdf'/);
    assert.throws(() => jobs("gone.ipynb"), /as the notebook must exist: .*gone.ipynb/);
    assert.throws(() => jobs("notes.txt"), /as a notebook must end in .ipynb: .*notes.txt/);
    assert.throws(() => jobs("a", "b"), /Cannot make handouts of .*x.ipynb and .*x.ipynb as their files must differ/);
    mkdirSync(join(root, "notebooks"));
    assert.throws(() => jobs(), /as there must be a notebook: none is in/);
  });
});

describe("makeHandouts", () => {
  it("goes on after a notebook that fails, and leaves nothing of it behind", async () => {
    place("notebooks/en/01-cut.ipynb", notebookText([]).slice(0, -5));
    place("notebooks/en/02-bad.ipynb");
    place("notebooks/en/03-good.ipynb");
    const { failed, lines } = await make([], {
      async execute(notebook) {
        if (notebook.name === "02-bad") throw new Error("cell 2 failed: 1\nRangeError: no");
        return notebook;
      },
    });
    assert.equal(failed.length, 2);
    assert.deepEqual(readdirSync(join(root, "handouts/en")), ["03-good.html"]);
    assert.match(lines[0], /^notebooks\/en\/01-cut.ipynb {2}failed after 1 s\n {2}Cannot read/);
    assert.match(lines[1], /02-bad.ipynb {2}failed after 1 s\n {2}cell 2 failed: 1\n {2}RangeError: no$/);
    assert.equal(lines[2], "notebooks/en/03-good.ipynb  1 s");
  });

  it("leaves nothing behind when the last of several files cannot be made", async () => {
    place("notebooks/en/01.ipynb");
    let runs = 0;
    const execute = async (notebook: Notebook) => {
      if (runs++ > 0) throw new Error("cell 3 failed");
      return notebook;
    };
    const { failed, lines } = await make(["notebooks", "--format", "html,notebook"], { execute });
    assert.equal(failed.length, 1);
    assert.match(lines[0], /Cannot make a student's notebook as its cells must run without those tagged solution/);
    assert.ok(!existsSync(join(root, "handouts")));
  });

  it("says which notebook has no slides, and does not look for them again", async () => {
    place("01.ipynb");
    const first = await make(["01.ipynb", "--format", "html,slides"]);
    assert.deepEqual(first.made.map(local), ["handouts/01.html"]);
    assert.deepEqual(first.failed, []);
    assert.match(first.lines.join(), /note: there are no slides, as no cell is tagged slide/);
    const second = await make(["01.ipynb", "--format", "html,slides"]);
    assert.deepEqual([second.made, second.lines], [[], ["01.ipynb  unchanged"]]);
  });

  it("removes the slides of a notebook of which no cell is tagged any more", async () => {
    place("01.ipynb", notebookText([tagged(markdown("# T"), "slide"), tagged(markdown("one"), "slide")]));
    await make(["01.ipynb", "--format", "html,slides"]);
    assert.ok(existsSync(join(root, "handouts/01.slides.html")));
    place("01.ipynb");
    await make(["01.ipynb", "--format", "html,slides"]);
    assert.deepEqual(readdirSync(join(root, "handouts")), ["01.html"]);
  });

  it("removes what an earlier command made of the notebook as it was, and says so", async () => {
    place("01.ipynb", notebookText([code("const seed = 0;", [], ["parameters"])]));
    await make(["01.ipynb", "--teacher", "--student", "--seed", "7"]);
    await make(["01.ipynb", "--teacher", "--format", "html,notebook"]);
    writeFileSync(join(root, "handouts/01.teacher.ipynb"), "somebody's own changes");
    place("01.ipynb", notebookText([markdown("# Another")]));
    const { lines } = await make(["01.ipynb"]);
    assert.match(lines.join(), /note: removed handouts\/01.teacher.html, which was made before the notebook changed$/);
    const personal = ["01.7.html", "01.7.key.html", "01.7.teacher.html"];
    assert.deepEqual(readdirSync(join(root, "handouts")), [...personal, "01.html", "01.teacher.ipynb"]);
  });

  it("keeps what other commands made of the same notebook, whatever changes beside it", async () => {
    place("01.ipynb");
    await make(["01.ipynb", "--teacher"]);
    await make(["01.ipynb", "--key", "--format", "html,notebook"]);
    place("a picture.svg", "<svg/>");
    await make(["01.ipynb"]);
    const all = ["01.html", "01.key.html", "01.key.ipynb", "01.teacher.html"];
    assert.deepEqual(readdirSync(join(root, "handouts")), all);
  });

  it("runs a notebook once for all its editions", async () => {
    place("notebooks/en/01.ipynb");
    let runs = 0;
    const execute = async (notebook: Notebook) => {
      runs++;
      return notebook;
    };
    const { made } = await make(["notebooks", "--student", "--teacher", "--key"], { execute });
    assert.deepEqual([made.length, runs], [3, 1]);
  });

  it("makes the same bytes of the same outputs, and tells nobody where the notebook was", async () => {
    place("elsewhere/나의 수업.ipynb");
    const html = async (out: string) => {
      const { made } = await make(["elsewhere", "--out", out], { root: join(root, "course") });
      return readFileSync(made[0], "utf8");
    };
    const first = await html("a");
    assert.equal(first, await html("b"));
    assert.match(first, /npm run handouts -- &#39;나의 수업.ipynb&#39;/);
    assert.ok(!first.includes("elsewhere"));
  });

  it("gives a personal sheet its seed, its number and its key, and says how it was made", async () => {
    place("notebooks/en/01.ipynb", notebookText([code("const seed = 0;", [], ["parameters"])]));
    const { made } = await make(["notebooks/en/01.ipynb", "--seed", "20260012"]);
    assert.deepEqual(made.map(local), ["handouts/en/01.20260012.html", "handouts/en/01.20260012.key.html"]);
    const html = readFileSync(made[0], "utf8");
    assert.match(html, /seed 20260012 · made with <code>npm run handouts -- notebooks\/en\/01.ipynb --seed 20260012</);
    assert.match(html, />20260012<\/span>;/);
  });
});

describe("an unchanged notebook", () => {
  it("is not made again until something that goes into it changes", async () => {
    const file = place("notebooks/en/01.ipynb");
    const library = place("lib/index.ts", "export const one = 1;");
    const again = async (...args: readonly string[]) => (await make(args)).made.map(local).join();
    assert.equal(await again("notebooks"), "handouts/en/01.html");
    assert.equal(await again("notebooks"), "");
    const changes = [
      () => writeFileSync(file, notebookText([markdown("# Changed")])),
      () => writeFileSync(library, "export const one = 2;"),
      () => place("notebooks/en/picture.svg", "<svg/>"),
      () => writeFileSync(join(root, "handouts/en/01.html"), "damaged"),
      () => rmSync(join(root, "handouts/en/01.html")),
    ];
    for (const change of changes) {
      change();
      assert.equal(await again("notebooks"), "handouts/en/01.html", String(change));
      assert.equal(await again("notebooks"), "");
    }
    assert.equal(await again("notebooks", "--again"), "handouts/en/01.html");
    assert.equal(await again("notebooks", "--teacher"), "handouts/en/01.teacher.html");
  });

  it("is said to be unchanged", async () => {
    place("notebooks/en/01.ipynb");
    await make(["notebooks"]);
    assert.deepEqual((await make(["notebooks"])).lines, ["notebooks/en/01.ipynb  unchanged"]);
  });
});

describe("the index page", () => {
  it("leads to every lesson in both languages, in order, with its title and what there is of it", async () => {
    place("notebooks/en/02-hand.ipynb", notebookText([markdown("# By hand: $x^2$")]));
    place("notebooks/en/01-why.ipynb", notebookText([markdown("# Why & how")]));
    place("notebooks/ko/01-why.ipynb", notebookText([markdown("# 왜?")]));
    await make(["notebooks/en/01-why.ipynb", "--notebook"]);
    const { made } = await make();
    assert.deepEqual(made.at(-1), join(root, "handouts/index.html"));
    const html = readFileSync(join(root, "handouts/index.html"), "utf8");
    const main = html.replace(/<annotation.*?<\/annotation>|^.*<main>|<\/main>.*$/gs, "");
    const links = Array.from(main.matchAll(/href="([^"]*)"/g), ([, address]) => address);
    assert.deepEqual(links, [
      "en/01-why.html",
      "en/01-why.html",
      "en/01-why.ipynb",
      "en/02-hand.html",
      "ko/01-why.html",
    ]);
    assert.match(
      main,
      /<section lang="en">\n<h2>English<\/h2>\n<ol class="lessons">\n<li value="1"><a[^>]*>Why &amp; how</,
    );
    assert.match(main, /<li value="2"><a[^>]*>By hand: <span class="katex">/);
    assert.match(main, /<section lang="ko">\n<h2>한국어<\/h2>/);
    assert.match(html, /default-src 'none'; script-src 'none'/);
  });

  it("leaves out a lesson that could not be made", async () => {
    place("notebooks/en/01-cut.ipynb", "{");
    place("notebooks/en/02.ipynb");
    await make();
    assert.doesNotMatch(readFileSync(join(root, "handouts/index.html"), "utf8"), /01-cut/);
  });

  it("keeps teachers' files apart from students'", async () => {
    place("notebooks/en/01.ipynb");
    await make(["--student", "--teacher"]);
    assert.doesNotMatch(readFileSync(join(root, "handouts/index.html"), "utf8"), /teacher\.html/);
    assert.match(readFileSync(join(root, "handouts/index.teacher.html"), "utf8"), /href="en\/01.teacher.html"/);
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
