import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { arch, version } from "node:process";
import { Script } from "node:vm";
import { keepFile, readKept } from "./kept-file";

interface Loaded<T> {
  readonly exports: T;
  /** Keeps what V8 has compiled until now. */
  keep(): void;
}

/**
 * Loads a large CommonJS file as `require` does, and keeps in a folder what V8 makes of it.
 *
 * An `import` would search nine megabytes of compiler for what they export before they run, and V8 would compile each
 * function anew for each kernel: the first cell would wait for that. What another version of V8 made is refused by V8.
 *
 * @param folder for this text alone: of a text, V8 compares no more than the length
 */
export function loadCompiled<T>(file: string, folder: string): Loaded<T> {
  const kept = join(folder, `node-${version}-${arch}`);
  const cachedData = readKept(kept);
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, "utf8")}\n})`;
  const script = new Script(text, { filename: file, cachedData });
  const module = { exports: {} as T };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return {
    exports: module.exports,
    keep() {
      if (!cachedData || script.cachedDataRejected) keepFile(kept, script.createCachedData());
    },
  };
}
