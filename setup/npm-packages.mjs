// The npm packages of package-lock.json, without their install scripts: the only one that is needed, that of tfjs-node,
// downloads from hosts of its own without a checksum, and tensorflow.mjs makes what it would have brought.
import { basename, join } from "node:path";
import { places } from "./places.mjs";
import { run } from "./run.mjs";

/** The npm that runs us, or the one on the PATH when we were started without it. */
export function npmCommand() {
  const running = process.env.npm_execpath ?? "";
  return basename(running) === "npm-cli.js" ? [process.execPath, [running]] : ["npm", []];
}

export function npmPackages(root) {
  const { nodeModules, logs } = places(root);
  const inputs = ["package.json", "package-lock.json"].map((name) => join(root, name));
  return {
    name: "npm packages",
    // `npm ci` empties node_modules before anything else, and the stamp goes with it.
    stamp: join(nodeModules, ".made-from"),
    inputs: () => ({ files: inputs, texts: [process.platform, process.arch] }),
    async make() {
      const [command, args] = npmCommand();
      await run(command, [...args, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
        cwd: root,
        log: join(logs, "npm.log"),
      });
    },
  };
}
