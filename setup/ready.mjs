// Makes the project ready, whatever state it is in: what is done is skipped, what is half done is done anew.
import { writeJupyterConfig } from "./jupyter-config.mjs";
import { writeJupyterPlugins } from "./jupyter-plugins.mjs";
import { writeKernelspec } from "./kernelspec.mjs";
import { writeLabExtension } from "./lab-extension.mjs";
import { surveyMachine } from "./machine.mjs";
import { projectNode } from "./node-version.mjs";
import { npmPackages } from "./npm-packages.mjs";
import { projectRoot } from "./places.mjs";
import { prepare } from "./prepare.mjs";
import { checkPrerequisites } from "./prerequisites.mjs";
import { pythonPackages } from "./python.mjs";
import { forgetMissingTensorflow, tensorflowLibrary, whyTensorflowIsMissing } from "./tensorflow.mjs";
import { linkTensorflow } from "./tensorflow-link.mjs";

/**
 * @param {object} [options]
 * @param {string} [options.root]
 * @param {NodeJS.WriteStream} [options.stream]  where progress is shown
 * @param {boolean} [options.again]  try again what could not be made last time and is not needed for the rest
 */
export async function makeReady({ root = projectRoot, stream = process.stdout, again = false } = {}) {
  if (again) forgetMissingTensorflow(root);
  await prepare({
    root,
    stream,
    steps: [npmPackages(root), pythonPackages(root), tensorflowLibrary(root)],
    always: !projectNode.accepts(process.versions.node),
    check: (needs) => checkPrerequisites(surveyMachine(root), needs),
  });
  linkTensorflow(root);
  writeKernelspec(root);
  writeLabExtension(root);
  writeJupyterConfig(root);
  writeJupyterPlugins(root);
  const reason = whyTensorflowIsMissing(root);
  if (reason) stream.write(`TensorFlow runs in its slower version, as ${reason}; \`npm run setup\` tries again\n`);
}
