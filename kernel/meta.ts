import { isBuiltin } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { isPath, resolveImport } from "./resolve";

/** Where a file is, as `import.meta` has it. */
export interface Meta {
  readonly dirname: string;
  readonly filename: string;
  /** The address of what an import would find. */
  resolve(specifier: string): string;
  readonly url: string;
}

/**
 * What code in a file finds as its `import.meta`.
 *
 * @param elsewhere where packages are looked up that are not found from the file
 */
export function metaOf(file: string, elsewhere: string): Meta {
  const { href: url } = pathToFileURL(file);
  return { dirname: dirname(file), filename: file, resolve: (specifier) => addressOf(specifier, file, elsewhere), url };
}

/** @throws Error when there is no such package; a file need not exist, as in Node: it may be one to write */
function addressOf(specifier: string, file: string, elsewhere: string): string {
  if (URL.canParse(specifier)) return new URL(specifier).href;
  if (isBuiltin(specifier)) return `node:${specifier}`;
  const asWritten = () => new URL(specifier, pathToFileURL(file)).href;
  if (isPath(specifier) && specifier.endsWith("/")) return asWritten();
  try {
    return addressFound(specifier, dirname(file), elsewhere);
  } catch (error) {
    if (isPath(specifier)) return asWritten();
    throw error;
  }
}

function addressFound(specifier: string, from: string, elsewhere: string): string {
  const { path } = resolveImport(specifier, from, elsewhere, "import");
  if (path !== undefined) return pathToFileURL(path).href;
  throw new Error(`Cannot resolve ${specifier} as its package must offer a file to require: it can only be imported`);
}
