import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type CompiledFile, compileFile } from "./compile-file";

type Stored = Pick<CompiledFile, "code" | "map">;

/**
 * Compiles local files and keeps the results in a folder, under the hash of the text: the library has more than a
 * hundred files, and compiling them all would hold up the first import of every kernel. The folder belongs to one
 * version of the kernel (`start.mjs`), so nothing in it is ever out of date.
 */
export function keepCompiled(folder: string): (file: string) => CompiledFile {
  return (file) => {
    const source = readFileSync(file, "utf8");
    const key = createHash("sha256")
      .update(`${extname(file)}\0${source}`)
      .digest("hex");
    const stored = read(join(folder, `${key}.json`));
    if (stored) return { ...stored, file, url: pathToFileURL(file).href };
    const compiled = compileFile(file, source);
    write(folder, key, { code: compiled.code, map: compiled.map });
    return compiled;
  };
}

/** Undefined when there is none, or one that cannot be read: then the file is compiled again. */
function read(path: string): Stored | undefined {
  try {
    const { code, map } = JSON.parse(readFileSync(path, "utf8")) as Partial<Stored>;
    return typeof code === "string" && typeof map === "string" ? { code, map } : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all; a full disk costs the time that would have been saved, and nothing else. */
function write(folder: string, key: string, stored: Stored): void {
  const fresh = join(folder, `${key}-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(fresh, JSON.stringify(stored));
    renameSync(fresh, join(folder, `${key}.json`));
  } catch {
    // The next kernel tries again.
  }
}
