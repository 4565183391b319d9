import type ts from "typescript";
import type { TypeScript } from "./language";
import type { HostOptions } from "./language-host";

/**
 * How the service finds modules: as the compiler does, but what it has read of `package.json` files outlives a program.
 * Otherwise it would look for one above each of a thousand files, for every cell.
 */
export function moduleLookup(
  ts: TypeScript,
  { files, folder, elsewhere, late }: HostOptions,
  settings: ts.CompilerOptions,
) {
  const cache = () => ts.createModuleResolutionCache(folder, (name) => name, settings, packages);
  const packages = packageDescriptions();
  const resolve = (name: string, from: string, mode: ts.ResolutionMode, known: ts.ModuleResolutionCache) =>
    ts.resolveModuleName(name, from, settings, files, known, undefined, mode);
  return {
    getModuleResolutionCache: cache,
    resolveModuleNameLiterals(
      literals: readonly ts.StringLiteralLike[],
      from: string,
      _redirected: unknown,
      options: ts.CompilerOptions,
      file: ts.SourceFile,
    ): readonly ts.ResolvedModuleWithFailedLookupLocations[] {
      const known = cache();
      return literals.map((literal) => {
        const lateFile = late.fileOf(literal.text, from);
        if (lateFile) return { resolvedModule: { resolvedFileName: lateFile, extension: ".d.ts" } };
        if (late.isDeclared(literal.text, from)) return { resolvedModule: undefined };
        const mode = ts.getModeForUsageLocation(file, literal, options);
        const found = resolve(literal.text, from, mode, known);
        const isPackage = !literal.text.startsWith(".");
        if (found.resolvedModule || !elsewhere || !isPackage) return found;
        return resolve(literal.text, `${elsewhere}/cell.ts`, mode, known);
      });
    },
  };
}

/**
 * What `package.json` files say, by their paths. The compiler looks some up for every file of every cell, and a table of
 * its own making would work out each path anew.
 */
function packageDescriptions() {
  const known = new Map<string, unknown>();
  return {
    getPackageJsonInfo: (path: string) => known.get(path),
    setPackageJsonInfo: (path: string, info: unknown) => void known.set(path, info),
    getInternalMap: () => known,
    clear: () => known.clear(),
  };
}
