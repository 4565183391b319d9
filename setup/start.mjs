// npm start [-- ARGS]: makes the project ready and opens JupyterLab on the notebooks; ARGS go to JupyterLab.
import { command, inForeground } from "./command.mjs";
import { jupyterCommand } from "./jupyter-command.mjs";
import { makeReady } from "./ready.mjs";

await command(async () => {
  const begin = performance.now();
  await makeReady();
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`Everything is ready (${seconds} s). JupyterLab starts now; Ctrl-C here ends it`);
  const { program, args, options } = jupyterCommand(["lab", ...whenRoot(), ...process.argv.slice(2)]);
  return inForeground(program, args, options);
});

/** JupyterLab refuses to run as root, which is all that there is in many containers. */
function whenRoot() {
  if (process.getuid?.() !== 0) return [];
  console.log("JupyterLab runs as root here, so its terminals and notebooks may do anything on this machine");
  return ["--allow-root"];
}
