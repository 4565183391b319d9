import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { project, withFolder } from "./temporary";

/** A set-up whose one step makes `thing/` through a program that first writes half of it and waits for `go`. */
function writeSetup(folder: string): string {
  const url = (name: string) => pathToFileURL(join(project, "setup", name)).href;
  const program = `
    const fs = require("node:fs");
    fs.mkdirSync("thing", { recursive: true });
    fs.writeFileSync("pid.tmp", String(process.pid));
    fs.renameSync("pid.tmp", "thing/pid");
    setInterval(() => {
      if (fs.existsSync("go")) { fs.writeFileSync("thing/whole", ""); process.exit(); }
    }, 20);`;
  const file = join(folder, "setup.mjs");
  writeFileSync(
    file,
    `import { prepare } from ${JSON.stringify(url("prepare.mjs"))};
     import { run } from ${JSON.stringify(url("run.mjs"))};
     const make = () => run(process.execPath, ["-e", ${JSON.stringify(program)}], { log: "log.txt", cwd: "." });
     const step = { name: "thing", stamp: "thing/.made-from", inputs: () => ({ texts: ["1"] }), make };
     await prepare({ root: ".", stream: process.stdout, steps: [step] });`,
  );
  return file;
}

function start(file: string): { readonly child: ChildProcess; readonly ended: Promise<Ending> } {
  const child = spawn(process.execPath, [file], { cwd: join(file, ".."), stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  child.stdout?.on("data", (chunk) => {
    text += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    text += chunk;
  });
  return { child, ended: new Promise((resolve) => child.once("close", (code) => resolve({ code, text }))) };
}

interface Ending {
  readonly code: number | null;
  readonly text: string;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("a set-up stopped in the middle of a step", () => {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    it(`by ${signal} ends the program that it was running, says so, and leaves no stamp and no lock`, () =>
      withFolder(async (folder) => {
        const { child, ended } = start(writeSetup(folder));
        await until(() => existsSync(join(folder, "thing/pid")));
        const pid = Number(readFileSync(join(folder, "thing/pid"), "utf8"));
        child.kill(signal);
        const ending = await ended;
        assert.equal(ending.code, code);
        assert.match(ending.text, /– thing \(.* s\): stopped\nStopped\. What is done stays/);
        assert.equal(isRunning(pid), false);
        assert.equal(existsSync(join(folder, "thing/.made-from")), false);
        assert.equal(existsSync(join(folder, ".cache/setup.lock")), false);
      }));
  }

  it("by the end of the npm that started it, which tells nobody, stops as well", () =>
    withFolder(async (folder) => {
      writeSetup(folder);
      // As npm does it: a shell in between, which ends when npm is told to, and whose end the set-up has to notice.
      const env = { ...process.env, npm_lifecycle_event: "start", NODE: process.execPath };
      const options = { cwd: folder, env, stdio: "ignore" } as const;
      const shell = spawn("sh", ["-c", '"$NODE" setup.mjs; true'], options);
      await until(() => existsSync(join(folder, "thing/pid")));
      const pid = Number(readFileSync(join(folder, "thing/pid"), "utf8"));
      shell.kill("SIGKILL");
      await until(() => !isRunning(pid) && !existsSync(join(folder, ".cache/setup.lock")));
      assert.equal(existsSync(join(folder, "thing/.made-from")), false);
    }));

  it("does the step anew the next time", () =>
    withFolder(async (folder) => {
      const file = writeSetup(folder);
      const first = start(file);
      await until(() => existsSync(join(folder, "thing/pid")));
      first.child.kill("SIGINT");
      await first.ended;
      writeFileSync(join(folder, "go"), "");
      assert.equal((await start(file).ended).code, 0);
      assert.ok(existsSync(join(folder, "thing/.made-from")));
      assert.equal((await start(file).ended).text, "");
    }));

  it("is taken over when it was killed and could tidy nothing, and what it left running is ended", () =>
    withFolder(async (folder) => {
      const file = writeSetup(folder);
      const first = start(file);
      const pidFile = join(folder, "thing/pid");
      await until(() => existsSync(pidFile));
      const orphan = Number(readFileSync(pidFile, "utf8"));
      first.child.kill("SIGKILL");
      await first.ended;
      assert.ok(existsSync(join(folder, ".cache/setup.lock")) && isRunning(orphan));
      const second = start(file);
      await until(() => Number(readFileSync(pidFile, "utf8")) !== orphan);
      await until(() => !isRunning(orphan));
      writeFileSync(join(folder, "go"), "");
      const ending = await second.ended;
      assert.equal(ending.code, 0);
      assert.match(ending.text, /^✓ thing/);
    }));
});

describe("two set-ups at the same time", () => {
  it("make each thing once: the second waits and finds it done", () =>
    withFolder(async (folder) => {
      const file = writeSetup(folder);
      const first = start(file);
      await until(() => existsSync(join(folder, "thing/pid")));
      const second = start(file);
      await sleep(300);
      writeFileSync(join(folder, "go"), "");
      assert.match((await first.ended).text, /^✓ thing/);
      const ending = await second.ended;
      assert.equal(ending.code, 0);
      assert.match(
        ending.text,
        new RegExp(`^Another set-up of this project is running \\(process ${first.child.pid}\\)`),
      );
      assert.doesNotMatch(ending.text, /✓/);
    }));
});
