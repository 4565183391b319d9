// What the machine itself must bring: looked at before anything is made, and all that is missing is said at once.

import { SetupError } from "./errors.mjs";
import { projectNode } from "./node-version.mjs";

/**
 * Throws with everything that is missing and the line that installs it; only says so when it can be done without.
 * @param {import("./machine.mjs").Machine} machine
 * @param {{ megabytes: number, progress: { note: (text: string) => void } }} needs
 */
export function checkPrerequisites(machine, { megabytes, progress }) {
  const missing = missingOn(machine, megabytes);
  const needed = missing.filter(({ optional }) => !optional);
  if (missing.length === 0) return;
  const list = missing.map(({ what }) => `  - ${what}`);
  const line = installLine(missing, machine);
  const advice = line ? ["Install with:", `  ${line}`] : [];
  if (needed.length > 0) {
    const head = "Cannot make the project ready as this machine lacks:";
    throw new SetupError([head, ...list, ...advice, "Then run the command again."].join("\n"));
  }
  progress.note(["This machine lacks:", ...list, ...advice].join("\n"));
}

/** @typedef {{ what: string, name?: "node" | "python" | "venv" | "compiler", optional?: boolean }} Missing */

/**
 * @param {import("./machine.mjs").Machine} machine
 * @param {number} megabytes  the room that the steps ahead take
 */
export function missingOn(machine, megabytes = 0) {
  const { python } = machine;
  /** @type {Missing[]} */
  const missing = [];
  if (machine.platform === "win32") missing.push({ what: "Linux or macOS: on Windows use WSL 2, which is a Linux" });
  if (!projectNode.accepts(machine.node)) {
    missing.push({ name: "node", what: `Node ${projectNode.words}: this is ${machine.node}` });
  }
  if (!python.path) {
    const found = python.tooOld ? `: the newest found is ${python.tooOld}` : "";
    missing.push({ name: "python", what: `Python 3.10 or later${found}` });
  } else if (!python.venv || (!python.ensurepip && !python.pipForOthers)) {
    missing.push({ name: "venv", what: `Python's venv and ensurepip for Python ${python.version} (${python.path})` });
  }
  if (!machine.compiler) {
    const what = "a C++ compiler: without it TensorFlow runs in a slower version, everything else is the same";
    missing.push({ name: "compiler", what, optional: true });
  }
  if (machine.freeMegabytes < megabytes) {
    missing.push({ what: `${gigabytes(megabytes)} of free disk space: ${gigabytes(machine.freeMegabytes)} are free` });
  }
  return missing;
}

const packages = {
  apt: { node: "", python: "python3 python3-venv", venv: "python3-venv", compiler: "g++" },
  dnf: { node: "", python: "python3", venv: "python3", compiler: "gcc-c++" },
  brew: { node: "node", python: "python", venv: "python", compiler: "" },
};
const install = { apt: "apt-get install -y", dnf: "dnf install -y", brew: "brew install" };

/**
 * The one line that installs what is missing, or undefined where the machine's package manager is not known.
 * @param {Missing[]} missing
 * @param {import("./machine.mjs").Machine} machine
 */
export function installLine(missing, { platform, packageManager, isRoot }) {
  const names = new Set(missing.map(({ name }) => name).filter(Boolean));
  const sudo = isRoot || packageManager === "brew" ? "" : "sudo ";
  const listed = [...names].map((name) => packages[packageManager]?.[name]).filter(Boolean);
  const parts = [];
  if (listed.length > 0) parts.push(`${sudo}${install[packageManager]} ${listed.join(" ")}`);
  // Distributions bring a Node of their own year, often too old; `n` puts a released one beside it.
  if (names.has("node") && packageManager !== "brew") parts.push(`${sudo}npx --yes n 22`);
  if (names.has("compiler") && platform === "darwin") parts.push("xcode-select --install");
  return parts.join(" && ") || undefined;
}

function gigabytes(megabytes) {
  return `${(megabytes / 1000).toFixed(1)} GB`;
}
