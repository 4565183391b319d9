import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";

/** What `import` sees of a module, whichever kind it is. */
export type Namespace = Readonly<Record<string, unknown>>;

/** Loads a package or a built-in module as seen from a folder: with `require` where that is possible, else `import`. */
export async function loadPackage(specifier: string, folder: string): Promise<Namespace> {
  try {
    return namespaceOf(createRequire(join(folder, "cell.js"))(specifier));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ERR_REQUIRE_ESM" && code !== "ERR_PACKAGE_PATH_NOT_EXPORTED") throw error;
    return importFrom(specifier, folder);
  }
}

/**
 * A CommonJS module as TypeScript's `esModuleInterop` shows it: its properties by name, and the whole as `default`.
 * The properties are inherited and not copied, as some packages compute them when they are asked for.
 */
function namespaceOf(exports: unknown): Namespace {
  if ((typeof exports !== "object" && typeof exports !== "function") || exports === null) return { default: exports };
  if ((exports as { __esModule?: boolean }).__esModule) return exports as Namespace;
  return Object.create(exports, { default: { value: exports, enumerable: true } });
}

/** `import()` resolves from the file that it stands in, so a file of that folder is imagined. */
function importFrom(specifier: string, folder: string): Promise<Namespace> {
  const load = vm.runInThisContext("(specifier) => import(specifier)", {
    filename: pathToFileURL(join(folder, "cell.mjs")).href,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  return load(specifier);
}
