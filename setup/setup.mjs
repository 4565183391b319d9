// npm run setup: makes the project ready and ends.
import { command } from "./command.mjs";
import { makeReady } from "./ready.mjs";

await command(async () => {
  await makeReady({ again: true });
  console.log("Everything is ready. `npm start` opens the notebooks in JupyterLab");
});
