import { basename, relative } from "node:path";
import type { Job } from "./arguments";
import { handout } from "./handout";
import type { Notebook } from "./notebook";
import { page } from "./page";
import { readNotebook } from "./read";
import { writeWhole } from "./write";

export interface Workshop {
  /** The folder of the project: notebooks are named from there. */
  readonly root: string;
  readonly version: string;
  /** Runs the cells. An argument, because it alone needs a kernel. */
  readonly execute: (notebook: Notebook) => Promise<Notebook>;
  readonly say: (line: string) => void;
}

/** Makes one handout after the other, with one line each; one that fails leaves nothing behind and does not stop the others. */
export async function makeHandouts(jobs: readonly Job[], workshop: Workshop): Promise<{ made: Job[]; failed: Job[] }> {
  const [made, failed]: [Job[], Job[]] = [[], []];
  for (const job of jobs) {
    const name = nameOf(job.notebook, workshop.root);
    const start = performance.now();
    const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
    try {
      const remarks = await makeHandout(job, workshop);
      workshop.say([`${name}  ${seconds()}`, ...remarks.map((remark) => indented(`note: ${remark}`))].join("\n"));
      made.push(job);
    } catch (error) {
      workshop.say(`${name}  failed after ${seconds()}\n${indented((error as Error).message)}`);
      failed.push(job);
    }
  }
  return { made, failed };
}

/** The whole way of one notebook. Nothing is written until everything before has gone well. */
async function makeHandout(job: Job, { root, version, execute }: Workshop): Promise<readonly string[]> {
  const document = handout(await execute(readNotebook(job.notebook)));
  const command = `npm run handouts -- ${shellWord(nameOf(job.notebook, root))}`;
  writeWhole(job.handout, page(document, { version, command }));
  return document.remarks;
}

/** A notebook's path in the project. Of one from elsewhere only the file's name goes into the world: its folders are nobody's business. */
function nameOf(notebook: string, root: string): string {
  const path = relative(root, notebook);
  return path.startsWith("..") ? basename(notebook) : path;
}

function indented(text: string): string {
  return text.replace(/^/gm, "  ");
}

/** A path as one word of a command line: a folder may well be called `경사 하강법 course`. */
function shellWord(path: string): string {
  return /[^\p{L}\p{N}\w./-]/u.test(path) ? `'${path.replaceAll("'", "'\\''")}'` : path;
}
