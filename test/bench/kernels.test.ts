import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { tableInText } from "../../bench/kernels/table-in-text";
import { HOME } from "../home";

const read = (...path: string[]) => readFileSync(join(HOME, ...path), "utf8");

describe("the comparison of kernels", () => {
  it("stands in the kernel's README as it was measured", () => {
    const readme = read("kernel", "README.md");
    assert.equal(readme, tableInText(readme, read("bench", "results", "kernels.md")));
  });

  it("names for each row the function that measures it", () => {
    const names = read("bench", "results", "kernels.md").match(/`[a-z-]+` \|$/gm) ?? [];
    const files = ["start", "cells", "output", "stopping", "writing", "requests"].map((name) => `rows/${name}.py`);
    const sources = [...files, "speed.py", "with_packages.py", "compare.py"]
      .map((name) => read("bench", "kernels", name))
      .join("\n");
    const missing = names
      .map((name) => name.replace(/[` |]/g, ""))
      .filter((name) => !sources.includes(`def ${name.replaceAll("-", "_")}(`) && !sources.includes(`"${name}"`));
    assert.deepEqual(missing, []);
    assert.ok(names.length > 20);
  });

  it("needs the place for its table to be marked", () => {
    assert.throws(() => tableInText("no place", "| |"), /Cannot insert the table as the text must hold <!--/);
  });
});
