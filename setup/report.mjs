// The last lines of `npm test` and `npm run check`: each part with its mark, then the totals in the words of Node's runner.

/** Prints the parts `{ name, ok, tests?, pass?, fail? }` and returns the exit code. */
export function report(parts, print = console.log) {
  print("");
  for (const { name, ok, tests } of parts)
    print(`${ok ? "✓" : "✗"} ${name}${tests === undefined ? "" : `: ${tests} tests`}`);
  const sum = (key) => parts.reduce((total, part) => total + (part[key] ?? 0), 0);
  for (const key of ["tests", "pass", "fail"]) print(`ℹ ${key} ${sum(key)}`);
  return parts.every(({ ok }) => ok) ? 0 : 1;
}
