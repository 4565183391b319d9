import assert from "node:assert/strict";
import { describe, it } from "node:test";
import ts from "typescript";
import { projectFiles, read } from "../../house/files";

/** What every engine computes to the same last bit. */
const exact = "abs sign sqrt floor ceil round trunc max min imul clz32 fround PI SQRT2".split(" ");

/** The names of `Math` that a file uses, and its powers of something else than 2, squares apart. */
function engineDependent(file: string): string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Math") {
      if (!exact.includes(node.name.text)) found.push(`${file}: Math.${node.name.text}`);
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken) {
      const isTwo = (side: ts.Expression) => ts.isNumericLiteral(side) && side.text === "2";
      if (!isTwo(node.left) && !isTwo(node.right)) found.push(`${file}: ** of something else than 2`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe("the library", () => {
  it("uses no function of Math whose last bit is the engine's choice, except to draw", () => {
    const files = projectFiles(".ts", "lib").filter((file) => !file.startsWith("lib/figures/"));
    assert.ok(files.length > 50);
    assert.deepEqual(files.flatMap(engineDependent), []);
  });
});
