import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type CompiledFile, compileFile } from "./compile-file";
import { keepFile, readKept } from "./kept-file";

/** An `@` that is not at the head of a comment's line: a file without one is the same for tslab, so it is kept once. */
const DECORATED = /^(?!\s*(?:\*|\/\/)).*@/m;

type Stored = Pick<CompiledFile, "code" | "map">;

/**
 * Compiles local files and keeps the results in a folder, under the hash of the text: the library has more than a
 * hundred files, and compiling them all would hold up the first import of every kernel. The folder belongs to one
 * version of the kernel (`start.mjs`), so nothing in it is ever out of date.
 *
 * @param followsTslab whether a file is compiled as tslab did, now
 */
export function keepCompiled(folder: string, followsTslab = () => false): (file: string) => CompiledFile {
  return (file) => {
    const source = readFileSync(file, "utf8");
    const oldDecorators = followsTslab() && DECORATED.test(source);
    const key = createHash("sha256")
      .update(`${extname(file)}\0${oldDecorators ? "tslab" : ""}\0${source}`)
      .digest("hex");
    const kept = join(folder, `${key}.json`);
    const stored = read(kept);
    if (stored) return { ...stored, file, url: pathToFileURL(file).href };
    const compiled = compileFile(file, source, oldDecorators);
    keepFile(kept, JSON.stringify({ code: compiled.code, map: compiled.map }));
    return compiled;
  };
}

/** Undefined when there is none, or one that cannot be read: then the file is compiled again. */
function read(path: string): Stored | undefined {
  try {
    const { code, map } = JSON.parse(String(readKept(path))) as Partial<Stored>;
    return typeof code === "string" && typeof map === "string" ? { code, map } : undefined;
  } catch {
    return undefined;
  }
}
