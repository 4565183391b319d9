import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import vm from "node:vm";
import { type Exported, type FileGuard, jsonModule, type LoadedModule, namespaceOf } from "../cells";
import type { CompiledFile } from "./compile-file";
import { metaOf } from "./meta";
import { loadPackage } from "./packages";
import { isLocal, resolveImport, versionOf } from "./resolve";
import { standIn } from "./stand-in";

/** A file of the user's or the project's own. The object stays when the file is loaded again, so importers see it. */
interface LocalModule extends LoadedModule {
  readonly file: string;
  readonly isFile: true;
  current: Exported["namespace"];
  /** The `module` of its code; what it exports is what `require` gives. */
  own: { exports: unknown };
  version?: string;
  fresh: boolean;
  readonly imports: Set<string>;
}

function newModule(file: string): LocalModule {
  return { file, isFile: true, current: {}, own: { exports: {} }, fresh: false, imports: new Set() };
}

/** What `refresh` did: the edited files that were loaded again, and what kept one from being loaded. */
export interface Refreshed {
  readonly edited: readonly string[];
  readonly failures: readonly { readonly file: string; readonly error: unknown }[];
}

/** Loads what cells import, and again what was edited since. */
export interface Modules {
  load(specifier: string): Promise<LoadedModule>;
  /** The `require` of cells: the same modules, at once. */
  readonly require: NodeJS.Require;
  /** Loads edited files again, and those that import them. A file that no longer runs stays as it was. */
  refresh(): Refreshed;
  /** The compiled form of a local file by the name that stacks have, for the lines of errors. */
  compiled(url: string): CompiledFile | undefined;
}

/** What the code of each local file has besides: its own ways to import. */
type Guard = Omit<FileGuard, "import" | "meta">;

/**
 * @param folder where the cells live: their imports are looked up from here
 * @param elsewhere where packages are looked up that are not found there
 * @param compile makes a function of a local file
 * @param own modules that the kernel itself offers, by name
 */
export function createModules(
  folder: string,
  elsewhere: string,
  compile: (file: string) => CompiledFile,
  guard: Guard,
  own: Readonly<Record<string, object>> = {},
): Modules {
  const local = new Map<string, LocalModule>();
  // What an earlier version of a file made stays in use, and has the lines of that version.
  const versions = new Map<string, CompiledFile>();
  const packages = new Map<string, LoadedModule>();

  const offered = (specifier: string) => own[specifier] as Record<string, unknown> | undefined;

  async function load(specifier: string, from: string): Promise<LoadedModule> {
    const current = offered(specifier);
    if (current) return { current };
    const { folder, path } = resolveImport(specifier, from, elsewhere, "import");
    if (path && isLocal(path)) return loadLocal(path);
    const key = path ?? specifier;
    const loaded = packages.get(key) ?? { current: await loadPackage(specifier, folder) };
    packages.set(key, loaded);
    return loaded;
  }

  function loadLocal(file: string): LocalModule {
    const module = local.get(file) ?? newModule(file);
    local.set(file, module);
    if (!module.fresh) evaluate(module);
    return module;
  }

  function evaluate(module: LocalModule): void {
    const { file, current, own } = module;
    module.version = versionOf(file);
    module.fresh = true; // Files that import each other see what is there so far.
    module.imports.clear();
    try {
      if (file.endsWith(".json")) read(module);
      else run(module);
    } catch (error) {
      Object.assign(module, { current, own, fresh: false });
      throw error;
    }
  }

  /** @param imports is told of each local file that is required */
  function requireFrom(from: string, imports: (path: string) => void = () => {}): NodeJS.Require {
    const node = createRequire(join(from, "cell.js"));
    return standIn(node, (_, [specifier]): unknown => {
      const given = offered(specifier);
      if (given) return given;
      const { folder, path } = resolveImport(specifier, from, elsewhere, "require");
      if (!path || !isLocal(path)) return createRequire(join(folder, "cell.js"))(specifier);
      imports(path);
      return loadLocal(path).own.exports;
    });
  }

  function read(module: LocalModule): void {
    const { exports, namespace } = jsonModule(module.file, readFileSync(module.file, "utf8"));
    module.own = { exports };
    module.current = namespace;
  }

  function run(module: LocalModule): void {
    const { file } = module;
    const from = dirname(file);
    const require = requireFrom(from, (path) => module.imports.add(path));
    const compiled = compile(file);
    const filename = versions.has(compiled.url) ? `${compiled.url}?${versions.size}` : compiled.url;
    versions.set(filename, compiled);
    const body = vm.runInThisContext(compiled.code, { filename });
    const exports = {};
    const own = { exports: exports as unknown, id: file, filename: file, require };
    Object.assign(module, { own, current: exports });
    const later = async (specifier: string) => (await load(specifier, from)).current;
    // `this` on top level is what a CommonJS file exports.
    body.call(exports, exports, require, own, file, from, { ...guard, import: later, meta: metaOf(file, elsewhere) });
    module.current = namespaceOf(own.exports);
  }

  function refresh(): Refreshed {
    const edited = [...local.values()].filter(({ file, version }) => ![version, undefined].includes(versionOf(file)));
    const stale = new Set(edited);
    // A set visits what is added while it is walked: importers of importers are found too.
    for (const { file } of stale) {
      for (const module of local.values()) if (module.imports.has(file)) stale.add(module);
    }
    for (const module of stale) module.fresh = false;
    const failures: { file: string; error: unknown }[] = [];
    const kept = new Set<string>();
    for (const module of stale) {
      const { file, imports, fresh } = module;
      try {
        // It would fail in the same way as what it imports.
        if ([...imports].some((path) => kept.has(path))) kept.add(file);
        else if (!fresh) evaluate(module);
      } catch (error) {
        kept.add(file);
        failures.push({ file, error });
      }
    }
    return { edited: edited.map(({ file }) => file).filter((file) => !kept.has(file)), failures };
  }

  return {
    load: (specifier) => load(specifier, folder),
    require: requireFrom(folder),
    refresh,
    compiled: (url) => versions.get(url),
  };
}
