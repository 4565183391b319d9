import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseNotebook, readNotebook } from "../../handout/read";
import { code, markdown, notebook, notebookText, printed, tagged } from "./notebooks";

const path = "/course/notebooks/en/01-test.ipynb";

describe("read", () => {
  it("numbers cells from 1 and keeps their tags", () => {
    const { name, cells } = notebook([markdown("# One"), code("1 + 1", [], ["parameters"])]);
    assert.equal(name, "01-test");
    assert.deepEqual(
      cells.map(({ number, kind, tags }) => [number, kind, tags]),
      [
        [1, "markdown", []],
        [2, "code", ["parameters"]],
      ],
    );
  });

  it("joins sources and outputs that are stored line by line", () => {
    const { cells } = notebook([
      { ...code("", [{ ...printed(""), text: ["a\n", "b"] }]), source: ["let x = 1;\n", "x"] },
    ]);
    assert.equal(cells[0].source, "let x = 1;\nx");
    assert.deepEqual(cells[0].outputs, [{ kind: "stream", name: "stdout", text: "a\nb" }]);
  });

  it("takes the language from the folder, and elsewhere from the prose", () => {
    assert.equal(notebook([markdown("# One")], "/course/notebooks/ko/01.ipynb").language, "ko");
    assert.equal(notebook([markdown("# 경사 하강법")], "/home/01.ipynb").language, "ko");
    assert.equal(notebook([code("// 경사")], "/home/01.ipynb").language, "en");
  });

  it("says that JSON is not complete", () => {
    const text = notebookText([markdown("# One")]).slice(0, -9);
    assert.throws(
      () => parseNotebook(text, path),
      /^Error: Cannot read .*01-test.ipynb as a notebook must be complete JSON: ./,
    );
    assert.throws(() => parseNotebook("", path), /must be complete JSON: it is empty/);
  });

  it("names the kernel that is not ours", () => {
    const text = notebookText([markdown("# One")], "python3");
    assert.throws(() => parseNotebook(text, path), /as its kernel must be typescript: current value is python3/);
  });

  it("says what is missing", () => {
    const file = (value: unknown) => () => parseNotebook(JSON.stringify(value), path);
    assert.throws(file([]), /must be an object with nbformat 4 and a list of cells/);
    assert.throws(file({ nbformat: 3, worksheets: [] }), /must have nbformat 4: current value is 3/);
    assert.throws(file({ nbformat: 3, cells: [] }), /must have nbformat 4: current value is 3/);
    assert.throws(
      file({ nbformat: 4, cells: [] }),
      /metadata.kernelspec.name must say which kernel runs it: none was found/,
    );
  });

  it("refuses a notebook without a cell", () => {
    assert.throws(() => parseNotebook(notebookText([]), path), /must have a cell: it has none/);
  });

  it("refuses two cells with one id, and names them", () => {
    const cells = [markdown("# One", { id: "x" }), markdown("Two"), markdown("Three", { id: "x" })];
    assert.throws(() => notebook(cells), /each cell must have an id of its own: cells 1 and 3 are both x/);
  });

  it("refuses a tag that is nearly one of ours: a solution under another name would be handed out", () => {
    for (const tag of ["Solution", "solutions", "SOLUTION", " solution"])
      assert.throws(
        () => notebook([tagged(code("1"), tag)]),
        /cell 1 of .* as its tag must be written solution: current value is/,
        tag,
      );
    assert.deepEqual(notebook([tagged(code("1"), "solution", "raises-exception", "mine")]).cells[0].tags.length, 3);
  });

  it("names the cell that is wrong", () => {
    const read = (cell: Readonly<Record<string, unknown>>) => () => notebook([markdown("# One"), cell]);
    assert.throws(
      read({ cell_type: "sql", source: "" }),
      /cell 2 of .* must be markdown, code or raw: cell_type is sql/,
    );
    assert.throws(
      read({ cell_type: "code", source: 5 }),
      /the source of cell 2 of .* must be text or a list of lines: it is number/,
    );
    assert.throws(read(code("1", [{ output_type: "smell" }])), /cell 2 of .*output_type is smell/);
  });

  it("says which file is not there", () => {
    assert.throws(
      () => readNotebook("/nowhere/01.ipynb"),
      /Cannot read \/nowhere\/01.ipynb as the file must be there and readable/,
    );
  });
});
