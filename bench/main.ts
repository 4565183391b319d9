// npm run bench [-- JOBS… --rounds N]: measures, and writes bench/results/latest.json, latest.md and latest.svg.
//   npm run bench -- lecture            only some jobs, and no files: lecture epoch scaling memory search own-rule
//   npm run bench -- --rounds 5         fewer turns: quicker and less exact
//   npm run bench -- kernels            another comparison: the kernel beside ipykernel, tslab and Deno (kernels/main.ts)
//   npm run bench -- redraws            how often a handout draws anew while a slider moves (redraws.ts)
//   npm run bench -- redraws-in-jupyterlab    the same for a notebook in JupyterLab
//   BENCH_PYTHON=/path/to/python npm run bench    with the numpy, scikit-learn and PyTorch of that Python
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chart } from "./chart";
import { epoch } from "./jobs/epoch";
import { lecture } from "./jobs/lecture";
import { ownRule } from "./jobs/own-rule";
import { memory, scaling } from "./jobs/scaling";
import { search } from "./jobs/search";
import { kernels } from "./kernels/main";
import { root } from "./numbers";
import { redraws } from "./redraws";
import { type JobResult, markdown } from "./report";

const jobs: Readonly<Record<string, (rounds: number) => JobResult | Promise<JobResult>>> = {
  lecture: (rounds) => lecture(3 * rounds),
  epoch: (rounds) => epoch(Math.ceil(rounds / 2)),
  scaling: (rounds) => scaling(Math.ceil(rounds / 2)),
  memory,
  search: (rounds) => search(Math.ceil(rounds / 2)),
  "own-rule": (rounds) => ownRule(3 * rounds),
};

if (process.argv[2] === "kernels") {
  kernels(process.argv.slice(3));
  process.exit();
}
if (process.argv[2] === "redraws") {
  await redraws(process.argv.slice(3));
  process.exit();
}
// It drives JupyterLab as the tests do.
if (process.argv[2] === "redraws-in-jupyterlab") {
  const script = join(root, "test", "jupyterlab", "redraws.ts");
  spawnSync(process.execPath, [...process.execArgv, script], { stdio: "inherit" });
  process.exit();
}
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "10" } },
});
const unknown = positionals.find((name) => !(name in jobs));
if (unknown) throw new RangeError(`Cannot run ${unknown} as a job must be one of ${Object.keys(jobs).join(", ")}`);

const results: Record<string, JobResult> = {};
for (const name of positionals.length > 0 ? positionals : Object.keys(jobs)) {
  results[name] = await jobs[name](Number(values.rounds));
  console.log(markdown(results[name]));
}
const machine =
  `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${process.platform} ${process.arch}, ` +
  `Node ${process.versions.node}; load ${loadavg()[0].toFixed(1)} at the end`;
console.log(machine);

// Only all jobs together make a table that can be quoted.
if (positionals.length === 0) {
  const folder = join(root, "bench", "results");
  mkdirSync(folder, { recursive: true });
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  write("latest.json", `${JSON.stringify({ machine, results }, undefined, 2)}\n`);
  write("latest.md", `${Object.values(results).map(markdown).join("\n")}\n${machine}\n`);
  write("latest.svg", chart(Object.values(results).filter(({ unit }) => unit === "milliseconds")));
}
