import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Job, readArguments, usage } from "./arguments";
import { executeNotebook } from "./execute";
import { makeHandouts } from "./make";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
// npm starts scripts in the project's folder; a path on the command line begins where the person stands.
const from = process.env.INIT_CWD ?? process.cwd();

if (process.argv.slice(2).some((argument) => argument === "--help" || argument === "-h")) {
  console.log(usage);
  process.exit();
}
const jobs = jobsOrUsage();
const { made, failed } = await makeHandouts(jobs, { root, version, execute: executeNotebook, say: console.log });
if (made.length > 0)
  console.log(`\nOpen by double click:\n${made.map(({ handout }) => `  ${relative(from, handout)}`).join("\n")}`);
if (failed.length > 0) console.error(`\n${failed.length} of ${jobs.length} handouts could not be made`);
process.exitCode = failed.length > 0 ? 1 : 0;

function jobsOrUsage(): readonly Job[] {
  try {
    return readArguments(process.argv.slice(2), { root, from });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}
