import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Notebook } from "./notebook";
import { parameterOf } from "./parameters";

/** How a handout says where it comes from, so that it can be made again. No time of making: the same outputs give the same bytes. */
export interface Origin {
  readonly version: string;
  readonly command: string;
  /** The data files that the notebook reads, each with the beginning of its SHA-256. */
  readonly data: readonly string[];
  /** The value of `seed` in the cell tagged `parameters`, if it declares one. */
  readonly seed?: string;
}

export function originOf(
  notebook: Notebook,
  root: string,
  { version, command }: Pick<Origin, "version" | "command">,
): Origin {
  return { version, command, data: dataOf(notebook, join(root, "data")), seed: parameterOf(notebook, "seed") };
}

/** Each reader of data is a module of its own in the folder, which names the files' folder once. */
function dataOf({ cells }: Notebook, folder: string): readonly string[] {
  const code = cells.filter(({ kind }) => kind === "code").map(({ source }) => source);
  const imports = Array.from(code.join("\n").matchAll(/import\s*{([^}]*)}\s*from\s*["']descent\/data["']/g));
  const names = imports.flatMap(([, list]) => list.split(",")).map((name) => name.trim().split(/\s/)[0]);
  const modules = existsSync(join(folder, "index.ts")) ? readFileSync(join(folder, "index.ts"), "utf8") : "";
  const used = Array.from(modules.matchAll(/export {([^}]*)} from "\.\/([\w-]+)"/g)).flatMap(([, list, module]) => {
    return names.some((name) => name !== "" && list.split(/[\s,]+/).includes(name)) ? [module] : [];
  });
  const folders = used.flatMap((module) => {
    const text = readFileSync(join(folder, `${module}.ts`), "utf8");
    return Array.from(text.matchAll(/["'`]\.\/([\w-]+)\//g), ([, name]) => name);
  });
  return [...new Set(folders)].flatMap((name) => checksums(join(folder, name)));
}

function checksums(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((name) => /\.(data|csv|txt|json)$/.test(name));
  return files.sort().map((name) => {
    const sum = createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
    return `${name} ${sum.slice(0, 12)}`;
  });
}
