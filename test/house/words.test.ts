import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { projectFiles, read } from "./files";

const texts = projectFiles("").filter((file) => !/\.(png|jpe?g|ico|woff2?|ttf)$/.test(file));

/** The lines of files in which a pattern is found, as `file:line: what was found`. */
function find(pattern: RegExp, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, index) => {
        const found = pattern.exec(line);
        return found ? [`${file}:${index + 1}: ${found[0]}`] : [];
      }),
  );
}

describe("the words of the house", () => {
  it("chance is an argument: the library and the data never ask the machine for it", () => {
    const code = [...projectFiles(".ts", "lib"), ...projectFiles(".ts", "data")];
    // In code, not where a comment speaks of it.
    assert.deepEqual(find(/^(?!\s*(\/\/|\*|\/\*)).*\bMath\.random\b/, code), []);
  });

  it("no file holds the address of a package registry: that is the reader's own choice", () => {
    const names = ["registry.npmjs", "pypi.org", "files.pythonhosted", "npmmirror", "registry.yarnpkg"];
    const pattern = new RegExp(names.map((name) => name.replace(".", "\\.")).join("|"));
    assert.deepEqual(
      find(
        pattern,
        texts.filter((file) => file !== "test/house/words.test.ts"),
      ),
      [],
    );
  });

  it("no file holds a path of the machine it was written on", () => {
    const ownFolders = ["home", "Users", "root", "work"].map((name) => `/${name}/[A-Za-z0-9_.-]+/`).join("|");
    const pattern = new RegExp(`(?<![\\w.\\]}~-])(${ownFolders})`);
    assert.deepEqual(find(pattern, texts), []);
  });

  it("an index.ts is a table of contents and holds no code", () => {
    const withCode = projectFiles("index.ts").filter((file) =>
      /^\s*(function|class|const|let|var|export (function|const|class))\b/m.test(read(file)),
    );
    assert.deepEqual(withCode, []);
  });
});
