// A reporter for Node's test runner that writes what the summary over several runs needs, as JSON: totals and failed tests.
import { relative } from "node:path";

/** How long the runner may still write once all tests have ended, in milliseconds. */
const TO_WRITE_THE_REST = 5_000;

// biome-ignore lint/style/noDefaultExport: Node takes a reporter from the default export.
export default async function* countReporter(events) {
  const counts = {};
  const failures = [];
  /** The names of the test that is reported and of what it stands in, the outermost first. */
  let path = [];
  for await (const { type, data } of events) {
    // At its end the runner says "tests 12", "pass 11" and so on; every version of Node says it in this way.
    const [, name, number] = /^(tests|pass|fail|cancelled|skipped|todo) (\d+)$/.exec(data?.message ?? "") ?? [];
    if (type === "test:diagnostic" && data.nesting === 0 && name) counts[name] = Number(number);
    if (type === "test:start") path = [...path.slice(0, data.nesting), data.name];
    if (type === "test:fail" && isItself(data)) failures.push(failure(data, path));
  }
  yield JSON.stringify({ ...counts, failures });
  // A process that a test left behind holds the runner's pipe: without this the runner would wait for its end.
  setTimeout(() => process.exit(), TO_WRITE_THE_REST).unref();
}

/** A test that holds others fails with them: only those are worth a line. */
function isItself({ todo, details }) {
  return todo === undefined && details?.error?.failureType !== "subtestsFailed";
}

function failure({ name, nesting, file, details }, path) {
  const { cause, message } = details?.error ?? {};
  const [reason] = String(cause?.message ?? message ?? "").split("\n");
  return { file: file && relative(process.cwd(), file), name: [...path.slice(0, nesting), name].join(" › "), reason };
}
