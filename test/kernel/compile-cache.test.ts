import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, describe, it } from "node:test";
import { keepCompiled } from "../../kernel/compile-cache";
import { loadCompiled } from "../../kernel/load-compiled";

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

  it("compiles decorators as tslab did where that is wanted, and keeps a file without them once", () => {
    const forTslab = keepCompiled(kept, () => true);
    const before = readdirSync(kept).length;
    assert.deepEqual(forTslab(file), keepCompiled(kept)(file));
    assert.equal(readdirSync(kept).length, before);
    const decorated = join(folder, "decorated.ts");
    writeFileSync(decorated, "/** @see note */\nexport class Rate {\n  @note value = 1;\n}\n");
    assert.match(forTslab(decorated).code, /__decorate\(\[/);
    assert.match(keepCompiled(kept)(decorated).code, /__esDecorate\(/);
  });

  it("does without when nothing can be written", () => {
    assert.match(keepCompiled(join(file, "no folder"))(file).code, /rate = 2/);
  });
});

describe("loading a file with what V8 has compiled of it", () => {
  /** One text each: V8 itself remembers a text that it has compiled before. */
  const load = (rate: number, cache = join(folder, `v8-${rate}`)) => {
    const script = join(folder, `rule-${rate}.cjs`);
    writeFileSync(script, `exports.step = (w) => w - ${rate};\nexports.folder = __dirname;`);
    return loadCompiled<{ step(w: number): number; folder: string }>(script, cache);
  };
  const kept = (rate: number) => {
    return readdirSync(join(folder, `v8-${rate}`)).map((name) => join(folder, `v8-${rate}`, name));
  };

  it("gives what `require` gives, and keeps it once", () => {
    const first = load(1);
    first.keep();
    const [file, ...others] = kept(1);
    const { ino } = statSync(file);
    const second = load(1);
    second.keep();
    for (const { exports } of [first, second]) assert.deepEqual([exports.step(3), exports.folder], [2, folder]);
    assert.deepEqual([others.length, statSync(file).ino], [0, ino]);
  });

  it("compiles again what was cut off on the disk, or is from elsewhere, and keeps that", () => {
    const [file] = kept(1);
    const whole = readFileSync(file);
    for (const [i, broken] of [whole.subarray(0, -8), Buffer.from("not from V8"), Buffer.alloc(0)].entries()) {
      const rate = 2 + i;
      mkdirSync(join(folder, `v8-${rate}`));
      const place = join(folder, `v8-${rate}`, basename(file));
      writeFileSync(place, broken);
      const { exports, keep } = load(rate);
      keep();
      assert.equal(exports.step(3), 3 - rate);
      assert.ok(readFileSync(place).length > broken.length);
    }
  });

  it("does without when nothing can be written", () => {
    const { exports, keep } = load(9, join(file, "no folder"));
    keep();
    assert.equal(exports.step(3), -6);
  });
});
