import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { progressOn } from "../../setup/progress.mjs";
import { isDone, perform } from "../../setup/steps.mjs";
import { memory, withFolder } from "./temporary";

/** A step that makes `thing/` from `input.txt`, and counts how often it does. */
function stepIn(folder: string, work: () => void = () => {}) {
  const thing = join(folder, "thing");
  const made = { times: 0 };
  const step = {
    name: "thing",
    stamp: join(thing, ".made-from"),
    inputs: () => ({ files: [join(folder, "input.txt")] }),
    async make() {
      made.times++;
      mkdirSync(thing, { recursive: true });
      work();
    },
  };
  writeFileSync(join(folder, "input.txt"), "one");
  return { step, made, thing };
}

const silent = () => progressOn(memory());

describe("a step", () => {
  it("is made once and skipped while its inputs stay", () =>
    withFolder(async (folder) => {
      const { step, made } = stepIn(folder);
      await perform([step], silent());
      await perform([step], silent());
      assert.equal(made.times, 1);
    }));

  it("is made again when an input has changed", () =>
    withFolder(async (folder) => {
      const { step, made } = stepIn(folder);
      await perform([step], silent());
      writeFileSync(join(folder, "input.txt"), "two");
      assert.equal(isDone(step), false);
      await perform([step], silent());
      assert.equal(made.times, 2);
    }));

  it("is made again when the thing was deleted, as the stamp lies inside it", () =>
    withFolder(async (folder) => {
      const { step, made, thing } = stepIn(folder);
      await perform([step], silent());
      rmSync(thing, { recursive: true });
      await perform([step], silent());
      assert.equal(made.times, 2);
    }));

  it("is made again when the thing is no longer intact", () =>
    withFolder(async (folder) => {
      const { step } = stepIn(folder);
      await perform([step], silent());
      assert.equal(isDone({ ...step, intact: () => false }), false);
    }));

  it("leaves no stamp when it fails, not even that of an earlier time", () =>
    withFolder(async (folder) => {
      let fails = false;
      const { step } = stepIn(folder, () => {
        if (fails) throw new Error("no luck");
      });
      await perform([step], silent());
      fails = true;
      writeFileSync(join(folder, "input.txt"), "two");
      await assert.rejects(perform([step], silent()), /no luck/);
      assert.equal(existsSync(step.stamp), false);
    }));

  it("keeps the hash of the inputs as they were when it began", () =>
    withFolder(async (folder) => {
      const { step } = stepIn(folder, () => writeFileSync(join(folder, "input.txt"), "changed meanwhile"));
      await perform([step], silent());
      assert.equal(isDone(step), false);
    }));

  it("ends those behind it when it fails", () =>
    withFolder(async (folder) => {
      const { step } = stepIn(folder, () => {
        throw new Error("no luck");
      });
      const next = { ...step, stamp: join(folder, "next"), make: () => assert.fail("must not run") };
      await assert.rejects(perform([step, next], silent()), /no luck/);
    }));
});

describe("progress", () => {
  it("is one line for each step, with how long it took and what there is to remark", () =>
    withFolder(async (folder) => {
      const { step } = stepIn(folder);
      const stream = memory();
      await perform([{ ...step, make: async () => "already there" }], progressOn(stream));
      assert.match(stream.text(), /^✓ thing \(\d+\.\d s\): already there\n$/);
    }));

  it("says which step failed", () =>
    withFolder(async (folder) => {
      const { step } = stepIn(folder, () => {
        throw new Error("no luck");
      });
      const stream = memory();
      await assert.rejects(perform([step], progressOn(stream)));
      assert.match(stream.text(), /^✗ thing \(\d+\.\d s\)\n$/);
    }));

  it("shows on a terminal, several times a second, that it is alive and what it is doing", async (t) => {
    t.mock.timers.enable({ apis: ["setInterval"] });
    const stream = { ...memory(), isTTY: true, columns: 80 };
    const line = progressOn(stream).begin("thing");
    line.say("downloading");
    t.mock.timers.tick(400);
    line.done();
    assert.match(stream.text(), /\| thing: downloading \(\d+\.\d s\).*\/ thing: downloading/s);
    assert.match(stream.text(), /✓ thing \(\d+\.\d s\)\n$/);
  });

  it("writes a stamp whole or not at all", () =>
    withFolder(async (folder) => {
      const { step } = stepIn(folder);
      await perform([step], silent());
      assert.match(readFileSync(step.stamp, "utf8"), /^[0-9a-f]{64}\n$/);
    }));
});
