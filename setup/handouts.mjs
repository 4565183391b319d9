// npm run handouts -- ARGS: notebooks to handouts; ARGS are explained by `npm run handouts -- --help`.
import { join } from "node:path";
import { command, inForeground } from "./command.mjs";
import { jupyterEnvironment } from "./jupyter-config.mjs";
import { nodeArguments, nodeEnvironment } from "./node-program.mjs";
import { projectRoot as root } from "./places.mjs";
import { makeReady } from "./ready.mjs";

await command(async () => {
  await makeReady({ stream: process.stderr });
  const args = [...nodeArguments(root), join(root, "handout", "main.ts"), ...process.argv.slice(2)];
  return inForeground(process.execPath, args, {
    cwd: root,
    env: { ...jupyterEnvironment(root), ...nodeEnvironment(root) },
  });
});
