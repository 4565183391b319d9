// npm run kernel:uninstall [-- --prefix DIR]: removes what `npm run kernel:install` made, and nothing else.
import { command } from "./command.mjs";
import { optionsOf } from "./options.mjs";
import { checkFolder, kernelFolder, uninstallKernel } from "./own-jupyter.mjs";
import { projectRoot as root } from "./places.mjs";

await command(async () => {
  const folder = kernelFolder(optionsOf("remove the kernel", { prefix: { type: "string" } }));
  checkFolder("remove the kernel", folder);
  console.log(`The kernel in ${folder}: ${uninstallKernel({ root, folder })}`);
});
