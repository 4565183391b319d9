import type { FileSystem } from "../compiler/language";
import { TYPESCRIPT } from "./surroundings";

/** A file system that consists of a table of texts by path. */
export function tableOfFiles(texts: Readonly<Record<string, string>>): FileSystem {
  const files = new Map(Object.entries(texts));
  /** The folders inside each folder, by name. */
  const folders = new Map<string, Set<string>>([["/", new Set()]]);
  for (const path of files.keys()) {
    let parent = "/";
    for (const name of path.split("/").slice(1, -1)) {
      folders.get(parent)?.add(name);
      parent = parent === "/" ? `/${name}` : `${parent}/${name}`;
      if (!folders.has(parent)) folders.set(parent, new Set());
    }
  }
  const withoutSlash = (path: string) => (path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path);
  return {
    readFile: (path) => files.get(path),
    fileExists: (path) => files.has(path),
    directoryExists: (path) => folders.has(withoutSlash(path)),
    getDirectories: (path) => [...(folders.get(withoutSlash(path)) ?? [])],
    libFolder: TYPESCRIPT,
  };
}
