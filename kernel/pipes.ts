import type { spawnSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A pipe of the operating system: what is written at one end can be read at the other, in another thread too. */
export interface Pipe {
  readonly readable: number;
  readonly writable: number;
}

/** Makes pipes. Node has none to give away, so they have names in the file system, for a moment. */
export function makePipes(count: number, spawn: typeof spawnSync): readonly Pipe[] {
  const folder = mkdtempSync(join(tmpdir(), "descent-"));
  try {
    const paths = Array.from({ length: count }, (_, i) => join(folder, String(i)));
    const { status, error } = spawn("mkfifo", paths, { stdio: "ignore" });
    if (status !== 0)
      throw new Error("Cannot show what a child process prints as there must be mkfifo", { cause: error });
    return paths.map((path) => {
      // The end to read first, and without waiting: opening the other one waits until there is somebody to read.
      const readable = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      return { readable, writable: openSync(path, constants.O_WRONLY) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Ends the part of those who write; what was written can still be read. */
export function closePipes(pipes: readonly Pipe[]): void {
  for (const { writable } of pipes) closeSync(writable);
}
