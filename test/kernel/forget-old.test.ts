import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { HOME } from "../home";

const folder = mkdtempSync(join(tmpdir(), "descent-old-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const OLD = Date.now() / 1000 - 2 * 3600;

function put(name: string, time?: number): void {
  const path = join(folder, name);
  mkdirSync(path);
  for (let i = 0; i < 10; i++) writeFileSync(join(path, `${i}.mjs`), "");
  if (time !== undefined) utimesSync(path, time, time);
}

/** Forgets the old folders in a process of its own; resolves to how that ended, and what it complained of. */
function forget(): Promise<string> {
  const module = pathToFileURL(join(HOME, "kernel", "forget-old.mjs")).href;
  const code = `import { forgetOld } from "${module}"; forgetOld(${JSON.stringify(folder)}, ${JSON.stringify(join(folder, "kept"))})`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code]);
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => child.once("exit", (status) => resolve(`${status} ${said}`)));
}

describe("what older versions of the kernel left behind", () => {
  it("is removed by several kernels that start at once, and what is young or in use stays", async () => {
    for (let i = 0; i < 200; i++) put(`old-${i}`, OLD);
    put("young");
    put("kept", OLD);
    assert.deepEqual(await Promise.all([forget(), forget(), forget()]), ["0 ", "0 ", "0 "]);
    assert.deepEqual(readdirSync(folder).sort(), ["kept", "young"]);
  });
});
