// A reporter for Node's test runner that writes the totals of a run, as JSON, for the summary over several runs.

// biome-ignore lint/style/noDefaultExport: Node takes a reporter from the default export.
export default async function* countReporter(events) {
  const counts = {};
  for await (const { type, data } of events) {
    // At its end the runner says "tests 12", "pass 11" and so on; every version of Node says it in this way.
    const [, name, number] = /^(tests|pass|fail|cancelled|skipped|todo) (\d+)$/.exec(data?.message ?? "") ?? [];
    if (type === "test:diagnostic" && data.nesting === 0 && name) counts[name] = Number(number);
  }
  yield JSON.stringify(counts);
}
