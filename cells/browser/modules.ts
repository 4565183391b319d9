import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { dirname, join } from "pathe";
import type { TypeScript } from "../compiler/language";
import { type CompiledModule, compileModule } from "../compiler/module";
import type { LoadedModule } from "../host";
import { type Exported, jsonModule, namespaceOf } from "../namespace";
import type { LocateInFile } from "../trace";
import type { FileGuard, RunningCell } from "../values";
import type { Evaluate } from "./evaluate";
import { carryingOwner, metaOf } from "./host";
import type { Owner } from "./owner";
import { NOTEBOOK, type Surroundings } from "./surroundings";

/** Loads what cells import, from the tables that the page holds. */
export interface Modules {
  load(specifier: string): Promise<LoadedModule>;
  /** The `require` of cells: the same modules, at once. */
  require(specifier: string): unknown;
  /** Finds the TypeScript line of a call in a file that was loaded. */
  readonly locate: LocateInFile;
}

export interface ModulesParts extends Surroundings {
  readonly ts: TypeScript;
  readonly evaluate: Evaluate;
  readonly owner: Owner;
  readonly check: () => void;
  readonly wait: (value: unknown) => unknown;
  readonly waitEach: (values: unknown) => unknown;
  /** Remembers where a file threw what has no calls of its own. */
  readonly thrown: RunningCell["thrown"];
  /** Whether files are compiled as tslab did, now. */
  readonly followsTslab: () => boolean;
  /** Modules that the page itself offers, by name. */
  readonly own: Readonly<Record<string, object>>;
}

/** The endings that an import may leave out, in the order in which they are tried. */
const LEFT_OUT = ["", ".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

export function createModules(parts: ModulesParts): Modules {
  const { ts, evaluate, files, modules, packages, own, owner, check, wait, waitEach, thrown, followsTslab } = parts;
  const compiled = new Map<string, CompiledModule>(Object.entries(modules));
  const loaded = new Map<string, Exported>();

  function resolve(specifier: string, from: string): string {
    if (!/^\.{0,2}\//.test(specifier)) {
      const path = packages[specifier];
      if (path) return path;
      throw new Error(
        `Cannot find the package ${specifier}: this page holds ${Object.keys(packages).join(", ") || "none"}`,
      );
    }
    const path = specifier.startsWith("/") ? specifier : join(from, specifier);
    const found = LEFT_OUT.map((ending) => path + ending).find(
      (name) => compiled.has(name) || files[name] !== undefined,
    );
    if (found) return found;
    throw new Error(`Cannot find ${specifier}: there is no such file in ${from}`);
  }

  function loadFile(path: string): Exported {
    const known = loaded.get(path);
    if (known) return known;
    try {
      const module = path.endsWith(".json") ? jsonModule(path, files[path]) : run(path);
      loaded.set(path, module);
      return module;
    } catch (error) {
      loaded.delete(path);
      throw error;
    }
  }

  function run(path: string): Exported {
    const from = dirname(path);
    const code = compiled.get(path) ?? compileModule(ts, path, files[path], followsTslab());
    compiled.set(path, code);
    const later = async (specifier: string) => loadAny(specifier, from).namespace;
    const guard: FileGuard = {
      check,
      wait,
      waitEach,
      resumed(value) {
        check();
        return value;
      },
      thrown,
      // Nothing breaks a loop from outside of it here.
      outside: () => false,
      inside: () => undefined,
      import: later,
      meta: metaOf(path),
    };
    const body = evaluate(code.code, `file://${path}`) as (...args: unknown[]) => void;
    const require = (specifier: string) => loadAny(specifier, from).exports;
    const namespace = {};
    const module: Exported = { exports: namespace, namespace };
    loaded.set(path, module); // Files that import each other see what is there so far.
    // `this` on top level is what a CommonJS file exports.
    body.call(namespace, namespace, require, module, path, from, carryingOwner(guard, owner));
    return { exports: module.exports, namespace: namespaceOf(module.exports) };
  }

  function loadAny(specifier: string, from: string): Exported {
    const offered = own[specifier] as Exported["namespace"] | undefined;
    return offered ? { exports: offered, namespace: offered } : loadFile(resolve(specifier, from));
  }

  return {
    load: async (specifier) => ({
      current: loadAny(specifier, NOTEBOOK).namespace,
      isFile: /^\.{0,2}\//.test(specifier),
    }),
    require: (specifier) => loadAny(specifier, NOTEBOOK).exports,
    locate(url, line, column) {
      const path = url.replace(/^file:\/\//, "");
      const code = compiled.get(path);
      const found = code && originalPositionFor(new TraceMap(code.map), { line, column: column - 1 });
      if (!found || found.line === null) return undefined;
      const place = path.startsWith(`${NOTEBOOK}/`) ? path.slice(NOTEBOOK.length + 1) : path.slice(1);
      return { place, line: found.line, column: found.column + 1 };
    },
  };
}
