import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { editionOf } from "../../handout/editions";
import type { Cell } from "../../handout/notebook";
import { code, markdown, notebook, printed, tagged } from "./notebooks";

type Json = Readonly<Record<string, unknown>>;

function student(...cells: readonly Json[]): readonly Cell[] {
  return editionOf(notebook(cells), "student").cells;
}

function sources(cells: readonly Cell[]): readonly string[] {
  return cells.map(({ source }) => source);
}

const question = tagged(markdown("**Exercise.** Why?"), "exercise");
const own = tagged(code("const guess = 1;"), "exercise");
const reason = tagged(markdown("Because."), "solution");
const proof = tagged(code("proof()", [printed("42")]), "solution");

describe("the student's edition", () => {
  it("has room for an answer where the solution was", () => {
    assert.deepEqual(sources(student(markdown("# T"), question, reason, markdown("end"))), [
      "# T",
      "**Exercise.** Why?",
      "*Your answer:*",
      "end",
    ]);
  });

  it("has one room for words and one for code, however many cells the solution has", () => {
    const cells = student(question, reason, reason, proof, proof);
    assert.deepEqual(
      cells.map(({ kind, source }) => [kind, source]),
      [
        ["markdown", "**Exercise.** Why?"],
        ["markdown", "*Your answer:*"],
        ["code", "// Your code here"],
      ],
    );
  });

  it("has no second code cell where the exercise brings one to change", () => {
    assert.deepEqual(sources(student(question, own, reason, proof)).slice(2), ["*Your answer:*"]);
    assert.deepEqual(sources(student(question, own, proof)).slice(2), ["*Your answer:*"]);
  });

  it("keeps of a solution nothing but the identity of its cells", () => {
    const attachments = { "a.png": { "image/png": "iVBORw0KGgo=" } };
    const [room, stub] = student({ ...reason, id: "why", attachments }, { ...proof, id: "proof" });
    const rest = { tags: ["answer"], attachments: {}, outputs: [] };
    assert.deepEqual(room, { kind: "markdown", id: "why", number: 1, source: "*Your answer:*", ...rest });
    assert.deepEqual(stub, { kind: "code", id: "proof", number: 2, source: "// Your code here", ...rest });
  });

  it("drops notes to the teacher, also from the middle of a solution", () => {
    const note = tagged(markdown("They will ask about zero."), "teacher");
    assert.deepEqual(sources(student(note, question, reason, note, reason)), ["**Exercise.** Why?", "*Your answer:*"]);
  });

  it("takes a cell with both tags for a solution", () => {
    assert.deepEqual(sources(student(tagged(markdown("Because."), "exercise", "solution"))), ["*Your answer:*"]);
  });

  it("speaks Korean in a Korean lesson", () => {
    const { cells } = editionOf(notebook([question, reason, proof], "/course/ko/01.ipynb"), "student");
    assert.deepEqual(sources(cells).slice(1), ["*나의 답:*", "// 여기에 코드를 쓰세요"]);
  });
});

describe("the teacher's edition", () => {
  it("has every cell", () => {
    const whole = notebook([markdown("# T"), question, reason, proof, tagged(markdown("note"), "teacher")]);
    assert.deepEqual(editionOf(whole, "teacher").cells, whole.cells);
  });
});

describe("the answers", () => {
  it("have the title and each exercise with its solution, and no exercise without one", () => {
    const { cells } = editionOf(
      notebook([markdown("Intro\n\n# T\n\nmore"), own, markdown("prose"), question, own, reason, proof]),
      "key",
    );
    assert.deepEqual(sources(cells), ["# T", "**Exercise.** Why?", "const guess = 1;", "Because.", "proof()"]);
    assert.deepEqual(cells[4].outputs.length, 1);
  });
});
