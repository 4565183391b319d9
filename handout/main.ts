import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Order, readArguments } from "./arguments";
import { executeNotebook } from "./execute";
import { makeHandouts } from "./make";
import { usage } from "./options";
import { openPress } from "./press";
import { progressOn } from "./progress";
import { stampsIn } from "./stamp";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
// npm starts scripts in the project's folder; a path on the command line begins where the person stands.
const from = process.env.INIT_CWD ?? process.cwd();

if (process.argv.slice(2).some((argument) => argument === "--help" || argument === "-h")) {
  console.log(usage);
  process.exit();
}
const order = orderOrUsage();
const press = openPress();
const { made, failed } = await makeHandouts(order, {
  root,
  version,
  execute: (notebook) => executeNotebook(notebook),
  press,
  stamps: stampsIn(join(root, ".cache", "handouts")),
  progress: progressOn(process.stdout, order.tasks.length),
  atOnce: Math.min(2, availableParallelism()),
});
await press.close();
// The index leads to all the others.
const toOpen = order.indexes.length > 0 ? order.indexes.map(({ path }) => path) : made.toSorted();
if (toOpen.length > 0) console.log(`\n${toOpen.map((path) => relative(from, path)).join("\n")}`);
if (failed.length > 0) console.error(`\n${failed.length} of ${order.tasks.length} notebooks failed`);
process.exitCode = failed.length > 0 ? 1 : 0;

function orderOrUsage(): Order {
  try {
    return readArguments(process.argv.slice(2), { root, from });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}
