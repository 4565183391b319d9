// What JupyterLab offers as "TypeScript". Written at every start, as it holds absolute paths and folders get moved.
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { toJson, writeIfChanged } from "./files.mjs";
import { nodeArguments, nodeEnvironment } from "./node-program.mjs";
import { places } from "./places.mjs";

export function writeKernelspec(root) {
  const folder = join(places(root).venv, "share", "jupyter", "kernels", "typescript");
  const spec = {
    argv: [process.execPath, ...nodeArguments(root), join(root, "kernel", "main.ts"), "{connection_file}"],
    display_name: "TypeScript",
    language: "typescript",
    interrupt_mode: "message",
    env: nodeEnvironment(root),
  };
  writeIfChanged(join(folder, "kernel.json"), toJson(spec));
  const logo = join(folder, "logo-svg.svg");
  if (!existsSync(logo)) copyFileSync(join(root, "setup", "logo.svg"), logo);
}
