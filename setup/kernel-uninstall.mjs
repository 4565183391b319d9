// npm run kernel:uninstall [-- --prefix DIR]: removes what `npm run kernel:install` made, and nothing else.
import { parseArgs } from "node:util";
import { command } from "./command.mjs";
import { kernelFolder, uninstallKernel } from "./own-jupyter.mjs";
import { projectRoot as root } from "./places.mjs";

await command(async () => {
  const { values } = parseArgs({ options: { prefix: { type: "string" } } });
  const folder = kernelFolder(values);
  console.log(`The kernel in ${folder}: ${uninstallKernel({ root, folder })}`);
});
