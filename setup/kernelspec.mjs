// What JupyterLab offers as "TypeScript". Written at every start, as it holds absolute paths and folders get moved.
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { toJson, writeIfChanged } from "./files.mjs";
import { nodeEnvironment } from "./node-program.mjs";
import { places } from "./places.mjs";

export function writeKernelspec(root) {
  const { preload, venv } = places(root);
  const folder = join(venv, "share", "jupyter", "kernels", "typescript");
  const spec = {
    // The kernel translates itself (kernel/start.mjs), so it needs no TypeScript loader.
    argv: [process.execPath, "--require", preload, join(root, "kernel", "start.mjs"), "{connection_file}"],
    display_name: "TypeScript",
    language: "typescript",
    interrupt_mode: "message",
    env: nodeEnvironment(root),
  };
  writeIfChanged(join(folder, "kernel.json"), toJson(spec));
  const logo = join(folder, "logo-svg.svg");
  if (!existsSync(logo)) copyFileSync(join(root, "setup", "logo.svg"), logo);
}
