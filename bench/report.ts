/** One line of a job's result. */
export interface Entry {
  readonly name: string;
  /** Milliseconds, or another measure that the job names. */
  readonly value: number;
  /** What must be known to read it. */
  readonly note?: string;
}

/** A demand on two entries: the first over the second is at most, or at least, so much. */
export interface Target {
  readonly of: string;
  readonly over: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** What a job found. */
export interface JobResult {
  readonly title: string;
  readonly unit: string;
  /** Against this entry the others are put. */
  readonly base: string;
  readonly entries: readonly Entry[];
  readonly targets: readonly Target[];
  /** What was left out, and how to have it. */
  readonly skipped: readonly string[];
}

/** The ratio of a target, and whether it was reached; undefined where one of the two was not measured. */
export function judge({ entries }: JobResult, { of, over, atMost, atLeast }: Target) {
  const value = (wanted: string) => entries.find(({ name }) => name === wanted)?.value;
  const [a, b] = [value(of), value(over)];
  if (a === undefined || b === undefined) return undefined;
  const ratio = a / b;
  return { ratio, reached: ratio <= (atMost ?? Number.POSITIVE_INFINITY) && ratio >= (atLeast ?? 0) };
}

/** The job as Markdown: a table of its entries, then its targets. */
export function markdown(result: JobResult): string {
  const { title, unit, base, entries, skipped } = result;
  const reference = entries.find(({ name }) => name === base)?.value;
  const rows = entries.map(({ name, value, note }) => {
    const ratio = reference === undefined ? "" : figure(value / reference);
    return `| ${name}${note ? ` (${note})` : ""} | ${figure(value)} | ${ratio} |`;
  });
  return [
    `### ${title}`,
    "",
    `| | ${unit} | ÷ ${base} |`,
    "|---|---|---|",
    ...rows,
    "",
    ...result.targets.flatMap((target) => targetLine(result, target)),
    ...skipped.map((line) => `- Left out: ${line}`),
    "",
  ].join("\n");
}

function targetLine(result: JobResult, target: Target): string[] {
  const found = judge(result, target);
  if (!found) return [];
  const { of, over, atMost, atLeast } = target;
  const wanted = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
  const mark = found.reached ? "reached" : "missed";
  return [`- ${of} ÷ ${over}: ${figure(found.ratio)}, wanted ${wanted}: ${mark}`];
}

/** Three digits that count: 0.0123, 1.23, 123, 12,300. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString("en", { maximumSignificantDigits: 3 });
}
