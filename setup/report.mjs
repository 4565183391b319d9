// The last lines of `npm test` and `npm run check`: what failed, each part with its mark, then the totals in the words of
// Node's runner. In a log that is cut, its end is what remains.

/** Prints the parts `{ name, ok, tests?, pass?, fail?, failures?, unsteady? }` and returns the exit code. */
export function report(parts, print = console.log) {
  print("");
  for (const { name, failures = [], unsteady = [] } of parts) {
    for (const each of failures) print(failureLine("✗", name, each));
    for (const each of unsteady) print(failureLine("! passed alone, failed beside others:", name, each));
  }
  for (const { name, ok, tests } of parts)
    print(`${ok ? "✓" : "✗"} ${name}${tests === undefined ? "" : `: ${tests} tests`}`);
  const sum = (key) => parts.reduce((total, part) => total + (part[key] ?? 0), 0);
  for (const key of ["tests", "pass", "fail"]) print(`ℹ ${key} ${sum(key)}`);
  return parts.every(({ ok }) => ok) ? 0 : 1;
}

function failureLine(mark, part, { file = "", name, reason }) {
  return `${mark} ${part}: ${file}: ${name}: ${reason}`;
}
