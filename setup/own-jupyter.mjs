// The kernel in a person's own Jupyter, for notebooks outside this project. It is the only thing that Descent ever writes
// outside its folder, and only when asked.
import { statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline/promises";
import { SetupError } from "./errors.mjs";
import { removeFiles } from "./files.mjs";
import { kernelOwner } from "./kernel-owner.mjs";
import { kernelspecFiles, writeKernelspecTo } from "./kernelspec.mjs";
import { labExtensionFiles, labExtensionFolder, writeLabExtensionTo } from "./lab-extension.mjs";

/**
 * Where Jupyter looks for the kernels of a person, whichever environment it runs in; with `prefix`, for those of one
 * environment.
 */
export function kernelFolder({ prefix, env = process.env, platform = process.platform, home = homedir() }) {
  const data = () => {
    if (prefix) return join(prefix, "share", "jupyter");
    if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR;
    if (platform === "darwin") return join(home, "Library", "Jupyter");
    return join(env.XDG_DATA_HOME || join(home, ".local", "share"), "jupyter");
  };
  return join(data(), "kernels", "typescript");
}

/**
 * Whether the folder is there.
 *
 * @throws SetupError where a file stands in its place, or in that of a folder that it is in
 */
export function checkFolder(task, folder) {
  const above = dirname(folder);
  if (above !== folder && !checkFolder(task, above)) return false;
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new SetupError(`Cannot ${task} as ${folder} must be a folder: it is a file`);
  return found !== undefined;
}

/**
 * Installs the spec, and what redraws a figure in its place in JupyterLab. What is ours and not as it must be is brought up to date;
 * what a person may want to keep is only replaced when `agree` says so; other files in the folder stay. Resolves to what became of it.
 */
export async function installKernel({ root, folder, agree }) {
  const owner = kernelOwner(folder, root);
  const whose = owner && whoseWishCounts(owner);
  const question = `A kernel of that name is in ${folder} already: ${whose}. Overwrite it?`;
  if (whose && !(await agree(question))) return "left alone";
  const written = [...writeKernelspecTo(folder, root), ...writeLabExtensionTo(dataOf(folder), root)];
  if (owner?.kind === "gone") return `installed in place of that of a copy that is gone, ${owner.project}`;
  if (whose || !owner) return "installed";
  return written.length > 0 ? `brought up to date (${written.join(", ")})` : "there already";
}

/** Whose kernel it is, where somebody is to be asked before it is overwritten. */
function whoseWishCounts({ kind, project, isChanged }) {
  if (kind === "other") return "another program's";
  if (kind === "copy") return `that of another copy of this project, ${project}`;
  return isChanged && "an earlier one of this project";
}

/** Removes the files of both, if the spec is this project's, or that of a copy that is gone and can no longer remove it. */
export function uninstallKernel({ root, folder }) {
  const owner = kernelOwner(folder, root);
  if (!owner) return "not there";
  if (owner.kind === "other" || owner.kind === "copy") {
    const whose = owner.kind === "copy" ? `it is that of another copy, ${owner.project}` : "it starts another program";
    throw new SetupError(`Cannot remove the kernel in ${folder} as it must be this project's: ${whose}`);
  }
  const left = removeFiles(folder, kernelspecFiles(folder, root));
  removeFiles(labExtensionFolder(dataOf(folder)), labExtensionFiles(root));
  const notes = [
    ...(owner.kind === "gone" ? [`it was that of a copy that is gone, ${owner.project}`] : []),
    ...(left.length > 0 ? [`not ours, and still there: ${left.join(", ")}`] : []),
  ];
  return ["removed", ...notes].join("; ");
}

/** The folder of Jupyter's data that a folder of a kernel is in. */
function dataOf(folder) {
  return join(folder, "..", "..");
}

/**
 * Asks at the terminal; where nobody can answer, the answer is an error that says how to agree beforehand. Ctrl-C and Ctrl-D
 * are no answer.
 */
export async function askAtTerminal(question, { stdin: input, stdout: output } = process) {
  if (!input.isTTY) throw new SetupError(`Cannot ask as there is no terminal: ${question} Add --yes to agree`);
  const terminal = createInterface({ input, output, terminal: true });
  try {
    const left = new Promise((_, reject) => {
      const stop = (how, exitCode) => reject(new NotAnswered(how, exitCode));
      // 130 is what a shell says of a program that Ctrl-C has ended.
      terminal.once("SIGINT", () => stop("it was stopped by Ctrl-C", 130));
      terminal.once("close", () => stop("the input has ended", 1));
    });
    const answer = await Promise.race([terminal.question(`${question} [y/N] `), left]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}

class NotAnswered extends SetupError {
  constructor(how, exitCode) {
    super(`\nCannot install the kernel as the question must be answered: ${how}`);
    this.exitCode = exitCode;
  }
}
