import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { LocateInFile } from "../cells";
import type { CompiledFile } from "./compile-file";

/** The innermost package of a path. */
const PACKAGE = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Finds the TypeScript line of a call in a local file, or the package that it is in. The kernel's own files are not shown. */
export function locateInFile(
  compiled: (url: string) => CompiledFile | undefined,
  readable: (file: string) => string,
): LocateInFile {
  return (url, line, column) => {
    const file = compiled(url);
    if (!file) return inPackage(url);
    const found = originalPositionFor(new TraceMap(file.map), { line, column: column - 1 });
    if (found.line === null) return undefined;
    return { place: readable(file.file), line: found.line, column: found.column + 1 };
  };
}

function inPackage(url: string): { place: string } | undefined {
  const [, place] = PACKAGE.exec(url) ?? [];
  return place === undefined ? undefined : { place };
}
