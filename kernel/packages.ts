import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";

/** What `import` sees of a module, whichever kind it is. */
export type Namespace = Readonly<Record<string, unknown>>;

/** What Node says of a package that can be imported and not required. */
const ONLY_IMPORT = new Set(["ERR_REQUIRE_ESM", "ERR_REQUIRE_ASYNC_MODULE", "ERR_PACKAGE_PATH_NOT_EXPORTED"]);

/** Loads a package or a built-in module as seen from a folder: with `require` where that is possible, else `import`. */
export async function loadPackage(specifier: string, folder: string): Promise<Namespace> {
  try {
    return namespaceOf(createRequire(join(folder, "cell.js"))(specifier));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!ONLY_IMPORT.has(code ?? "")) throw error;
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
  // That Node calls this way experimental is nothing that a student could act upon.
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return load(specifier);
  } finally {
    process.emitWarning = emitWarning;
  }
}
