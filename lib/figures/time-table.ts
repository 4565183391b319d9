import type { Comparison } from "../compare";
import { checkGiven } from "../given";
import { timeTo, type Unit } from "../history";
import { checkNames } from "../options";
import { quantile } from "../quantile";
import { type Table, table } from "../table";
import { tableWords } from "./table-words";
import { type Language, texts } from "./texts";

const units: readonly Unit[] = ["epochs", "updates", "samples", "seconds"];

/**
 * What each optimizer of a comparison needed to bring the loss down to a target, the fewest epochs first.
 *
 * The columns: how many of the runs got there at all; then the epochs, updates, samples and seconds that they took, as
 * medians over the seeds. They are infinite when half of the runs never got there. The seconds are those of this machine
 * today.
 *
 * @param comparison what `compare` gave
 * @param target a loss over all rows that are trained on, such as `1.01 * comparison.optimum`
 * @param options.language "en" (default) or "ko", for the names of the columns
 * @throws RangeError when the target is not a finite number, or an option is outside its range or does not exist
 *
 * @example
 * const data = { x: [[1], [2], [3], [4], [5]], y: [3, 5, 7, 9, 11] };
 * const result = compare({ model: LinearRegression, optimizers: [sgd(), momentum()], data, epochs: 40, batchSize: 1 });
 * const { columns, values } = timeTable(result, 1);
 * columns; // = ["optimizer", "reached", "epochs", "updates", "samples", "seconds"]
 * values[0].slice(0, 2); // = ["Momentum (η = 0.001)", "10/10"]
 */
export function timeTable(
  comparison: Comparison,
  target: number,
  options: { readonly language?: Language } = {},
): Table {
  checkNames("make a table", "timeTable", options, ["language"]);
  checkGiven("make a table", "the comparison", comparison, "curves", "compare");
  const { language = "en" } = options;
  texts(language);
  const rows = comparison.curves.map(({ name, runs }) => {
    const times = runs.map(({ history }) => timeTo(history, target));
    const reached = `${times.filter(Boolean).length}/${runs.length}`;
    const medians = units.map((unit) =>
      quantile(
        times.map((time) => time?.[unit] ?? Number.POSITIVE_INFINITY),
        0.5,
      ),
    );
    return { epochs: medians[0], row: [name, reached, ...medians] };
  });
  // Both may be infinite: their difference is no number then, and they stay as they are.
  const ranked = rows.toSorted((a, b) => a.epochs - b.epochs || 0);
  return table(
    tableWords(language).time,
    ranked.map(({ row }) => row),
  );
}
