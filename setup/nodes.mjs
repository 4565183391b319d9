// Node in the other versions that the project holds itself to, from npm, for `npm test -- --every-node`.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { npmInstall } from "./npm-packages.mjs";
import { places } from "./places.mjs";

const majors = [20, 22, 24];

/** @returns {import("./steps.mjs").Step} */
export function otherNodes(root) {
  const { nodes, logs } = places(root);
  const files = ["package.json", "package-lock.json"];
  const lock = (name) => join(root, "setup", "nodes", name);
  return {
    name: `Node ${majors.join(", ")}`,
    stamp: join(nodes, ".made-from"),
    inputs: () => ({ files: files.map(lock), texts: [process.platform, process.arch] }),
    megabytes: 700,
    async make() {
      const half = `${nodes}-half-made`;
      for (const folder of [nodes, half]) rmSync(folder, { recursive: true, force: true });
      mkdirSync(half, { recursive: true });
      for (const name of files) copyFileSync(lock(name), join(half, name));
      await npmInstall(half, join(logs, "nodes.log"));
      renameSync(half, nodes);
    },
  };
}

/** The programs of those versions, without the one that runs us. */
export function otherNodePrograms(root) {
  const own = Number(process.versions.node.split(".")[0]);
  const program = (major) => {
    const name = `${process.platform}-${process.arch}-${major}`;
    return join(places(root).nodes, "node_modules", name, "bin", "node");
  };
  return majors
    .filter((major) => major !== own)
    .map((major) => ({ major, program: program(major) }))
    .filter(({ program }) => existsSync(program));
}
