import { shown } from "./display";
import { placeOf, type SearchRange } from "./ranges";
import { type Table, tableBundle } from "./table";
import type { FoldLosses, SearchSettings } from "./trial";

/** One combination of settings, and how it did. */
export interface Trial {
  readonly settings: SearchSettings;
  /** The mean over the folds of the loss over rows that were not learned from; infinite where training diverged. */
  readonly loss: number;
  /** The same for each fold. */
  readonly losses: FoldLosses;
  /** In how many folds the training diverged. */
  readonly diverged: number;
}

/** The result of a search: one row per trial, in the order in which they were made; a notebook shows the best first. */
export interface Search extends Table {
  readonly trials: readonly Trial[];
  /** The trial with the smallest loss, the first of them where several are equal. */
  readonly best: Trial;
  /** What to know before believing it: a best value at the end of its range, or work that could not be shared. */
  readonly notes: readonly string[];
}

/** Puts the losses of all trials together. */
export function summarizeSearch(
  ranges: Readonly<Record<string, SearchRange>>,
  settings: readonly SearchSettings[],
  losses: readonly FoldLosses[],
  { edge, notes }: { readonly edge: number; readonly notes: readonly string[] },
): Search {
  const trials = settings.map((each, k) => trial(each, losses[k]));
  const best = trials.reduce((a, b) => (b.loss < a.loss ? b : a));
  const columns = [...Object.keys(ranges), "loss", "deviation", "diverged"];
  const values = trials.map((each) => [...Object.values(each.settings), each.loss, deviation(each), each.diverged]);
  const found = { columns, values, trials, best, notes: [...edges(ranges, best, edge), ...notes] };
  return shown(found, () => {
    const order = trials.map((_, k) => k).sort((a, b) => trials[a].loss - trials[b].loss || a - b);
    const top = order.slice(0, 20).map((k) => values[k]);
    const rest = values.length - top.length;
    return tableBundle({ columns, values: top }, [
      ...(rest > 0 ? [`and ${rest} more, with higher losses`] : []),
      ...found.notes,
    ]);
  });
}

function trial(settings: SearchSettings, losses: FoldLosses): Trial {
  const loss = losses.reduce((sum, each) => sum + each, 0) / losses.length;
  return { settings, loss, losses, diverged: losses.filter((each) => each === Number.POSITIVE_INFINITY).length };
}

/** How far the folds lie apart: differences of loss much smaller than this are luck. */
function deviation({ loss, losses, diverged }: Trial): number {
  if (diverged > 0) return Number.POSITIVE_INFINITY;
  return Math.sqrt(losses.reduce((sum, each) => sum + (each - loss) * (each - loss), 0) / losses.length);
}

/** A line for each setting whose best value lies at an end of its range, or nearer to it than the share `edge`. */
function edges(ranges: Readonly<Record<string, SearchRange>>, best: Trial, edge: number): string[] {
  if (best.loss === Number.POSITIVE_INFINITY) return ["Every trial diverged: try smaller learning rates"];
  return Object.entries(ranges).flatMap(([name, range]) => {
    const value = best.settings[name];
    const line = edgeNote(`The best ${name}`, range, value, edge);
    return line ? [line] : [];
  });
}

/** Says that a value lies on the edge of its range; undefined where it does not. */
export function edgeNote(what: string, range: SearchRange, value: SearchSettings[string], edge: number) {
  const place = placeOf(range, value);
  if (range.kind === "choice" || place === undefined || (place > edge && place < 1 - edge)) return undefined;
  return `${what}, ${value}, lies on the edge of ${range.kind}(${range.from}, ${range.to}): a better one may lie beyond`;
}
