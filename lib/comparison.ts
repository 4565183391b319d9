import type { Comparison, Curve, Run } from "./compare";
import { bundleOf, shown } from "./display";
import { lossTable } from "./figures/loss-table";
import type { Optimizer } from "./optimizer";
import { quantile } from "./quantile";

/** Puts the runs of each optimizer together, and shows itself in a notebook as the table of where they ended. */
export function summarize(
  optimizers: readonly Optimizer[],
  runs: readonly (readonly Run[])[],
  conditions: Omit<Comparison, "curves">,
): Comparison {
  const curves = optimizers.map((optimizer, k) => curve(optimizer, runs[k], conditions.epochs));
  const comparison: Comparison = { curves, ...conditions };
  return shown(comparison, () => bundleOf(lossTable(comparison)));
}

function curve(optimizer: Optimizer, runs: readonly Run[], epochs: number): Curve {
  const median = new Float64Array(epochs + 1);
  const low = new Float64Array(epochs + 1);
  const high = new Float64Array(epochs + 1);
  for (let epoch = 0; epoch <= epochs; epoch++) {
    const losses = runs.map(({ history }) => history.loss[epoch] ?? Number.POSITIVE_INFINITY);
    median[epoch] = quantile(losses, 0.5);
    low[epoch] = quantile(losses, 0.1);
    high[epoch] = quantile(losses, 0.9);
  }
  const diverged = runs.filter((run) => run.diverged).length;
  return { name: optimizer.label, optimizer, runs, median, low, high, diverged };
}
