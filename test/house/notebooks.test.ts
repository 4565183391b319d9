import assert from "node:assert/strict";
import { describe, it } from "node:test";
import ts from "typescript";
import { withoutOutputs } from "../../setup/notebook.mjs";
import { sources, storedNotebooks } from "./notebooks";

const notebooks = storedNotebooks();

/** The code of a cell without its comments, and without the one line that may differ: the language of the figures. */
function tokens(code: string): string {
  const alike = code.replace(/^const language = "(en|ko)";$/m, "");
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, alike);
  const found: string[] = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) found.push(scanner.getTokenText());
  return found.join(" ");
}

describe("a stored notebook", () => {
  for (const notebook of notebooks) {
    it(`${notebook.path} is stored without outputs, as npm run fix leaves it`, () => {
      assert.ok(withoutOutputs(notebook.text) === notebook.text, "npm run fix puts it right");
    });

    it(`${notebook.path} runs in the TypeScript kernel`, () => {
      assert.equal(notebook.metadata.kernelspec?.name, "typescript");
    });
  }

  const english = notebooks.filter(({ path }) => path.startsWith("notebooks/en/"));
  for (const notebook of english) {
    it(`${notebook.path} has a Korean twin with the same code`, () => {
      const twin = notebooks.find(({ path }) => path === notebook.path.replace("/en/", "/ko/"));
      assert.ok(twin, "there is no notebook of that name in notebooks/ko");
      assert.deepEqual(sources(twin, "code").map(tokens), sources(notebook, "code").map(tokens));
      const kinds = ({ cells }: typeof notebook) =>
        cells.map(({ cell_type, metadata }) => [cell_type, metadata.tags ?? []]);
      assert.deepEqual(kinds(twin), kinds(notebook), "the cells are of the same kinds, with the same tags");
    });
  }

  for (const notebook of notebooks) {
    it(`${notebook.path} draws its figures in its own language`, () => {
      const [, folder] = notebook.path.split("/");
      const said = sources(notebook, "code").flatMap((code) => [...code.matchAll(/^const language = "(\w+)";$/gm)]);
      assert.deepEqual(
        said.map(([, language]) => language),
        [folder],
      );
    });
  }

  it("in Korean has an English twin", () => {
    const twins = english.map(({ path }) => path.replace("/en/", "/ko/"));
    const alone = notebooks
      .map(({ path }) => path)
      .filter((path) => path.startsWith("notebooks/ko/") && !twins.includes(path));
    assert.deepEqual(alone, []);
  });
});
