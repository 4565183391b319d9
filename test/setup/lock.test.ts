import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { lock } from "../../setup/lock.mjs";
import { withFolder } from "./temporary";

describe("the lock", () => {
  it("is held by one at a time, and the others are told by whom", () =>
    withFolder(async (folder) => {
      const path = join(folder, "lock");
      const events: string[] = [];
      const release = await lock(path);
      const second = lock(path, { onWait: (pid) => events.push(`waits for ${pid}`), poll: 5 }).then((giveBack) => {
        events.push("has it");
        giveBack();
      });
      events.push("first is done");
      release();
      await second;
      assert.deepEqual(events, [`waits for ${process.pid}`, "first is done", "has it"]);
      assert.equal(existsSync(path), false);
    }));

  it("is taken over from a process that is no longer there", () =>
    withFolder(async (folder) => {
      const path = join(folder, "lock");
      writeFileSync(path, "999999999 1");
      (await lock(path, { onWait: () => assert.fail("must not wait") }))();
    }));

  it("is taken over when the number of its holder has gone to another process", () =>
    withFolder(async (folder) => {
      const path = join(folder, "lock");
      writeFileSync(path, `${process.pid} 1`);
      (await lock(path, { onWait: () => assert.fail("must not wait") }))();
    }));

  it("lets many through one after the other when its holder has died", () =>
    withFolder(async (folder) => {
      const path = join(folder, "lock");
      writeFileSync(path, "999999999 1");
      let inside = 0;
      const one = async () => {
        const release = await lock(path, { poll: 1 });
        inside++;
        await new Promise(setImmediate);
        assert.equal(inside, 1);
        inside--;
        release();
      };
      await Promise.all(Array.from({ length: 20 }, one));
    }));
});
