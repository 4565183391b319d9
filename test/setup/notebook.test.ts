import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withoutOutputs } from "../../setup/notebook.mjs";

const stored = {
  cells: [
    { cell_type: "markdown", id: "a", metadata: { tags: ["slide"] }, source: ["# Title\n", "Text"] },
    {
      cell_type: "code",
      execution_count: null,
      id: "b",
      metadata: { tags: ["exercise"] },
      outputs: [],
      source: ["1 + 1"],
    },
  ],
  metadata: { kernelspec: { display_name: "TypeScript", language: "typescript", name: "typescript" } },
  nbformat: 4,
  nbformat_minor: 5,
};
const text = `${JSON.stringify(stored, null, 1)}\n`;

describe("a notebook without outputs", () => {
  it("is left as it is", () => assert.equal(withoutOutputs(text), text));

  it("is what remains of one that was run: text, code and tags stay", () => {
    const [markdown, code] = stored.cells;
    const metadata = { ...code.metadata, execution: { "iopub.execute_input": "…" }, scrolled: true };
    const outputs = [{ output_type: "stream", name: "stdout", text: ["2\n"] }];
    const run = { ...stored, cells: [markdown, { ...code, metadata, outputs, execution_count: 7 }] };
    assert.equal(withoutOutputs(JSON.stringify(run)), text);
  });

  it("keeps what the author has folded in", () => {
    const folded = structuredClone(stored);
    Object.assign(folded.cells[1].metadata, { jupyter: { source_hidden: true } });
    assert.match(withoutOutputs(JSON.stringify(folded)), /"source_hidden": true/);
  });
});
