// Files are replaced whole or not at all: written beside their place and renamed, so that neither a stop in the middle
// nor a second set-up leaves half a file.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

let count = 0;

/** A name beside `path` that no other process uses. */
export function temporaryName(path) {
  return `${path}.${process.pid}-${count++}.tmp`;
}

export function writeWhole(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = temporaryName(path);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes `text` unless the file says so already; the second start changes nothing on disk. Returns whether it wrote. */
export function writeIfChanged(path, text) {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return false;
  writeWhole(path, text);
  return true;
}

/** Removes files of a folder, and the folder when nothing else is in it. Returns the names of what stays there. */
export function removeFiles(folder, names) {
  for (const name of names) rmSync(join(folder, name), { force: true });
  const left = existsSync(folder) ? readdirSync(folder) : [];
  if (left.length === 0) rmSync(folder, { recursive: true, force: true });
  return left;
}

export function toJson(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** One hash over texts and the contents of files. */
export function hashOf({ texts = [], files = [] }) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`text ${text}\n`);
  for (const file of files) hash.update("file ").update(readFileSync(file)).update("\n");
  return hash.digest("hex");
}
