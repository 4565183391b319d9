// The Python environment with JupyterLab, in .venv: exactly the files whose hashes requirements.txt lists.
import { existsSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findPython } from "./machine.mjs";
import { places } from "./places.mjs";
import { run } from "./run.mjs";

/** @returns {import("./steps.mjs").Step} */
export function pythonPackages(root) {
  const { venv, logs } = places(root);
  const requirements = join(root, "requirements.txt");
  return {
    name: "Python environment with JupyterLab",
    stamp: join(venv, ".made-from"),
    intact: () => fitsItsPython(venv),
    inputs: () => ({ files: [requirements] }),
    megabytes: 400,
    async make(say) {
      say("environment");
      const host = findPython();
      rmSync(venv, { recursive: true, force: true });
      // Where Debian's python3-venv is missing the environment is made without pip, and the pip outside fills it.
      const withPip = host.ensurepip ? [] : ["--without-pip"];
      const options = { cwd: root, log: join(logs, "python.log"), env: pythonEnvironment() };
      await run(host.path, ["-m", "venv", ...withPip, venv], options);
      say("packages");
      // Python compiles what it loads when it first loads it; to compile all of it here takes as long as the rest.
      const how = ["--no-compile", "--require-hashes", "--only-binary", ":all:"];
      await pip(root, ["install", ...how, "-r", requirements], options);
    },
  };
}

/** An environment links to the Python that made it: to nothing when that was removed, to another when it was replaced. */
export function fitsItsPython(venv) {
  const link = join(venv, "bin", "python");
  if (!existsSync(link)) return false;
  const [name] = /python3\.\d+$/.exec(realpathSync(link)) ?? [];
  return name === undefined || existsSync(join(venv, "lib", name));
}

/** The surroundings of every Python that we start; the user's own modules stay out. */
export function pythonEnvironment() {
  const { PYTHONHOME, PYTHONPATH, ...rest } = process.env;
  return { ...rest, PYTHONNOUSERSITE: "1" };
}

/** Runs a pip command on the environment, with the environment's own pip or, where it has none, the one outside. */
export async function pip(root, args, options) {
  const { python, venv } = places(root);
  const inside = existsSync(join(venv, "bin", "pip"));
  const [command, start] = inside ? [python, ["-m", "pip"]] : [findPython().path, ["-m", "pip", "--python", python]];
  const config = await run(command, [...start, "config", "list"], options);
  const all = [...start, ...args, "--quiet", "--progress-bar", "off", "--disable-pip-version-check"];
  await run(command, all, { ...options, env: { ...options.env, ...shortPatience(config, options.env) } });
}

/** Left alone, pip asks an index that it cannot reach for minutes. What the user has set, here or there, stays. */
export function shortPatience(config, env) {
  const hasRetries = "PIP_RETRIES" in env || /\bretries=/.test(config);
  const hasTimeout = "PIP_DEFAULT_TIMEOUT" in env || "PIP_TIMEOUT" in env || /\btimeout=/.test(config);
  return { ...(!hasRetries && { PIP_RETRIES: "1" }), ...(!hasTimeout && { PIP_DEFAULT_TIMEOUT: "15" }) };
}
