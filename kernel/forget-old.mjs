import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** A kernel that has just started may still be reading what another version left behind. */
const HOUR = 3_600_000;

/** Removes the folders in a folder that are older than an hour, but for one. Several kernels may do so at once. */
export function forgetOld(all, kept) {
  for (const name of readdirSync(all)) {
    const folder = join(all, name);
    try {
      if (folder === kept || Date.now() - statSync(folder).mtimeMs < HOUR) continue;
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another kernel is removing it at this moment.
    }
  }
}
