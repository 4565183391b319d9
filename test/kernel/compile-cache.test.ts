import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { keepCompiled } from "../../kernel/compile-cache";

const folder = mkdtempSync(join(tmpdir(), "descent-"));
const kept = join(folder, "kept");
const file = join(folder, "rate.ts");
after(() => rmSync(folder, { recursive: true }));

describe("keeping compiled files", () => {
  it("compiles a file once, and gives the same again to the next kernel", () => {
    writeFileSync(file, "export const rate: number = 1;\n");
    const first = keepCompiled(kept)(file);
    assert.equal(readdirSync(kept).length, 1);
    assert.deepEqual(keepCompiled(kept)(file), first);
  });

  it("compiles again when the text is another", () => {
    writeFileSync(file, "export const rate: number = 2;\n");
    assert.match(keepCompiled(kept)(file).code, /rate = 2/);
    assert.equal(readdirSync(kept).length, 2);
  });

  it("compiles again what was cut off on the disk", () => {
    const whole = keepCompiled(kept)(file);
    for (const name of readdirSync(kept)) writeFileSync(join(kept, name), '{"code": "ex');
    assert.deepEqual(keepCompiled(kept)(file), whole);
  });

  it("does without when nothing can be written", () => {
    assert.match(keepCompiled(join(file, "no folder"))(file).code, /rate = 2/);
  });
});
