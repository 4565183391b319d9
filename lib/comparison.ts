import type { Comparison, Curve, Run } from "./compare";
import { shown } from "./display";
import type { Optimizer } from "./optimizer";
import { quantile } from "./quantile";

/** Puts the runs of each optimizer together: middle and band over the seeds. */
export function summarize(
  optimizers: readonly Optimizer[],
  runs: readonly (readonly Run[])[],
  conditions: Omit<Comparison, "curves">,
): Comparison {
  const curves = optimizers.map((optimizer, k) => curve(optimizer, runs[k], conditions.epochs));
  const comparison: Comparison = { curves, ...conditions };
  return shown(comparison, () => {
    const table = tableOf(comparison);
    return { "text/plain": plain(table), "text/html": html(table) };
  });
}

function curve(optimizer: Optimizer, runs: readonly Run[], epochs: number): Curve {
  const over = (share: number) =>
    Float64Array.from({ length: epochs + 1 }, (_, epoch) =>
      quantile(
        runs.map(({ history }) => history.loss[epoch] ?? Number.POSITIVE_INFINITY),
        share,
      ),
    );
  const diverged = runs.filter((run) => run.diverged).length;
  return { name: optimizer.label, optimizer, runs, median: over(0.5), low: over(0.1), high: over(0.9), diverged };
}

/** The losses at the end, best first: text in every cell. */
function tableOf({ curves, epochs, optimum, seeds }: Comparison): readonly (readonly string[])[] {
  const digits = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(5))) : "∞");
  const ranked = curves.toSorted((a, b) => a.median[epochs] - b.median[epochs] || 0);
  const head = [`after ${epochs} epochs`, "loss", "10 % to 90 %", "above optimum", "diverged", "steps", "ms"];
  return [
    head,
    ...ranked.map(({ name, median, low, high, diverged, runs }) => [
      name,
      digits(median[epochs]),
      `${digits(low[epochs])} to ${digits(high[epochs])}`,
      optimum === undefined ? "–" : digits(median[epochs] - optimum),
      `${diverged} of ${seeds.length}`,
      middle(runs.map((run) => run.history.updates)).toFixed(0),
      (1000 * middle(runs.map((run) => run.history.seconds))).toFixed(1),
    ]),
  ];
}

function middle(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function plain(table: readonly (readonly string[])[]): string {
  const widths = table[0].map((_, k) => Math.max(...table.map((row) => row[k].length)));
  return table
    .map((row) => row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join("  "))
    .join("\n");
}

function html([head, ...rows]: readonly (readonly string[])[]): string {
  const line = (tag: string, row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return `<table class="dataframe"><thead>${line("th", head)}</thead><tbody>${rows
    .map((row) => line("td", row))
    .join("")}</tbody></table>`;
}

/** A name comes from a student's cell: it is text, whatever is in it. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
