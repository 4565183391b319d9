import { basename, relative } from "node:path";
import type { Job, Task } from "./arguments";

/** The command that makes one handout again. */
export function commandFor(
  task: Pick<Task, "notebook" | "parameters" | "seed">,
  job: Omit<Job, "path">,
  root: string,
): string {
  const { notebook, parameters, seed } = task;
  const values = Object.entries(parameters).filter(([name]) => name !== "seed" || seed === undefined);
  const words = [
    nameOf(notebook, root),
    ...(job.edition === "student" ? [] : [`--${job.edition}`]),
    ...(job.format === "html" ? [] : ["--format", job.format]),
    ...values.flatMap(([name, value]) => ["-P", `${name}=${value}`]),
    ...(seed === undefined ? [] : ["--seed", seed]),
  ];
  return `npm run handouts -- ${words.map(shellWord).join(" ")}`;
}

/** A notebook's path in the project. Of one from elsewhere only the file's name goes into the world: its folders are nobody's business. */
export function nameOf(notebook: string, root: string): string {
  const path = relative(root, notebook);
  return path.startsWith("..") ? basename(notebook) : path;
}

/** A path or a value as one word of a command line: a folder may well be called `경사 하강법 course`. */
function shellWord(text: string): string {
  return text === "" || /[^\p{L}\p{N}\w./=-]/u.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : text;
}
