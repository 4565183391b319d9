import assert from "node:assert/strict";
import { describe, it } from "node:test";
import ts from "typescript";
import { read } from "./files";

/** The names of values that `lib/index.ts` exports, in its order. */
function values(): string[] {
  const { statements } = ts.createSourceFile("index.ts", read("lib/index.ts"), ts.ScriptTarget.Latest);
  return statements.filter(ts.isExportDeclaration).flatMap(({ exportClause, isTypeOnly }) => {
    if (!exportClause || isTypeOnly) return [];
    if (ts.isNamespaceExport(exportClause)) return [exportClause.name.text];
    return exportClause.elements.filter((element) => !element.isTypeOnly).map(({ name }) => name.text);
  });
}

describe("lib/README.md", () => {
  it("lists every value of the library in teaching order", () => {
    const listed = [...read("lib/README.md").matchAll(/^\| \[`(\w+)`\]/gm)].map(([, name]) => name);
    assert.deepEqual(listed, values());
  });

  it("says of each in a few words what it is", () => {
    const rows = [...read("lib/README.md").matchAll(/^\| \[`(\w+)`\]\([^)]+\) \| (.*) \|$/gm)];
    assert.deepEqual(
      rows.filter(([, , words]) => words.length < 5).map(([, name]) => name),
      [],
    );
  });
});
