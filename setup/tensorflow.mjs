// TensorFlow's native part for tfjs-node, kept in .cache, as `npm ci` empties node_modules. Where it cannot be made,
// the reason is kept instead, and everything else works (see preload.cjs).
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "./errors.mjs";
import { writeWhole } from "./files.mjs";
import { places } from "./places.mjs";
import { buildNative, installNative, wheelFor } from "./tensorflow-native.mjs";

/** @returns {import("./steps.mjs").Step} */
export function tensorflowLibrary(root) {
  const { tensorflow } = places(root);
  const native = join(tensorflow, "native");
  return {
    name: "TensorFlow's library and binding",
    stamp: join(native, ".made-from"),
    inputs: () => ({ texts: [process.platform, process.arch, JSON.stringify(wheelFor()), ...pinnedPackages(root)] }),
    megabytes: 1500,
    async make(say) {
      // Also what an earlier set-up left half done.
      rmSync(tensorflow, { recursive: true, force: true });
      const half = join(tensorflow, "half-made");
      mkdirSync(half, { recursive: true });
      const reason = await makeNative(root, half, say);
      if (reason) writeWhole(join(half, "missing.txt"), reason);
      renameSync(half, native);
      return reason && `left out, as ${reason}`;
    },
  };
}

/** Why there is no native part, or undefined when there is one. */
export function whyTensorflowIsMissing(root) {
  const file = join(places(root).tensorflow, "native", "missing.txt");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Lets the next set-up try again where the last one had to do without. */
export function forgetMissingTensorflow(root) {
  if (whyTensorflowIsMissing(root)) rmSync(join(places(root).tensorflow, "native"), { recursive: true, force: true });
}

/** Makes it in the folder `half`; resolves to the reason when neither way works. */
async function makeNative(root, half, say) {
  const reason = await failure(() => buildNative(root, half, say));
  if (reason === undefined) return undefined;
  if ((await failure(() => installNative(root, half, say))) === undefined) return undefined;
  return `${reason}, and tfjs-node's own installer could not bring it either`;
}

/** Why `attempt` failed, in a line, or undefined. A full disk is no reason to do without, but one to stop. */
async function failure(attempt) {
  try {
    await attempt();
    return undefined;
  } catch (error) {
    if (error.cause === "disk" || error.code === "ENOSPC") throw error;
    return error instanceof SetupError ? error.message.split("\n")[0] : String(error);
  }
}

function pinnedPackages(root) {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return [dependencies["@tensorflow/tfjs-node"], dependencies["node-api-headers"]];
}
