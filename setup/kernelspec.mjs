// What JupyterLab offers as "TypeScript". Written at every start, as it holds absolute paths and folders get moved.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { toJson, writeIfChanged } from "./files.mjs";
import { nodeEnvironment } from "./node-program.mjs";
import { places } from "./places.mjs";

export function writeKernelspec(root) {
  writeKernelspecTo(join(places(root).venv, "share", "jupyter", "kernels", "typescript"), root);
}

/** Writes the spec into any folder of kernels, such as that of a person's own Jupyter. Returns the names of the files that were not so already. */
export function writeKernelspecTo(folder, root) {
  const files = { "kernel.json": kernelspec(root), [LOGO]: logo(root) };
  return Object.keys(files).filter((name) => writeIfChanged(join(folder, name), files[name]));
}

/** The files of a spec of ours that a folder holds: its kernel.json, and the logo unless a person has put another in its place. */
export function kernelspecFiles(folder, root) {
  const file = join(folder, LOGO);
  const isOurs = existsSync(file) && readFileSync(file, "utf8") === logo(root);
  return ["kernel.json", ...(isOurs ? [LOGO] : [])];
}

/** By this name Jupyter finds it. */
const LOGO = "logo-svg.svg";

function logo(root) {
  return readFileSync(join(root, "setup", "logo.svg"), "utf8");
}

/** The text of kernel.json. */
export function kernelspec(root) {
  return toJson({
    // The kernel translates itself (kernel/start.mjs), so it needs no TypeScript loader.
    argv: [process.execPath, "--require", places(root).preload, start(root), "{connection_file}"],
    display_name: "TypeScript",
    language: "typescript",
    interrupt_mode: "message",
    kernel_protocol_version: "5.5",
    env: nodeEnvironment(root),
    // By this the commands that install the kernel and remove it know whose it is (kernel-owner.mjs).
    metadata: { descent: { project: root } },
  });
}

/** The program that the kernel of a project is. */
export function start(root) {
  return join(root, "kernel", "start.mjs");
}
