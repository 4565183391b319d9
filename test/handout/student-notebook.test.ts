import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { readArguments } from "../../handout/arguments";
import { executeNotebook } from "../../handout/execute";
import { makeHandouts } from "../../handout/make";
import { openPress } from "../../handout/press";
import { readNotebook } from "../../handout/read";
import { stampsIn } from "../../handout/stamp";
import { built } from "./built";
import { code, markdown, notebookText, tagged } from "./notebooks";

type Json = Readonly<Record<string, unknown>>;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "handout-"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

async function make(cells: readonly Json[], ...args: readonly string[]) {
  writeFileSync(join(root, "01.ipynb"), notebookText(cells));
  const lines: string[] = [];
  const result = await makeHandouts(readArguments(["01.ipynb", "--out", ".", ...args], { root, from: root }), {
    root,
    version: "1",
    execute: (notebook) => executeNotebook(notebook),
    press: openPress({ PATH: "" }),
    stamps: stampsIn(join(root, ".cache")),
    progress: { begin: () => (say) => void lines.push(say("1 s")) },
    atOnce: 1,
  });
  return { ...result, said: lines.join("\n") };
}

const question = tagged(markdown("**Exercise.** How much is it?"), "exercise");
const solution = tagged(code("const answer = 6 * 7;\nconsole.log('it is', answer)"), "solution");

describe("a lesson of which a later cell uses what a solution declares", () => {
  const lesson = [code("const seed = 1;", [], ["parameters"]), question, solution, code("answer + seed")];

  it("shows students what that cell shows, and nothing of the solution", async () => {
    const { made } = await make(lesson, "-P", "seed=100");
    const html = readFileSync(made[0], "utf8");
    assert.match(html, /<pre class="value" tabindex="0">142<\/pre>/);
    assert.doesNotMatch(html, /it is|6 \* 7|const answer/);
  });

  it("cannot become a student's notebook, and the message names the cell", async () => {
    const { said } = await make(lesson, "--notebook");
    assert.match(said, /must run without those tagged solution or teacher: cell 4 failed: answer \+ seed\n.*answer/s);
  });
});

describe("a student's notebook", () => {
  it("runs from its first cell to its last, stubs included", async () => {
    await make([code("const a = 2;"), question, solution, code("a + 1")], "--notebook", "--out", "out");
    const made = readNotebook(join(root, "out", "01.ipynb"));
    assert.deepEqual(
      made.cells.map(({ source, outputs }) => [source, outputs.length]),
      [
        ["const a = 2;", 0],
        ["**Exercise.** How much is it?", 0],
        ["// Your code here", 0],
        ["a + 1", 0],
      ],
    );
    const { cells } = await executeNotebook(made);
    assert.deepEqual(
      cells.map(({ outputs }) => outputs.length),
      [0, 0, 0, 1],
    );
  });

  it("brings its pictures, so that the file alone shows them", async () => {
    const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";
    writeFileSync(join(root, "경사 하강.png"), Buffer.from(png, "base64"));
    writeFileSync(join(root, "plan.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
    const text =
      "![descent](<경사 하강.png>) ![again](경사%20하강.png) <img src='plan.svg'> [plan](plan.svg)\n\n![ref][p] ![gone](no.png)\n\n[p]: plan.svg";
    await make([markdown(text)], "--notebook", "--out", "out");
    const [cell] = readNotebook(join(root, "out", "01.ipynb")).cells;
    const svg = `data:image/svg+xml;base64,${readFileSync(join(root, "plan.svg")).toString("base64")}`;
    const [first, second] = ["![descent](attachment:picture-1.png)", "![again](attachment:picture-1.png)"];
    assert.equal(
      cell.source,
      `${first} ${second} <img src='${svg}'> [plan](plan.svg)\n\n![ref][p] ![gone](no.png)\n\n[p]: ${svg}`,
    );
    assert.deepEqual(cell.attachments, { "picture-1.png": { "image/png": png } });
    rmSync(join(root, "plan.svg"));
    const page = await built(
      "html",
      [markdown(cell.source, { attachments: cell.attachments })],
      openPress({ PATH: "" }),
    );
    assert.equal(page.toString().split(`src="data:image/png;base64,${png}"`).length, 3);
  });
});
