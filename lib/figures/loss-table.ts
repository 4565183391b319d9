import type { Comparison } from "../compare";
import { checkGiven } from "../given";
import { checkNames } from "../options";
import { quantile } from "../quantile";
import { type Table, table } from "../table";
import { quoted } from "../words";
import { tableWords } from "./table-words";
import { type Language, texts } from "./texts";

/** What a table of losses has. */
export interface LossTableOptions {
  readonly milliseconds?: boolean;
  readonly language?: Language;
}

/**
 * Where each optimizer of a comparison ended, the lowest median first, and what it took.
 *
 * The columns: the loss over all rows at the end, as the median over the seeds and the bounds that leave out the lowest
 * and the highest tenth; its distance from the smallest loss possible; how many runs diverged; the steps of a run, as
 * the median. With one seed there is nothing to be a bound of, so the two columns of the bounds are left out. With
 * validation rows their loss stands beside the other, and a line below the table says whose tuned learning rate lies on
 * the edge of its range.
 *
 * @param comparison what `compare` gave
 * @param options.milliseconds whether a last column has the time of a run, as the median (default false: it is that of
 * this machine today, and all else is the same whenever the cell runs again)
 * @param options.language "en" (default) or "ko", for the names of the columns
 * @throws RangeError when an option is outside its range or does not exist
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const result = compare({ model: LinearRegression, optimizers: [sgd(), momentum()], data, epochs: 20, batchSize: 1 });
 * const { columns, values } = lossTable(result);
 * columns.slice(0, 4); // = ["optimizer", "loss", "lowest tenth", "highest tenth"]
 * values.map((row) => row[0]); // = ["Momentum (η = 0.001)", "SGD (η = 0.001)"]
 */
export function lossTable(comparison: Comparison, options: LossTableOptions = {}): Table {
  checkNames("make a table", "lossTable", options, ["milliseconds", "language"]);
  checkGiven("make a table", "the comparison", comparison, "curves", "compare");
  const { milliseconds = false, language = "en" } = options;
  if (typeof milliseconds !== "boolean") {
    throw new RangeError(
      `Cannot make a table as milliseconds must be true or false: current value is ${quoted(milliseconds)}`,
    );
  }
  const words = { ...texts(language), ...tableWords(language) };
  const { curves, epochs, seeds, optimum = Number.NaN } = comparison;
  const looked = curves.some(({ validation }) => validation);
  // Both may be infinite: their difference is no number then, and they stay as they are.
  const ranked = curves.toSorted((a, b) => a.median[epochs] - b.median[epochs] || 0);
  const isBound = (column: number) => column === 2 || column === 3;
  const kept = <T>(row: readonly T[], validation: T) => {
    const timed = milliseconds ? row : row.slice(0, -1);
    const withLook = timed.toSpliced(4, 0, ...(looked ? [validation] : []));
    return withLook.filter((_, column) => seeds.length > 1 || !isBound(column));
  };
  const values = ranked.map(({ name, median, low, high, validation, diverged, runs }) => {
    const row = [
      name,
      ...[median, low, high].map((losses) => losses[epochs]),
      median[epochs] - optimum,
      diverged,
      middle(runs.map(({ history }) => history.updates)),
      Number(middle(runs.map(({ history }) => 1000 * history.seconds)).toPrecision(2)),
    ];
    return kept<string | number>(row, validation?.median[epochs] ?? Number.NaN);
  });
  const edges = ranked.filter(({ tuning }) => tuning?.edge).map(({ name }) => `${name}: ${words.edge}`);
  return table(kept<string>(words.columns, words.validation), values, edges);
}

function middle(values: readonly number[]): number {
  return quantile(values, 0.5);
}
