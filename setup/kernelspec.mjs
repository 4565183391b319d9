// What JupyterLab offers as "TypeScript". Written at every start, as it holds absolute paths and folders get moved.
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { toJson, writeIfChanged } from "./files.mjs";
import { nodeEnvironment } from "./node-program.mjs";
import { places } from "./places.mjs";

export function writeKernelspec(root) {
  writeKernelspecTo(join(places(root).venv, "share", "jupyter", "kernels", "typescript"), root);
}

/** Writes the spec into any folder of kernels, such as that of a person's own Jupyter. */
export function writeKernelspecTo(folder, root) {
  writeIfChanged(join(folder, "kernel.json"), kernelspec(root));
  const logo = join(folder, "logo-svg.svg");
  if (!existsSync(logo)) copyFileSync(join(root, "setup", "logo.svg"), logo);
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
  });
}

/** Whether a kernel.json starts the kernel of this project. */
export function startsKernelOf(root, text) {
  return text.includes(JSON.stringify(start(root)));
}

function start(root) {
  return join(root, "kernel", "start.mjs");
}
