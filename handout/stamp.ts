import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeWhole } from "./write";

/** What a handout is made of besides its notebook and its options. */
const made = ["lib", "data", "threads", "cells", "kernel", "handout", "package-lock.json", "requirements.txt"];

/** One hash over the project, and over the version of Node that runs it. */
export function hashOfProject(root: string): string {
  const files = made.flatMap((name) => filesBelow(join(root, name)));
  return hashOf([process.version, ...files.flatMap((file) => [file.slice(root.length), readFileSync(file)])]);
}

/**
 * One hash over what lies beside a notebook, in its folder and in the one above: pictures, and files that its cells may
 * read. Of those their size and time are enough.
 */
export function hashOfPlace(notebook: string): string {
  const folder = dirname(notebook);
  const beside = [folder, dirname(folder)].flatMap((place) => {
    const files = readdirSync(place, { withFileTypes: true }).filter((entry) => entry.isFile());
    return files.flatMap(({ name }) => (name.endsWith(".ipynb") ? [] : [join(place, name)])).sort();
  });
  // A file of somebody else's may be gone by now.
  const looks = beside
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((it) => `${it?.size} ${it?.mtimeMs}`);
  return hashOf([...beside, ...looks]);
}

export function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest("hex");
}

/** What a file is made from, as hashes: of the notebook's own file, and of all else. */
export interface Inputs {
  readonly notebook: string;
  readonly others: string;
}

/**
 * Remembers of each file from what it was made and what it was, so that a file that somebody has changed or deleted is made anew,
 * too, and one that a notebook does not have is not looked for again.
 */
export interface Stamps {
  isFresh(path: string, inputs: Inputs): boolean;
  /** Whether the file is as it was made here, and from another state of the notebook than this. */
  isOutdated(path: string, notebook: string): boolean;
  /** Whether the file is as it was made here. */
  isOwn(path: string): boolean;
  remember(path: string, inputs: Inputs): void;
}

export function stampsIn(folder: string): Stamps {
  const stampOf = (path: string) => join(folder, hashOf([path]).slice(0, 32));
  const hashOfFile = (path: string) => (existsSync(path) ? hashOf([readFileSync(path)]) : "no file");
  const textFor = (path: string, { notebook, others }: Inputs) => `${notebook} ${others} ${hashOfFile(path)}\n`;
  const read = (path: string) => (existsSync(stampOf(path)) ? readFileSync(stampOf(path), "utf8") : "");
  const isOwn = (path: string) => existsSync(path) && read(path).endsWith(` ${hashOfFile(path)}\n`);
  return {
    isFresh: (path, inputs) => read(path) === textFor(path, inputs),
    isOutdated: (path, notebook) => isOwn(path) && !read(path).startsWith(`${notebook} `),
    isOwn,
    remember: (path, inputs) => writeWhole(stampOf(path), textFor(path, inputs)),
  };
}

function filesBelow(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => !name.startsWith(".") && name !== "__pycache__");
  return names.sort().flatMap((name) => filesBelow(join(path, name)));
}
