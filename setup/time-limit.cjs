// Loaded into Node's test runner: ends a file of tests that does not end, with all that it started, so that the file is named
// as failed and the others are run. `--test-timeout` ends single tests; what stays behind them it ends on no version of Node.
const { readFileSync, readdirSync } = require("node:fs");

/** How many milliseconds a file may take. */
const LONGEST = Number(process.env.DESCENT_LONGEST_TEST_FILE);
const OFTEN = Math.min(LONGEST / 4, 10_000);

/** When each child was first seen. */
let seen = new Map();

// The processes of the files have this file too, as they get the runner's options, and are no runners themselves.
if (!process.env.NODE_TEST_CONTEXT) setInterval(look, OFTEN).unref();

function look() {
  const now = performance.now();
  seen = new Map(children(process.pid).map((pid) => [pid, seen.get(pid) ?? now]));
  for (const [pid, since] of seen) if (now - since > LONGEST) end(pid);
}

function end(pid) {
  const below = children(pid);
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has just ended.
  }
  below.forEach(end);
}

/** The processes that a process started. Linux alone says this without a program of its own. */
function children(pid) {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const lists = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8"));
    return lists.flatMap((list) => list.split(" ").filter(Boolean).map(Number));
  } catch {
    return [];
  }
}
