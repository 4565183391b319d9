import type { Band, Comparison, Curve, Run } from "./compare";
import { bundleOf, shown } from "./display";
import { lossTable } from "./figures/loss-table";
import type { History } from "./history";
import { quantileOfSorted } from "./quantile";

/** Puts the runs of each optimizer together, and shows itself in a notebook as the table of where they ended. */
export function summarize(
  results: readonly Pick<Curve, "optimizer" | "tuning" | "runs">[],
  conditions: Omit<Comparison, "curves">,
): Comparison {
  const { epochs } = conditions;
  const curves = results.map(({ optimizer, tuning, runs }): Curve => {
    const looked = runs.some(({ history }) => history.validationLoss.length > 0);
    const diverged = runs.filter((run) => run.diverged).length;
    const validation = looked ? band(runs, epochs, (history) => history.validationLoss) : undefined;
    const name = optimizer.label;
    return { name, optimizer, runs, ...band(runs, epochs, ({ loss }) => loss), validation, tuning, diverged };
  });
  const comparison: Comparison = { curves, ...conditions };
  return shown(comparison, () => bundleOf(lossTable(comparison)));
}

/** A run that diverged has no more losses: they count as infinite. */
function band(runs: readonly Run[], epochs: number, of: (history: History) => Float64Array): Band {
  const [median, low, high] = [0, 1, 2].map(() => new Float64Array(epochs + 1));
  const losses = new Float64Array(runs.length);
  for (let epoch = 0; epoch <= epochs; epoch++) {
    for (let k = 0; k < runs.length; k++) losses[k] = of(runs[k].history)[epoch] ?? Number.POSITIVE_INFINITY;
    // With one seed there is nothing to sort, a thousand times.
    if (losses.length > 1) losses.sort();
    median[epoch] = quantileOfSorted(losses, 0.5);
    low[epoch] = quantileOfSorted(losses, 0.1);
    high[epoch] = quantileOfSorted(losses, 0.9);
  }
  return { median, low, high };
}
