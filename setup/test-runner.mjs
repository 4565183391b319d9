// Finds test files and runs them with Node's own test runner.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { inForeground } from "./command.mjs";
import { SetupError } from "./errors.mjs";
import { jupyterEnvironment } from "./jupyter-config.mjs";
import { nodeArguments, nodeEnvironment } from "./node-program.mjs";
import { places } from "./places.mjs";

/** How long a test may take, and a file of tests, in milliseconds: a minute or two are usual, and what hangs must be named. */
const LONGEST_TEST = 600_000;
const LONGEST_FILE = 720_000;

/** All test files, or those in the folders or files named: `lib`, `lib/train`, `test/lib/train.test.ts`. */
export function testFiles(root, names = []) {
  const all = readdirSync(join(root, "test"), { recursive: true })
    .filter((name) => name.endsWith(".test.ts"))
    .sort();
  if (names.length === 0) return all.map((name) => join("test", name));
  return names.flatMap((given) => {
    const wanted = relative("test", join("test", given.replace(/^(\.\/)?test\//, "")));
    const found = all.filter(
      (name) => name === wanted || name.startsWith(`${wanted}/`) || name === `${wanted}.test.ts`,
    );
    if (found.length === 0) throw new SetupError(`Cannot find tests as ${given} must be a folder or a file in test/`);
    return found.map((name) => join("test", name));
  });
}

/**
 * Runs test files and resolves to the totals and what failed: `{ tests, pass, fail, failures, ok }`.
 * @param {object} options
 * @param {string} [options.node]  the Node that runs them
 * @param {string[]} [options.flags]  more options of the runner
 * @param {number} [options.concurrency]  how many files at the same time
 * @param {number} [options.longest]  how many milliseconds a file may take
 */
export async function runTests(root, files, options = {}) {
  const { node = process.execPath, flags = [], concurrency, longest = LONGEST_FILE } = options;
  const folder = join(places(root).cache, "test");
  mkdirSync(folder, { recursive: true });
  const totals = join(folder, `totals-${process.pid}.json`);
  rmSync(totals, { force: true });
  const reporters = [
    ["spec", "stdout"],
    [join(root, "setup", "count-reporter.mjs"), totals],
  ].flatMap(([name, target]) => [`--test-reporter=${name}`, `--test-reporter-destination=${target}`]);
  const limits = [
    ...["--require", join(root, "setup", "time-limit.cjs")],
    ...[`--test-concurrency=${concurrency ?? availableParallelism()}`, `--test-timeout=${LONGEST_TEST}`],
  ];
  const runner = [...limits, "--test", ...reporters, ...flags];
  const env = { ...jupyterEnvironment(root), ...nodeEnvironment(root), DESCENT_LONGEST_TEST_FILE: String(longest) };
  const code = await inForeground(node, [...nodeArguments(root), ...runner, ...files], { cwd: root, env });
  // It is empty when the runner itself was ended.
  const counts = JSON.parse((existsSync(totals) && readFileSync(totals, "utf8")) || "{}");
  rmSync(totals, { force: true });
  return { tests: 0, pass: 0, fail: 0, failures: [], ...counts, ok: code === 0 };
}

/**
 * Runs the files that failed once more, with nothing beside them, and resolves to the better-founded result.
 *
 * Kernels, browsers and servers are tested with time limits, and on a machine that does much else one of thousands of tests
 * may miss its own. What fails again has failed; what passes is named in the summary as unsteady, and is to be mended.
 */
export async function onceMore(root, result, options = {}) {
  const { failures } = result;
  const files = [...new Set(failures.map(({ file }) => file))];
  if (files.length === 0 || files.includes(undefined)) return result;
  const again = await runTests(root, files, { ...options, concurrency: 1 });
  const pass = result.tests - again.fail;
  if (!again.ok) return { ...result, pass, fail: again.fail, failures: again.failures };
  return { ...result, pass, fail: 0, failures: [], unsteady: failures, ok: true };
}
