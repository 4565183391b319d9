// The kernel in a person's own Jupyter, for notebooks outside this project. It is the only thing that Descent ever writes
// outside its folder, and only when asked.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { SetupError } from "./errors.mjs";
import { kernelspec, startsKernelOf, writeKernelspecTo } from "./kernelspec.mjs";
import { labExtensionFolder, writeLabExtensionTo } from "./lab-extension.mjs";

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

/** Installs the spec, and what redraws a figure in its place in JupyterLab; another one of that name is only replaced when `agree` says so. Resolves to what became of it. */
export async function installKernel({ root, folder, agree }) {
  const file = join(folder, "kernel.json");
  if (existsSync(file)) {
    const there = readFileSync(file, "utf8");
    if (there === kernelspec(root)) return "there already";
    const whose = startsKernelOf(root, there) ? "an earlier one of this project" : "another program's";
    if (!(await agree(`A kernel of that name is in ${folder} already: ${whose}. Overwrite it?`))) return "left alone";
    rmSync(folder, { recursive: true });
  }
  writeKernelspecTo(folder, root);
  writeLabExtensionTo(dataOf(folder), root);
  return "installed";
}

/** Removes both, if the spec is this project's. */
export function uninstallKernel({ root, folder }) {
  const file = join(folder, "kernel.json");
  if (!existsSync(file)) return "not there";
  if (!startsKernelOf(root, readFileSync(file, "utf8"))) {
    throw new SetupError(
      `Cannot remove the kernel in ${folder} as it must be this project's: it starts another program`,
    );
  }
  rmSync(folder, { recursive: true });
  rmSync(labExtensionFolder(dataOf(folder)), { recursive: true, force: true });
  return "removed";
}

/** The folder of Jupyter's data that a folder of a kernel is in. */
function dataOf(folder) {
  return join(folder, "..", "..");
}

/** Asks at the terminal; where nobody can answer, the answer is an error that says how to agree beforehand. */
export async function askAtTerminal(question) {
  if (!process.stdin.isTTY) throw new SetupError(`Cannot ask as there is no terminal: ${question} Add --yes to agree`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
