import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Numbers, root, saved } from "../numbers";

const packages = { numpy: "numpy", sklearn: "scikit-learn", torch: "torch" };

/** How to have Python's libraries in the bench. */
export const addPython =
  "python3 -m venv .cache/bench/python && .cache/bench/python/bin/pip install numpy scikit-learn torch";

/** A Python, and which of the libraries it has. */
export interface Python {
  readonly program: string;
  readonly libraries: readonly string[];
}

/** BENCH_PYTHON if it is set, else the bench's own Python, else the project's: the first one with any of the libraries. */
export function findPython(env = process.env): Python | undefined {
  const own = [join(root, ".cache/bench/python/bin/python"), join(root, ".venv/bin/python")];
  const candidates = env.BENCH_PYTHON ? [env.BENCH_PYTHON] : own.filter((path) => existsSync(path));
  for (const program of candidates) {
    const libraries = Object.keys(packages).filter((name) => has(program, name));
    if (libraries.length > 0) return { program, libraries };
  }
  return undefined;
}

function has(program: string, library: string): boolean {
  const code = `import importlib.util, sys; sys.exit(importlib.util.find_spec("${library}") is None)`;
  return spawnSync(program, ["-c", code], { stdio: "ignore" }).status === 0;
}

/** The libraries that are missing, each with the line that adds them. */
export function missing(python: Python | undefined): string[] {
  const names = Object.entries(packages).filter(([name]) => !python?.libraries.includes(name));
  return names.length > 0
    ? [`${names.map(([, name]) => name).join(", ")}: ${addPython}, or set BENCH_PYTHON to a Python that has them`]
    : [];
}

/** The milliseconds of each loop of peers.py for this job, by its name. */
export function timesOf(python: Python, job: "lecture" | "epoch", numbers: Numbers): Record<string, number> {
  const script = fileURLToPath(new URL("peers.py", import.meta.url));
  const { stdout, stderr, status } = spawnSync(python.program, [script, job, saved(numbers), ...python.libraries], {
    encoding: "utf8",
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  });
  if (status !== 0) throw new Error(`Cannot run peers.py as it must end well: ${stderr}`);
  return JSON.parse(stdout);
}
