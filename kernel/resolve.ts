import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join, sep } from "node:path";

const LOCAL_ENDINGS = new Set([".ts", ".tsx", ".mts", ".js", ".mjs", ".jsx", ".json"]);
/** The endings that an import may leave out, in the order in which they are tried. */
const LEFT_OUT = ["", ".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

/**
 * Finds the file, or the built-in module, that an import means.
 *
 * @returns undefined for a package that offers itself to `import` alone: it has no path for `require`
 * @throws Error when there is no such file or package, in one line
 */
export function resolveImport(specifier: string, from: string): string | undefined {
  if (isPath(specifier)) return resolveFile(specifier, from);
  try {
    return createRequire(join(from, "cell.js")).resolve(specifier);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return undefined;
    throw new Error(
      `Cannot find the package ${specifier}: it must be installed in the folder of the notebook or above`,
    );
  }
}

/**
 * The folder from which an import is found: where it stands, or else, for a package that is not installed there,
 * `elsewhere`. So a notebook in any folder has the library and what comes with it, and its own packages go first.
 *
 * @throws Error when it is found in neither
 */
export function folderFor(specifier: string, from: string, elsewhere: string): string {
  try {
    resolveImport(specifier, from);
    return from;
  } catch (error) {
    if (isPath(specifier)) throw error;
    try {
      resolveImport(specifier, elsewhere);
      return elsewhere;
    } catch {
      throw error;
    }
  }
}

function isPath(specifier: string): boolean {
  return /^(\.{0,2}\/|\.{1,2}$)/.test(specifier);
}

function resolveFile(specifier: string, from: string): string {
  const path = specifier.startsWith("/") ? specifier : join(from, specifier);
  const found = LEFT_OUT.map((ending) => path + ending).find(isFile);
  if (found) return found;
  throw new Error(`Cannot find ${specifier}: there is no such file in ${from}`);
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
