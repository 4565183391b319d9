// What the exporters of jupyter/descent_jupyter/exporter.py call: handout/export.ts with its arguments, and nothing else on
// standard output. The environment that calls is ready already.
import { join } from "node:path";
import { command, inForeground } from "./command.mjs";
import { jupyterEnvironment } from "./jupyter-config.mjs";
import { nodeArguments, nodeEnvironment } from "./node-program.mjs";
import { projectRoot as root } from "./places.mjs";

await command(() => {
  const args = [...nodeArguments(root), join(root, "handout", "export.ts"), ...process.argv.slice(2)];
  return inForeground(process.execPath, args, { env: { ...jupyterEnvironment(root), ...nodeEnvironment(root) } });
});
