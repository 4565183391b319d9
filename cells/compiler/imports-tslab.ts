import type { TypeScript } from "./language";

/**
 * Whether a cell asks for the module `tslab`, by `import` or by `require`: then its notebook was written for tslab's
 * kernel. What a text or a comment says of it does not count.
 */
export function importsTslab(ts: TypeScript, source: string): boolean {
  // Almost no cell does.
  if (!source.includes("tslab")) return false;
  return ts.preProcessFile(source, true, true).importedFiles.some(({ fileName }) => fileName === "tslab");
}
