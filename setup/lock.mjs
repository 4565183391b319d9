// One set-up at a time in a project: the others wait. The lock names its holder, so that one left by a process that was
// killed is recognised and taken over.
import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryName } from "./files.mjs";

/** When a process began: with its number it names the process for good, although numbers are used again. */
function beginning(pid) {
  try {
    // Field 22 of /proc/PID/stat; the name before it is in brackets and may hold spaces.
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop().split(" ")[19];
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { stdio: ["ignore", "pipe", "ignore"] }).toString().trim();
  } catch {
    return "";
  }
}

function isAlive(holder) {
  const [pid, began] = holder.split("\n");
  return Number(pid) > 0 && began !== "" && beginning(pid) === began;
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** True when the lock was free. The name appears with its contents at once: a lock without a holder is never seen. */
function take(path, me) {
  const temporary = temporaryName(path);
  writeFileSync(temporary, me);
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Removes the lock of a dead holder, and only that one: somebody else may have taken it over in between. */
function clear(path, dead) {
  const aside = temporaryName(path);
  try {
    renameSync(path, aside);
    if (read(aside) !== dead) linkSync(aside, path);
  } catch {
    // Another process was quicker.
  }
  rmSync(aside, { force: true });
}

/** Waits for the lock and resolves to the function that gives it back. `onWait` is told once who holds it. */
export async function lock(path, { onWait = () => {}, poll = 200 } = {}) {
  const me = `${process.pid}\n${beginning(process.pid)}`;
  mkdirSync(dirname(path), { recursive: true });
  for (let told = false; !take(path, me); ) {
    const holder = read(path);
    if (holder === undefined) continue;
    if (!isAlive(holder)) {
      clear(path, holder);
      continue;
    }
    if (!told) onWait(holder.split("\n")[0]);
    told = true;
    await sleep(poll);
  }
  return () => {
    if (read(path) === me) rmSync(path, { force: true });
  };
}
