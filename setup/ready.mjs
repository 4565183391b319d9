// Makes the project ready: everything that is not ready yet, in order.
import { describe } from "./errors.mjs";
import { writeJupyterConfig } from "./jupyter-config.mjs";
import { writeKernelspec } from "./kernelspec.mjs";
import { lock } from "./lock.mjs";
import { npmPackages } from "./npm-packages.mjs";
import { places, projectRoot } from "./places.mjs";
import { progressOn } from "./progress.mjs";
import { pythonPackages } from "./python.mjs";
import { endAll } from "./run.mjs";
import { isDone, perform } from "./steps.mjs";
import { tensorflowLibrary } from "./tensorflow.mjs";
import { linkTensorflow } from "./tensorflow-link.mjs";

export async function makeReady({ root = projectRoot, stream = process.stdout } = {}) {
  const steps = [npmPackages(root), pythonPackages(root), tensorflowLibrary(root)];
  if (!steps.every(isDone)) {
    const progress = progressOn(stream);
    const release = await lock(places(root).lock, { onWait: (pid) => progress.note(`waiting for ${pid}`) });
    const stop = async (signal) => {
      await endAll();
      release();
      process.exit(signal === "SIGINT" ? 130 : 143);
    };
    process.once("SIGINT", stop).once("SIGTERM", stop);
    try {
      await perform(steps, progress);
    } catch (error) {
      stream.write(`${describe(error)}\n`);
      release();
      process.exit(1);
    }
    process.off("SIGINT", stop).off("SIGTERM", stop);
    release();
  }
  linkTensorflow(root);
  writeKernelspec(root);
  writeJupyterConfig(root);
}
