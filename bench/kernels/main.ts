// npm run bench -- kernels [ROW…]: puts the same questions to four kernels, and writes the table of kernel/README.md.
//   npm run bench -- kernels trivial-cell stop-loop    only some rows, and no file
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { root } from "../numbers";
import { type Peer, peers } from "./peers";
import { tableInText } from "./table-in-text";

/** What `compare.py` prints. */
interface Compared {
  readonly rows: readonly { readonly name: string; readonly title: string }[];
  readonly answers: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Asks all kernels, one after the other; each answer is said when it comes. */
export function kernels(names: readonly string[]): void {
  const asked = peers();
  const script = join(root, "bench", "kernels", "compare.py");
  const { stdout, status } = spawnSync(
    join(root, ".venv", "bin", "python"),
    [script, JSON.stringify(asked), ...names],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  if (status !== 0) throw new Error(`Cannot compare kernels as compare.py must end well: exit code ${status}`);
  const text = table(asked, JSON.parse(stdout));
  console.log(text);
  if (names.length > 0) return;
  writeFileSync(join(root, "bench", "results", "kernels.md"), text);
  const readme = join(root, "kernel", "README.md");
  writeFileSync(readme, tableInText(readFileSync(readme, "utf8"), text));
}

function table(asked: readonly Peer[], { rows, answers }: Compared): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const machine =
    `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${process.platform} ${process.arch}, ` +
    `Node ${process.versions.node}; load ${loadavg()[0].toFixed(1)} at the end; \`npm run bench -- kernels\``;
  return [
    line(["", ...asked.map(({ name, version }) => `${name} ${version}`), "`npm run bench -- kernels …`"]),
    line(["---", ...asked.map(() => "---"), "---"]),
    ...rows.map(({ name, title }) =>
      line([title, ...asked.map((peer) => answers[peer.name][name] ?? ""), `\`${name}\``]),
    ),
    "",
    machine,
    "",
  ].join("\n");
}
