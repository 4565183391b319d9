import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parameterOf, withParameters } from "../../handout/parameters";
import { code, markdown, notebook } from "./notebooks";

const declarations = `const learningRate = 0.001; // change me
const seed: number = 0, language = "en";
const isFair = true;
const rates = [0.1, 0.2];
const { notOurs } = { notOurs: 1 };`;

const lesson = notebook([markdown("# T"), code(declarations, [], ["parameters"]), code("const learningRate = 9;")]);

function source(values: Readonly<Record<string, string>>): string {
  return withParameters(lesson, values).cells[1].source;
}

describe("withParameters", () => {
  it("replaces the value in the declaration and nothing else", () => {
    const changed = withParameters(lesson, { learningRate: "1e-2" });
    assert.equal(changed.cells[1].source, declarations.replace("0.001", "1e-2"));
    assert.equal(changed.cells[2].source, "const learningRate = 9;");
  });

  it("sets several at once, of every kind", () => {
    const values = { seed: "20260012", language: 'k"o', isFair: "false", rates: "[1]", learningRate: "-1" };
    const written = source(values);
    assert.match(
      written,
      /^const learningRate = -1; \/\/ change me\nconst seed: number = 20260012, language = "k\\"o";/,
    );
    assert.match(written, /const isFair = false;\nconst rates = \[1\];/);
  });

  it("says which names there are", () => {
    const names = "learningRate, seed, language, isFair, rates";
    assert.throws(() => source({ rate: "1" }), {
      message: `Cannot set rate as the cell tagged parameters must declare it: it declares ${names}`,
    });
  });

  it("says that no cell is tagged parameters", () => {
    assert.throws(() => withParameters(notebook([code("const seed = 1;")]), { seed: "2" }), {
      message: "Cannot set seed as a cell of the notebook must be tagged parameters: none is",
    });
  });

  it("takes no value of another kind, and so no code", () => {
    const refused = { learningRate: "fast", seed: "1; evil()", isFair: "1", rates: "evil()" };
    for (const [name, value] of Object.entries(refused)) {
      assert.throws(() => source({ [name]: value }), /^RangeError: Cannot set \w+ as it must be .*: current value is /);
    }
    assert.throws(
      () => source({ learningRate: "" }),
      /must be a number, like 0.001 in the notebook: current value is $/,
    );
  });
});

describe("parameterOf", () => {
  it("reads a value as it is written", () => {
    assert.equal(parameterOf(lesson, "seed"), "0");
    assert.equal(parameterOf(lesson, "epochs"), undefined);
  });
});
