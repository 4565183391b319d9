import { bundleOf, shown } from "./display";
import { searchTable } from "./figures/search-table";
import { placeOf, type SearchRange } from "./ranges";
import type { Table } from "./table";
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
  /** The settings whose best value lies at an end of its range, or close to one: a better one may lie beyond. */
  readonly edges: readonly string[];
  /** What kept the trials from being made in threads: code that cannot travel; undefined where nothing did. */
  readonly stayed: "model" | "optimizer" | undefined;
}

/** Puts the losses of all trials together; `edge` is the share of a range that counts as its end. */
export function summarizeSearch(
  ranges: Readonly<Record<string, SearchRange>>,
  settings: readonly SearchSettings[],
  losses: readonly FoldLosses[],
  { edge, stayed }: { readonly edge: number; readonly stayed: Search["stayed"] },
): Search {
  const trials = settings.map((each, k) => trial(each, losses[k]));
  const best = trials.reduce((a, b) => (b.loss < a.loss ? b : a));
  const columns = [...Object.keys(ranges), "loss", "deviation", "diverged"];
  const values = trials.map((each) => [...Object.values(each.settings), each.loss, deviation(each), each.diverged]);
  const edges = Object.keys(ranges).filter((name) => isEdge(ranges[name], best.settings[name], edge));
  const found: Search = { columns, values, trials, best, edges: best.loss < Infinity ? edges : [], stayed };
  return shown(found, () => bundleOf(searchTable(found)));
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

function isEdge(range: SearchRange, value: SearchSettings[string], edge: number): boolean {
  const place = placeOf(range, value);
  return place !== undefined && (place <= edge || place >= 1 - edge);
}
