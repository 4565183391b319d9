// npm run jupyter -- ARGS: any Jupyter command in the project's own environment. Our own words go to stderr.
import { command, inForeground } from "./command.mjs";
import { jupyterCommand } from "./jupyter-command.mjs";
import { makeReady } from "./ready.mjs";

await command(async () => {
  await makeReady({ stream: process.stderr });
  const { program, args, options } = jupyterCommand(process.argv.slice(2));
  return inForeground(program, args, options);
});
