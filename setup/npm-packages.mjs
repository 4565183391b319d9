// The npm packages of package-lock.json, without their install scripts: the only one that is needed, that of tfjs-node,
// downloads from hosts of its own without a checksum; tensorflow.mjs makes what it would have brought.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { places } from "./places.mjs";
import { run } from "./run.mjs";

/** @returns {import("./steps.mjs").Step} */
export function npmPackages(root) {
  const { nodeModules, logs } = places(root);
  return {
    name: "npm packages",
    // `npm ci` empties node_modules before anything else, and the stamp goes with it.
    stamp: join(nodeModules, ".made-from"),
    inputs: () => ({ files: [join(root, "package-lock.json")], texts: [process.platform, process.arch] }),
    megabytes: 800,
    async make() {
      if (installedByHand(root)) return "already there";
      await npmInstall(root, join(logs, "npm.log"));
    },
  };
}

/** `npm ci` in a folder, by the npm that runs us or, when we were started without one, the npm on the PATH. */
export async function npmInstall(folder, log) {
  const running = process.env.npm_execpath ?? "";
  const [command, start] = basename(running) === "npm-cli.js" ? [process.execPath, [running]] : ["npm", []];
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--include=dev", "--include=optional"];
  await run(command, [...start, "ci", ...options], { cwd: folder, log });
}

/** Whether npm says, in the list that it writes last of all, that exactly the packages of the lock file are there. */
export function installedByHand(root) {
  const list = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(list)) return false;
  const { packages: there } = JSON.parse(readFileSync(list, "utf8"));
  const { "": _project, ...wanted } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const same = (name) =>
    there[name]?.version === wanted[name]?.version && there[name]?.integrity === wanted[name]?.integrity;
  const needed = Object.keys(wanted).filter((name) => isForThisMachine(wanted[name]));
  return [...needed, ...Object.keys(there)].every(same);
}

function isForThisMachine({ os = [process.platform], cpu = [process.arch], libc, optional }) {
  return !(optional && (libc || ![os].flat().includes(process.platform) || ![cpu].flat().includes(process.arch)));
}
