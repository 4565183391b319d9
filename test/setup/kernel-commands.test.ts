import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, it } from "node:test";
import { askAtTerminal } from "../../setup/own-jupyter.mjs";
import { project, withFolder } from "./temporary";

/** Runs one of the two commands for a Jupyter whose data is in `folder`. */
function run(command: "install" | "uninstall", args: readonly string[], folder: string) {
  const file = join(project, "setup", `kernel-${command}.mjs`);
  const env = { ...process.env, JUPYTER_DATA_DIR: folder };
  const { status, stderr } = spawnSync(process.execPath, [file, ...args], { env, encoding: "utf8" });
  return { status, said: stderr.trim() };
}

/** What becomes of a question when a person presses keys. */
function asked(keys: string): Promise<boolean> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const answer = askAtTerminal("Overwrite it?", { stdin, stdout: new PassThrough() } as never);
  stdin.write(keys);
  return answer;
}

describe("the commands that install the kernel and remove it", () => {
  for (const [args, install, remove] of [
    [["--nope"], "unknown option '--nope'", "unknown option '--nope'"],
    [["--prefix"], "option '--prefix <value>' argument missing", "option '--prefix <value>' argument missing"],
    [["--prefix="], "--prefix names no folder", "--prefix names no folder"],
    [["here"], "unexpected argument 'here'", "unexpected argument 'here'"],
  ] as const) {
    it(`say in a sentence what is wrong with ${args.join(" ")}`, () =>
      withFolder((folder) => {
        assert.deepEqual(run("install", args, folder), {
          status: 1,
          said: `Cannot install the kernel as each option must be one of --yes, --prefix DIR: ${install}`,
        });
        assert.deepEqual(run("uninstall", args, folder), {
          status: 1,
          said: `Cannot remove the kernel as each option must be one of --prefix DIR: ${remove}`,
        });
      }));
  }

  for (const place of ["kernels", join("kernels", "typescript")]) {
    it(`say that ${place} must be a folder when it is a file`, () =>
      withFolder((folder) => {
        const file = join(folder, place);
        mkdirSync(join(file, ".."), { recursive: true });
        writeFileSync(file, "");
        const said = (task: string) => `Cannot ${task} the kernel as ${file} must be a folder: it is a file`;
        assert.deepEqual(run("install", [], folder), { status: 1, said: said("install") });
        assert.deepEqual(run("uninstall", [], folder), { status: 1, said: said("remove") });
      }));
  }

  it("take y for yes and all else for no", async () => {
    assert.deepEqual(await Promise.all(["y\n", "Yes\n", "\n", "maybe\n"].map(asked)), [true, true, false, false]);
  });

  it("say that the question was not answered when Ctrl-C or Ctrl-D ends it", async () => {
    const message = (how: string) => `\nCannot install the kernel as the question must be answered: ${how}`;
    await assert.rejects(asked("\x03"), { exitCode: 130, message: message("it was stopped by Ctrl-C") });
    await assert.rejects(asked("\x04"), { exitCode: 1, message: message("the input has ended") });
  });
});
