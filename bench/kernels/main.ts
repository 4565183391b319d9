// npm run bench -- kernels [ROW…]: puts the same questions to four kernels, and writes bench/results/kernels.md.
//   npm run bench -- kernels "trivial cell, median of 30"    only some rows, and no file
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { root } from "../numbers";
import { type Peer, peers } from "./peers";

type Answers = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Asks all kernels, one after the other; each answer is said when it comes. */
export function kernels(rows: readonly string[]): void {
  const asked = peers();
  const script = join(root, "bench", "kernels", "compare.py");
  const args = [script, JSON.stringify(asked), ...rows];
  const { stdout, status } = spawnSync(join(root, ".venv", "bin", "python"), args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`Cannot compare kernels as compare.py must end well: exit code ${status}`);
  const text = table(asked, JSON.parse(stdout));
  console.log(text);
  if (rows.length > 0) return;
  const folder = join(root, "bench", "results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "kernels.md"), text);
}

function table(asked: readonly Peer[], answers: Answers): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const titles = Object.keys(answers[asked[0].name]);
  const machine =
    `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${process.platform} ${process.arch}, ` +
    `Node ${process.versions.node}; load ${loadavg()[0].toFixed(1)} at the end; \`npm run bench -- kernels\``;
  return [
    line(["", ...asked.map(({ name, version }) => `${name} ${version}`)]),
    line(["---", ...asked.map(() => "---")]),
    ...titles.map((title) => line([title, ...asked.map(({ name }) => answers[name][title] ?? "")])),
    "",
    machine,
    "",
  ].join("\n");
}
