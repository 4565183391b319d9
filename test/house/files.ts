import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What is made here and not written: git does not keep it either. */
const made = [
  "node_modules",
  ".git",
  ".venv",
  ".cache",
  "handouts",
  "test-results",
  ".ipynb_checkpoints",
  "__pycache__",
];

/** The project's own files whose names end so, relative to its root; in one folder or in all. */
export function projectFiles(ending = "", folder = "."): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter(({ name }) => !made.includes(name));
  return entries
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return projectFiles(ending, path);
      return entry.name.endsWith(ending) ? [path] : [];
    })
    .sort();
}

export function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
