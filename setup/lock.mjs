// One set-up at a time in a project: the others wait. The lock names its holder, so that one left behind by a process
// that was killed is recognised and taken over.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryName } from "./files.mjs";
import { alive, nameOf } from "./processes.mjs";

/** Waits for the lock and resolves to the function that gives it back. `onWait` is told once which process holds it. */
export async function lock(path, { onWait = (_pid) => {}, poll = 200 } = {}) {
  const me = nameOf(process.pid);
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!take(path, me)) {
    const holder = read(path);
    if (holder === undefined) continue;
    const pid = alive(holder);
    if (!pid) {
      clear(path, holder);
      continue;
    }
    if (!told) onWait(pid);
    told = true;
    await sleep(poll);
  }
  const release = () => {
    process.off("exit", release);
    if (read(path) === me) rmSync(path, { force: true });
  };
  // However this process ends, unless it is killed outright.
  process.once("exit", release);
  return release;
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** True when the lock was free. It appears together with its holder's name: a lock that names nobody is never seen. */
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

/** Removes the lock of a dead holder and only that one: somebody else may have taken it over in between. */
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
