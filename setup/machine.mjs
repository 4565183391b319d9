// What this machine has of the things that the set-up needs from outside.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * @typedef {object} Machine
 * @property {string} platform
 * @property {string} node  the version of the Node that runs us
 * @property {Python} python
 * @property {string | undefined} compiler  the command of a C++ compiler
 * @property {number} freeMegabytes
 * @property {"apt" | "dnf" | "brew" | undefined} packageManager
 * @property {boolean} isRoot
 *
 * @typedef {object} Python  the first that is new enough; where none is, only `tooOld`
 * @property {string} [path]
 * @property {string} [version]
 * @property {boolean} [venv]
 * @property {boolean} [ensurepip]  Debian takes it out of Python and into the package python3-venv
 * @property {boolean} [pipForOthers]  its pip can fill an environment that has none (22.3 and later)
 * @property {string} [tooOld]
 */

/** @returns {Machine} */
export function surveyMachine(root) {
  const { bavail, bsize } = statfsSync(root);
  return {
    platform: process.platform,
    node: process.versions.node,
    python: findPython(),
    compiler: findCompiler(),
    freeMegabytes: (bavail * bsize) / 1e6,
    packageManager: findPackageManager(),
    isRoot: process.getuid?.() === 0,
  };
}

const question = `
import importlib.util, json, sys
has = lambda name: importlib.util.find_spec(name) is not None
pip = (0, 0)
if has("pip"):
    import pip as installed
    pip = tuple(int(part) for part in installed.__version__.split(".")[:2])
print(json.dumps({"path": sys.executable, "version": "%d.%d.%d" % sys.version_info[:3], "new": sys.version_info >= (3, 10),
    "venv": has("venv"), "ensurepip": has("ensurepip"), "pipForOthers": pip >= (22, 3)}))
`;

/** @type {Python | undefined} */
let known;

/** Asks the Pythons on the PATH, the usual name first, and takes the first that is new enough.
 * @returns {Python} */
export function findPython() {
  if (known) return known;
  const versions = [14, 13, 12, 11, 10].map((minor) => `python3.${minor}`);
  let tooOld;
  for (const name of ["python3", ...versions, "python"]) {
    const { status, stdout } = spawnSync(name, ["-c", question], { encoding: "utf8" });
    if (status !== 0) continue;
    const { new: isNew, ...python } = JSON.parse(stdout);
    if (isNew) {
      known = python;
      return python;
    }
    tooOld ??= python.version;
  }
  return { tooOld };
}

export function findCompiler() {
  // Apple's c++ is there before the tools behind it are, and asks to install them when it is called.
  if (process.platform === "darwin" && spawnSync("xcode-select", ["-p"]).status !== 0) return undefined;
  const names = [process.env.CXX, "c++", "g++", "clang++"].filter(Boolean);
  return names.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
}

function findPackageManager() {
  if (onPath("apt-get")) return "apt";
  if (onPath("dnf")) return "dnf";
  return onPath("brew") || process.platform === "darwin" ? "brew" : undefined;
}

/** Where a program is, as the shell would find it. */
export function onPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path) {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
