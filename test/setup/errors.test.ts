import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe as group, it } from "node:test";
import { describe, SetupError } from "../../setup/errors.mjs";
import { run } from "../../setup/run.mjs";
import { withFolder } from "./temporary";

/** What is said when a program prints `text` to stderr and fails. */
function failing(text: string): Promise<SetupError> {
  return withFolder(async (folder) => {
    const program = `process.stderr.write(${JSON.stringify(text)}); process.exitCode = 3`;
    const log = join(folder, "logs", "program.log");
    const error = await run(process.execPath, ["-e", program], { log }).catch((thrown) => thrown);
    assert.ok(error instanceof SetupError);
    assert.equal(readFileSync(log, "utf8"), text);
    return error;
  });
}

group("the error of a program that failed", () => {
  it("says in plain words that the disk is full", async () => {
    const { message, cause } = await failing("npm error nospc ENOSPC: no space left on device, write\n");
    assert.match(message, /^Cannot run .*: the disk is full: free some space/);
    assert.equal(cause, "disk");
    assert.equal((await failing("OSError: [Errno 28] No space left on device")).cause, "disk");
  });

  it("says in plain words that there is no network", async () => {
    assert.equal(
      (await failing("npm error request to host failed, reason: getaddrinfo ENOTFOUND host")).cause,
      "network",
    );
    assert.match((await failing("NewConnectionError(…)")).message, /cannot be reached: check the network or the proxy/);
  });

  it("quotes the beginning and the end of a long output and names the file with all of it", async () => {
    const { message } = await failing(Array.from({ length: 100 }, (_, line) => `line ${line}`).join("\n"));
    assert.match(message, /exit code 3\n {4}line 0\n[^…]*…\n[^…]*line 99\n {2}The whole output is in .*program\.log$/);
  });

  it("says that a program is not there", () =>
    withFolder(async (folder) => {
      const log = join(folder, "log");
      await assert.rejects(
        run("no-such-program", [], { log }),
        /Cannot run no-such-program: spawn no-such-program ENOENT/,
      );
    }));
});

group("an error of our own file handling", () => {
  it("says in plain words that the disk is full", () => {
    const error = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    assert.match(describe(error), /^Cannot go on: the disk is full/);
  });

  it("keeps its stack when nothing is known about it", () =>
    assert.match(describe(new Error("odd")), /Error: odd\n +at /));
});
