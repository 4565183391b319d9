// The Python environment with JupyterLab, in .venv: exactly the files whose hashes requirements.txt lists.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { places } from "./places.mjs";
import { findPython } from "./prerequisites.mjs";
import { run } from "./run.mjs";

/** The surroundings of every Python that we start: the user's own modules and settings of Python stay out. */
export function pythonEnvironment() {
  const { PYTHONHOME, PYTHONPATH, ...rest } = process.env;
  return { ...rest, PYTHONNOUSERSITE: "1", PIP_DISABLE_PIP_VERSION_CHECK: "1" };
}

export function pythonPackages(root) {
  const { venv, python, logs } = places(root);
  const requirements = join(root, "requirements.txt");
  const options = { cwd: root, log: join(logs, "python.log"), env: pythonEnvironment() };
  return {
    name: "Python environment with JupyterLab",
    stamp: join(venv, ".made-from"),
    // The link to the Python that made it breaks when that one is removed or replaced by another version.
    intact: () => existsSync(python),
    inputs: () => ({ files: [requirements] }),
    async make(say) {
      const host = await findPython();
      rmSync(venv, { recursive: true, force: true });
      // Where Debian's python3-venv is missing, the environment is made without pip and filled by the pip outside.
      const inside = host.hasEnsurepip;
      await run(host.path, ["-m", "venv", ...(inside ? [] : ["--without-pip"]), venv], options);
      say("packages");
      await run(...(await pip(root, ["install", "--require-hashes", "--only-binary", ":all:", "-r", requirements], options)));
    },
  };
}

/** The arguments of `run` for a pip command that works on the environment. */
export async function pip(root, args, options) {
  const { python, venv } = places(root);
  const env = { ...options.env, ...(await impatience(options)) };
  const quiet = ["--quiet", "--progress-bar", "off"];
  if (existsSync(join(venv, "bin", "pip"))) return [python, ["-m", "pip", ...args, ...quiet], { ...options, env }];
  const host = await findPython();
  return [host.path, ["-m", "pip", "--python", python, ...args, ...quiet], { ...options, env }];
}

/** Left alone pip asks an index that it cannot reach for minutes; what the user has set stays. */
async function impatience(options) {
  const { PIP_RETRIES, PIP_DEFAULT_TIMEOUT, PIP_TIMEOUT } = process.env;
  const host = await findPython();
  const config = await run(host.path, ["-m", "pip", "config", "list"], options).catch(() => "");
  return {
    ...(PIP_RETRIES === undefined && !/\.retries=/.test(config) && { PIP_RETRIES: "1" }),
    ...((PIP_DEFAULT_TIMEOUT ?? PIP_TIMEOUT) === undefined && !/timeout=/.test(config) && { PIP_DEFAULT_TIMEOUT: "15" }),
  };
}
