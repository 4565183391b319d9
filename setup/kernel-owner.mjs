// Whose kernel stands in a folder of a person's own Jupyter: that of this project, of a copy of it, or of another program.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toJson } from "./files.mjs";
import { kernelspec, start } from "./kernelspec.mjs";
import { places } from "./places.mjs";

/**
 * The owner of the kernel in `folder`, or nothing where there is none. `kind` is "this" project, a "copy" of it elsewhere, a copy
 * that is "gone", as when its folder was moved, or an "other" program; `project` is where the copy is or was.
 */
export function kernelOwner(folder, root) {
  const file = join(folder, "kernel.json");
  if (!existsSync(file)) return undefined;
  const spec = parsed(readFileSync(file, "utf8"));
  const project = projectOf(spec);
  if (!project) return { kind: "other" };
  if (project === root) return { kind: "this", project, isChanged: isChanged(spec, root) };
  return { kind: existsSync(start(project)) ? "copy" : "gone", project };
}

/** By the mark; the first specs had none, but started two files of the project. */
function projectOf({ argv, metadata }) {
  if (typeof metadata?.descent?.project === "string") return metadata.descent.project;
  const words = Array.isArray(argv) ? argv.filter((word) => typeof word === "string") : [];
  const projects = words.map((word) => dirname(dirname(word)));
  return projects.find((project) => words.includes(start(project)) && words.includes(places(project).preload));
}

/** Whether it says anything else than we would write; a mark that it lacks is nothing that a person has taken out. */
function isChanged({ metadata, ...spec }, root) {
  const { metadata: ours, ...written } = JSON.parse(kernelspec(root));
  return toJson([spec, metadata ?? ours]) !== toJson([written, ours]);
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
