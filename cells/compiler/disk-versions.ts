import type { FileSystem } from "./language";

const isInstalled = (name: string) => name.includes("/node_modules/");

/**
 * Packages do not change under a running kernel, but once, when their comments are read; a file of the user's own may,
 * and then its time does. The service asks several times for each cell, the disk is asked once.
 */
export function versionsOnDisk(files: FileSystem) {
  const known = new Map<string, string>();
  const withComments = new Set<string>();
  const isBare = (name: string) => isInstalled(name) && !withComments.has(name);
  return {
    forget: () => known.clear(),
    /** Whether a file is read without its comments. */
    isBare,
    readComments: (name: string) => void withComments.add(name),
    of(name: string): string {
      if (isInstalled(name)) return isBare(name) ? "installed" : "installed, with comments";
      const version = known.get(name) ?? String(files.getModifiedTime?.(name)?.getTime() ?? 0);
      known.set(name, version);
      return version;
    },
  };
}
