import type { LanguageOptions } from "./language";
import { withoutReferences } from "./references";

/** What `@types/node` declares, but for the modules that are declared when they are first imported. */
export interface LateModules {
  readonly names: readonly string[];
  /** Takes them out of the list of all that Node declares; where they stood, nothing moves. */
  withoutThem(path: string, text: string): string;
  /** The file that declares one of them, for a file that imports it. */
  fileOf(name: string, from: string): string | undefined;
  /** The files that declare those which a text asks Node for, without an import. */
  askedFor(text: string): string[];
  /** Whether a name needs no file, as it is declared among the others. */
  isDeclared(name: string, from: string): boolean;
}

const both = (...names: string[]) => names.flatMap((name) => [name, `node:${name}`]);

/** The modules, by the file that declares them. No other file needs them but for `process.getBuiltinModule`. */
export const LATE_FILES: Readonly<Record<string, readonly string[]>> = {
  "assert.d.ts": both("assert"),
  "assert/strict.d.ts": both("assert/strict"),
  "cluster.d.ts": both("cluster"),
  "constants.d.ts": both("constants"),
  "diagnostics_channel.d.ts": both("diagnostics_channel"),
  "http2.d.ts": both("http2"),
  "https.d.ts": both("https"),
  // Joins what stands in `inspector.d.ts`.
  "inspector.generated.d.ts": both("inspector", "inspector/promises"),
  "os.d.ts": both("os"),
  "repl.d.ts": both("repl"),
  "sqlite.d.ts": ["node:sqlite"],
  "test.d.ts": ["node:test", "node:test/reporters"],
  "zlib.d.ts": both("zlib"),
};

/**
 * Of all that `@types/node` declares, these files are two fifths, and most notebooks import none of them: no kernel
 * should read them before its first cell. The compiler takes the names of modules from any file that was read.
 */
export function createLateModules({ files: disk, types, typeRoots }: LanguageOptions): LateModules {
  const isKnown = (folder: string) => types.includes("node") && disk.fileExists(`${folder}/index.d.ts`);
  const found = typeRoots.map((root) => `${root}/node`).find(isKnown);
  // The compiler calls files by their real paths.
  const node = found && (disk.realpath?.(found) ?? found);
  const late = node === undefined ? [] : Object.entries(LATE_FILES);
  const places = new Map(late.flatMap(([file, names]) => names.map((name) => [name, `${node}/${file}`])));
  const files = new Set(places.values());
  const { dependencies = {} } = JSON.parse((node && disk.readFile(`${node}/package.json`)) ?? "{}");
  const isOfNode = (path: string) => node !== undefined && path.startsWith(`${node}/`);
  return {
    names: [...places.keys()],
    withoutThem: (path, text) =>
      path === `${node}/index.d.ts` ? withoutReferences(text, "path", (file) => file in LATE_FILES) : text,
    // The others name all of these as well, for the type of `process.getBuiltinModule`.
    fileOf: (name, from) => (isOfNode(from) && !files.has(from) ? undefined : places.get(name)),
    askedFor: (text) => [...text.matchAll(ASKED)].flatMap(([, name]) => places.get(name) ?? []),
    // These files name each other a hundred times, and a search in all folders above would find nothing.
    isDeclared: (name, from) => name.startsWith("node:") || (isOfNode(from) && !(name in dependencies)),
  };
}

const ASKED = /getBuiltinModule\(\s*["'`]([^"'`]+)["'`]/g;
