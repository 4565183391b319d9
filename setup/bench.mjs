// npm run bench -- ARGS: the comparisons of speed; ARGS are explained at the top of bench/main.ts.
import { join } from "node:path";
import { command, inForeground } from "./command.mjs";
import { nodeArguments, nodeEnvironment } from "./node-program.mjs";
import { projectRoot as root } from "./places.mjs";
import { makeReady } from "./ready.mjs";

await command(async () => {
  await makeReady({ stream: process.stderr });
  const args = [...nodeArguments(root), join(root, "bench", "main.ts"), ...process.argv.slice(2)];
  return inForeground(process.execPath, args, { cwd: root, env: { ...process.env, ...nodeEnvironment(root) } });
});
