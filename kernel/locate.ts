import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { LocateInFile } from "../cells";
import type { CompiledFile } from "./compile-file";

/** Finds the TypeScript line of a call in a local file. The kernel's own files and packages are not shown. */
export function locateInFile(
  compiled: (url: string) => CompiledFile | undefined,
  readable: (file: string) => string,
): LocateInFile {
  return (url, line, column) => {
    const file = compiled(url);
    if (!file) return undefined;
    const found = originalPositionFor(new TraceMap(file.map), { line, column: column - 1 });
    if (found.line === null) return undefined;
    return { place: readable(file.file), line: found.line, column: found.column + 1 };
  };
}
