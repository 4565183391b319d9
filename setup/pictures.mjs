// npm run pictures: the pictures of handouts in README.md and README.ko.md, made anew (docs/pictures.ts).
import { join } from "node:path";
import { command, inForeground } from "./command.mjs";
import { jupyterEnvironment } from "./jupyter-config.mjs";
import { nodeArguments, nodeEnvironment } from "./node-program.mjs";
import { projectRoot as root } from "./places.mjs";
import { makeReady } from "./ready.mjs";

await command(async () => {
  await makeReady({ stream: process.stderr });
  return inForeground(process.execPath, [...nodeArguments(root), join(root, "docs", "pictures.ts")], {
    cwd: root,
    env: { ...process.env, ...jupyterEnvironment(root), ...nodeEnvironment(root) },
  });
});
