import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What an earlier kernel kept; undefined when there is nothing that can be read. */
export function readKept(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, as several kernels may start at once; a full disk costs the time that would have been saved. */
export function keepFile(path: string, data: string | Uint8Array): void {
  const fresh = `${path}-${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(fresh, data);
    renameSync(fresh, path);
  } catch {
    // The next kernel tries again.
  }
}
