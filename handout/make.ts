import { existsSync, readFileSync, rmSync } from "node:fs";
import type { Job, Order, Task } from "./arguments";
import { commandFor, nameOf } from "./command";
import { type Format, formats } from "./formats";
import { indexPage } from "./index-page";
import type { Notebook } from "./notebook";
import type { Press } from "./press";
import type { Progress } from "./progress";
import { readNotebook } from "./read";
import { hashOf, hashOfPlace, hashOfProject, type Stamps } from "./stamp";
import { writeWhole } from "./write";

export interface Workshop {
  /** The folder of the project: notebooks are named from there. */
  readonly root: string;
  readonly version: string;
  /** Runs the cells. An argument, because it alone needs a kernel. */
  readonly execute: (notebook: Notebook) => Promise<Notebook>;
  /** Draws figures and prints. */
  readonly press: Press;
  readonly stamps: Stamps;
  readonly progress: Progress;
  /** How many notebooks run at the same time. */
  readonly atOnce: number;
}

/** The files that were made now, those that had not changed, and the notebooks that failed. */
export interface Made {
  readonly made: string[];
  readonly unchanged: string[];
  readonly failed: string[];
}

/** Makes the handouts of each notebook, with one line each; one that fails leaves nothing behind and does not stop the others. */
export async function makeHandouts({ tasks, indexes, again }: Order, workshop: Workshop): Promise<Made> {
  const result: Made = { made: [], unchanged: [], failed: [] };
  const project = hashOfProject(workshop.root);
  const waiting = [...tasks];
  const worker = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift())
      await makeTask(task, project, again, workshop, result);
  };
  await Promise.all(Array.from({ length: workshop.atOnce }, worker));
  for (const index of indexes) {
    writeWhole(index.path, indexPage(index));
    result.made.push(index.path);
  }
  return result;
}

async function makeTask(task: Task, project: string, again: boolean, workshop: Workshop, result: Made): Promise<void> {
  const { root, stamps, progress } = workshop;
  const name = nameOf(task.notebook, root);
  const end = progress.begin(name);
  try {
    const notebook = hashOf([readFileSync(task.notebook)]);
    const place = hashOfPlace(task.notebook);
    const inputs = (job: Job) => ({ notebook, others: hashOf([project, place, commandFor(task, job, root)]) });
    const due = task.jobs.filter((job) => again || !stamps.isFresh(job.path, inputs(job)));
    const remarks = due.length > 0 ? await makeJobs(task, due, workshop) : [];
    for (const job of due) stamps.remember(job.path, inputs(job));
    result.made.push(...due.map(({ path }) => path).filter((path) => existsSync(path)));
    result.unchanged.push(...task.jobs.filter((job) => !due.includes(job)).map(({ path }) => path));
    const removed = removeOutdated(task, notebook, workshop);
    const notes = [...remarks, ...removed].map((remark) => `\n${indented(`note: ${remark}`)}`).join("");
    end((seconds) => `${name}  ${due.length > 0 ? seconds : "unchanged"}${notes}`);
  } catch (error) {
    result.failed.push(task.notebook);
    end((seconds) => `${name}  failed after ${seconds}\n${indented((error as Error).message)}`);
  }
}

/** What an earlier command made of another state of the same notebook: side by side with the new files it would be taken for one. */
function removeOutdated({ others }: Task, notebook: string, { root, stamps }: Workshop): readonly string[] {
  const outdated = others.filter((path) => stamps.isOutdated(path, notebook));
  for (const path of outdated) rmSync(path);
  return outdated.map((path) => `removed ${nameOf(path, root)}, which was made before the notebook changed`);
}

/** The whole way of one notebook. Nothing is written until everything before has gone well. */
async function makeJobs(task: Task, jobs: readonly Job[], workshop: Workshop): Promise<readonly string[]> {
  const { execute, press, stamps } = workshop;
  const notebook = await withParameters(readNotebook(task.notebook), task.parameters);
  if (jobs.some(({ format }) => (formats[format] as Format).figures)) press.warmUp();
  // The rest of the house is read while the kernel runs.
  const [ran, { makeJob }] = await Promise.all([execute(notebook), import("./make-job")]);
  const made = await Promise.all(jobs.map((job) => makeJob(ran, task, job, workshop)));
  for (const { path, content } of made) {
    if (content !== undefined) writeWhole(path, content);
    // There was one, and there is none any more.
    else if (stamps.isOwn(path)) rmSync(path);
  }
  return [...new Set(made.flatMap(({ remarks }) => remarks))];
}

/** A notebook that is taken as it is needs nobody who finds its declarations. */
async function withParameters(notebook: Notebook, values: Task["parameters"]): Promise<Notebook> {
  return Object.keys(values).length > 0 ? (await import("./parameters")).withParameters(notebook, values) : notebook;
}

function indented(text: string): string {
  return text.replace(/^/gm, "  ");
}
