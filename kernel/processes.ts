import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** The processes that `root` started, those that they started, and so on. */
export function descendants(root: number): number[] {
  const parents = parentOfEach();
  const found = [root];
  // The list grows while it is walked.
  for (const parent of found) for (const [pid, its] of parents) if (its === parent) found.push(pid);
  return found.slice(1);
}

/** Sends a signal to processes; those that have ended meanwhile need none. */
export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {}
  }
}

function parentOfEach(): Map<number, number> {
  return process.platform === "linux" ? fromProc() : fromPs();
}

/** A slim Linux has no `ps`. */
function fromProc(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // 71 (the name (of the program)) S 1 …
      const [, parent] = /.*\) \S (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, "utf8")) ?? [];
      parents.set(Number(name), Number(parent));
    } catch {} // It has ended.
  }
  return parents;
}

function fromPs(): Map<number, number> {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return new Map(stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number) as [number, number]));
}
