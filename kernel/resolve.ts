import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join, sep } from "node:path";
import { version } from "node:process";

const LOCAL_ENDINGS = new Set([".ts", ".tsx", ".mts", ".cts", ".js", ".mjs", ".cjs", ".jsx", ".json"]);
/** The endings that an import may leave out, in the order in which they are tried. */
const LEFT_OUT = ["", ".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

/** What an import means. */
export interface Resolved {
  /** The folder from which it was found. */
  readonly folder: string;
  /** The file, or the name of a built-in module; a package that offers itself to `import` alone has none for `require`. */
  readonly path?: string;
}

/** What Node calls it that a module is not found, by which code knows that it has to do without. */
const NOT_FOUND = { import: "ERR_MODULE_NOT_FOUND", require: "MODULE_NOT_FOUND" } as const;

/** The word by which a module was asked for. */
export type Way = keyof typeof NOT_FOUND;

/**
 * Finds what an import means from where it stands, or else, for a package that is not installed there, from
 * `elsewhere`. So a notebook in any folder has the library and what comes with it, and its own packages go first.
 *
 * @throws Error when it is found in neither, in one line
 */
export function resolveImport(specifier: string, from: string, elsewhere: string, way: Way): Resolved {
  if (isPath(specifier)) return { folder: from, path: resolveFile(specifier, from, way) };
  try {
    return { folder: from, path: resolvePackage(specifier, from, way) };
  } catch (error) {
    try {
      return { folder: elsewhere, path: resolvePackage(specifier, elsewhere, way) };
    } catch {
      throw error;
    }
  }
}

function resolvePackage(specifier: string, from: string, way: Way): string | undefined {
  try {
    return createRequire(join(from, "cell.js")).resolve(specifier);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return undefined;
    if (specifier.startsWith("node:"))
      throw withCode("ERR_UNKNOWN_BUILTIN_MODULE", `Cannot import ${specifier}: Node ${version} has no such module`);
    throw withCode(
      NOT_FOUND[way],
      `Cannot find the package ${specifier}: it must be installed in the folder of the notebook or above`,
    );
  }
}

/** The code is for programs: for a person the message says all, so a report does not show it. */
function withCode(code: string, message: string): Error {
  return Object.defineProperty(new Error(message), "code", { value: code, writable: true, configurable: true });
}

/** Whether an import names a file by its path, and not a package. */
export function isPath(specifier: string): boolean {
  return /^(\.{0,2}\/|\.{1,2}$)/.test(specifier);
}

function resolveFile(specifier: string, from: string, way: Way): string {
  const path = specifier.startsWith("/") ? specifier : join(from, specifier);
  const found = [...LEFT_OUT.map((ending) => path + ending), ...sourcesOf(path)].find(isFile);
  if (found) return found;
  throw withCode(NOT_FOUND[way], `Cannot find ${specifier}: there is no such file in ${from}`);
}

/** TypeScript for ES modules calls a file by what it will become: `./model.js` is `model.ts` as long as it is not compiled. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx"],
  ".mjs": [".mts"],
  ".cjs": [".cts"],
  ".jsx": [".tsx"],
};

function sourcesOf(path: string): string[] {
  const ending = extname(path);
  return (SOURCES[ending] ?? []).map((source) => path.slice(0, -ending.length) + source);
}

/** Whether a file is the user's or the project's own: it may be edited while the kernel runs. */
export function isLocal(path: string): boolean {
  return path.startsWith(sep) && !path.includes(`${sep}node_modules${sep}`) && LOCAL_ENDINGS.has(extname(path));
}

/** Changes whenever the file does; undefined when there is no such file. */
export function versionOf(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats && `${stats.mtimeMs} ${stats.size}`;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
