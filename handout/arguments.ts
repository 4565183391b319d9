import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";

export const usage = `Usage: npm run handouts -- [NOTEBOOK…] [--out DIR]

  NOTEBOOK   a notebook, or a folder of them (default: notebooks, in both languages)
  --out DIR  where the handouts go (default: handouts)`;

/** One piece of work: a notebook and the file that will be its handout. */
export interface Job {
  readonly notebook: string;
  readonly handout: string;
}

/** Where paths on the command line begin, and where the course's own folders are. */
export interface Places {
  readonly root: string;
  readonly from: string;
}

/**
 * What is to be made. Handouts mirror the folders of the course, or else the folder that was named: `notebooks/ko/…` goes to
 * `DIR/ko/…`; a single notebook from elsewhere goes to `DIR` itself.
 *
 * @throws RangeError when an option is unknown, a path does not exist or two notebooks would become the same file
 */
export function readArguments(args: readonly string[], { root, from }: Places): readonly Job[] {
  const { out, paths } = parse(args);
  const folder = out === undefined ? join(root, "handouts") : resolve(from, out);
  const course = join(root, "notebooks");
  const given = paths.length > 0 ? paths.map((path) => resolve(from, path)) : [course];
  const targets = new Map<string, string>();
  for (const path of given) {
    for (const notebook of notebooksAt(path)) targets.set(notebook, join(folder, mirrored(notebook, [course, path])));
  }
  if (targets.size === 0) {
    throw new RangeError(`Cannot make handouts as there must be a notebook: none is in ${given.join(", ")}`);
  }
  const jobs = Array.from(targets, ([notebook, handout]) => ({ notebook, handout }));
  checkDistinct(jobs);
  return jobs;
}

function parse(args: readonly string[]): { out?: string; paths: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { out: { type: "string" } },
      allowPositionals: true,
    });
    return { out: values.out, paths: positionals };
  } catch (error) {
    // Node adds advice for programmers after its first sentence.
    throw new RangeError(`Cannot read the command line: ${(error as Error).message.split(". ")[0]}`);
  }
}

function notebooksAt(path: string): readonly string[] {
  if (!existsSync(path)) throw new RangeError(`Cannot make a handout as the notebook must exist: ${path}`);
  if (!statSync(path).isDirectory()) {
    if (!path.endsWith(".ipynb"))
      throw new RangeError(`Cannot make a handout as a notebook must end in .ipynb: ${path}`);
    return [path];
  }
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  const names = entries.filter((entry) => entry.isDirectory() || entry.name.endsWith(".ipynb")).map(({ name }) => name);
  return names.sort().flatMap((name) => notebooksAt(join(path, name)));
}

/** The path of a handout below the first of some folders that holds its notebook. */
function mirrored(notebook: string, folders: readonly string[]): string {
  const paths = folders.map((folder) => relative(folder, notebook));
  const path = paths.find((candidate) => candidate !== "" && !candidate.startsWith("..")) ?? basename(notebook);
  return path.replace(/\.ipynb$/, ".html");
}

function checkDistinct(jobs: readonly Job[]): void {
  const taken = new Map<string, string>();
  for (const { notebook, handout } of jobs) {
    const other = taken.get(handout);
    if (other) throw new RangeError(`Cannot make ${handout} as it must come of one notebook: ${other} and ${notebook}`);
    taken.set(handout, notebook);
  }
}
