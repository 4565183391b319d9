// npm run kernel:install [-- --yes --prefix DIR]: the TypeScript kernel in the person's own Jupyter.
//   --yes           overwrite without asking
//   --prefix DIR    into the environment DIR (such as that of conda) and not for the person
import { command } from "./command.mjs";
import { optionsOf } from "./options.mjs";
import { askAtTerminal, checkFolder, installKernel, kernelFolder } from "./own-jupyter.mjs";
import { projectRoot as root } from "./places.mjs";
import { makeReady } from "./ready.mjs";

await command(async () => {
  const options = { yes: { type: "boolean", default: false }, prefix: { type: "string" } };
  const values = optionsOf("install the kernel", options);
  const folder = kernelFolder(values);
  checkFolder("install the kernel", folder);
  await makeReady();
  const became = await installKernel({ root, folder, agree: values.yes ? async () => true : askAtTerminal });
  console.log(`The kernel in ${folder}: ${became}`);
  if (became === "left alone") return 1;
  console.log("`jupyter lab` now offers TypeScript (charts need `pip install plotly` there, sliders `ipywidgets`)");
  console.log("`npm run kernel:uninstall` removes it. It works as long as this folder stays where it is");
  return 0;
});
