import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this project. */
export const project = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** A name as students give it; tools that build command lines by hand stumble over it. */
export const awkwardName = "경사 하강법 course";

/** Lends an empty folder with a name like `경사 하강법 course` and removes it. */
export async function withFolder<T>(use: (folder: string) => Promise<T> | T): Promise<T> {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), "descent-")));
  const folder = join(outer, awkwardName);
  mkdirSync(folder);
  try {
    return await use(folder);
  } finally {
    rmSync(outer, { recursive: true, force: true });
  }
}

/** Makes `folder/node_modules` hold some of this project's packages. */
export function linkPackages(folder: string, ...names: string[]): void {
  for (const name of names) {
    const link = join(folder, "node_modules", name);
    mkdirSync(join(link, ".."), { recursive: true });
    symlinkSync(join(project, "node_modules", name), link);
  }
}

/** A stream that keeps what is written to it. */
export function memory() {
  const written: string[] = [];
  return { write: (text: string) => written.push(text) > 0, text: () => written.join("") };
}
