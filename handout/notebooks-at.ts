import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";

/** A notebook, and the path of its handouts without folder and ending: `ko/17-five-optimizers-on-auto-mpg`. */
export interface Source {
  readonly notebook: string;
  readonly base: string;
}

/**
 * The notebooks at some paths, each once. Handouts mirror the folders of the course, or else the folder that was named:
 * `notebooks/ko/…` becomes `ko/…`; a single notebook from elsewhere keeps only its own name.
 *
 * @throws RangeError when a path does not exist or is no notebook, there is none, or two would become the same file
 */
export function notebooksAt(paths: readonly string[], course: string): readonly Source[] {
  const bases = new Map<string, string>();
  for (const path of paths) {
    for (const notebook of filesAt(path)) bases.set(notebook, mirrored(notebook, [course, path]));
  }
  if (bases.size === 0) {
    throw new RangeError(`Cannot make handouts as there must be a notebook: none is in ${paths.join(", ")}`);
  }
  const sources = Array.from(bases, ([notebook, base]) => ({ notebook, base }));
  checkDistinct(sources);
  return sources;
}

function filesAt(path: string): readonly string[] {
  if (!existsSync(path)) throw new RangeError(`Cannot make a handout as the notebook must exist: ${path}`);
  if (!statSync(path).isDirectory()) {
    if (!path.endsWith(".ipynb"))
      throw new RangeError(`Cannot make a handout as a notebook must end in .ipynb: ${path}`);
    return [path];
  }
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  const names = entries.filter((entry) => entry.isDirectory() || entry.name.endsWith(".ipynb")).map(({ name }) => name);
  return names.sort().flatMap((name) => filesAt(join(path, name)));
}

/** The path of a handout below the first of some folders that holds its notebook. */
function mirrored(notebook: string, folders: readonly string[]): string {
  const paths = folders.map((folder) => relative(folder, notebook));
  const path = paths.find((candidate) => candidate !== "" && !candidate.startsWith("..")) ?? basename(notebook);
  return path.replace(/\.ipynb$/, "");
}

function checkDistinct(sources: readonly Source[]): void {
  const taken = new Map<string, string>();
  for (const { notebook, base } of sources) {
    const other = taken.get(base);
    if (other)
      throw new RangeError(
        `Cannot make handouts of ${other} and ${notebook} as their files must differ: both are ${base}`,
      );
    taken.set(base, notebook);
  }
}
