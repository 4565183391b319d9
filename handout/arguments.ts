import { join, resolve } from "node:path";
import { type Edition, editions } from "./editions";
import { type FormatName, formats } from "./formats";
import { notebooksAt } from "./notebooks-at";
import { readOptions } from "./options";

/** One file to be made. */
export interface Job {
  readonly path: string;
  readonly edition: Edition;
  readonly format: FormatName;
}

/** The handouts of one notebook: it runs once for all of them. */
export interface Task {
  readonly notebook: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly seed?: string;
  readonly jobs: readonly Job[];
  /** Where its handouts in other editions and formats would be. None of a personal sheet, which somebody may have been given. */
  readonly others: readonly string[];
}

/** A page that leads to the handouts of one edition. */
export interface Index {
  readonly path: string;
  readonly edition: Edition;
  /** Every file that a lesson may have, whether it is made now or was made before. */
  readonly lessons: readonly { readonly notebook: string; readonly jobs: readonly Job[] }[];
}

export interface Order {
  readonly tasks: readonly Task[];
  /** For the whole course; none when notebooks were named. */
  readonly indexes: readonly Index[];
  readonly again: boolean;
}

/** Where paths on the command line begin, and where the course's own folders are. */
export interface Places {
  readonly root: string;
  readonly from: string;
}

/**
 * What is to be made, from the words of the command line.
 *
 * @throws RangeError that says which word is wrong
 */
export function readArguments(args: readonly string[], { root, from }: Places): Order {
  const { paths, again, parameters, seed, ...options } = readOptions(args);
  const out = options.out === undefined ? join(root, "handouts") : resolve(from, options.out);
  const course = join(root, "notebooks");
  const sources = notebooksAt(paths.length > 0 ? paths.map((path) => resolve(from, path)) : [course], course);
  const pathOf = (base: string, edition: Edition, ending: string) => join(out, fileName(base, edition, seed) + ending);
  const jobs = (base: string, of: readonly Edition[], as: readonly FormatName[]): readonly Job[] =>
    of.flatMap((edition) =>
      as.map((format) => ({ path: pathOf(base, edition, formats[format].ending), edition, format })),
    );

  const tasks = sources.map(({ notebook, base }) => {
    const wanted = jobs(base, options.editions, options.formats);
    const all = seed === undefined ? jobs(base, allEditions, allFormats).map(({ path }) => path) : [];
    const others = all.filter((path) => !wanted.some((job) => job.path === path));
    return { notebook, parameters, seed, jobs: wanted, others };
  });
  const indexes = options.editions.map((edition) => ({
    path: pathOf("index", edition, ".html"),
    edition,
    lessons: sources.map(({ notebook, base }) => ({ notebook, jobs: jobs(base, [edition], allFormats) })),
  }));
  return { tasks, indexes: paths.length > 0 ? [] : indexes, again };
}

const allEditions = Object.keys(editions) as readonly Edition[];
const allFormats = Object.keys(formats) as readonly FormatName[];

/** Students' files have the plain name; the names of others say what they are, so that none is sent by mistake. */
function fileName(base: string, edition: Edition, seed: string | undefined): string {
  return [base, seed, edition === "student" ? undefined : edition].filter((part) => part !== undefined).join(".");
}
