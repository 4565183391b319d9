import type { LanguageOptions } from "./language";

/** Modules of Node whose declarations are read when they are first imported. */
export interface LateModules {
  readonly names: readonly string[];
  /** Takes them out of the list of all that Node declares; where they stood, nothing moves. */
  withoutThem(path: string, text: string): string;
  /** The file that declares one of them, for a file that imports it. */
  fileOf(name: string, from: string): string | undefined;
}

/** The files that declare them, in `@types/node`. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  "http2.d.ts": ["http2", "node:http2"],
  "inspector.generated.d.ts": ["inspector", "node:inspector", "inspector/promises", "node:inspector/promises"],
  "sqlite.d.ts": ["node:sqlite"],
  "test.d.ts": ["node:test", "node:test/reporters"],
};

/**
 * Of all that `@types/node` declares, these four files are a third, and hardly a cell imports what they declare: no
 * kernel should read them before its first cell. The compiler takes their names from any file that was read.
 */
export function createLateModules({ files, types, typeRoots }: LanguageOptions): LateModules {
  const isKnown = (folder: string) => files.fileExists(`${folder}/index.d.ts`);
  const node = types.includes("node") ? typeRoots.map((root) => `${root}/node`).find(isKnown) : undefined;
  // A file that another version of the package does not have is no reason to declare nothing.
  const declared = Object.entries(FILES).filter(([file]) => files.fileExists(`${node}/${file}`));
  const places = new Map(declared.flatMap(([file, names]) => names.map((name) => [name, `${node}/${file}`])));
  const withoutLate = (reference: string, file: string) => (file in FILES ? " ".repeat(reference.length) : reference);
  return {
    names: [...places.keys()],
    withoutThem: (path, text) => (path === `${node}/index.d.ts` ? text.replace(REFERENCE, withoutLate) : text),
    // Among themselves the declarations of Node name every module, as what `process.getBuiltinModule` gives.
    fileOf: (name, from) => (from.startsWith(`${node}/`) ? undefined : places.get(name)),
  };
}

const REFERENCE = /^\/\/\/ *<reference +path="([^"]+)" *\/>/gm;
