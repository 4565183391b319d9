import { toColumn } from "../matrix";
import { type FigureOptions, readChoices } from "./choices";
import { axis, digits, type Figure, figure, heading, type JsonObject, line } from "./figure";

/**
 * What a model leaves unexplained, against what it predicts, around the line of no error.
 *
 * A good model leaves noise: a cloud of the same height everywhere, around zero. A bend says that the model is too
 * simple, a funnel that it is surer about some targets than about others.
 *
 * @param y what was to be predicted
 * @param yHat the predictions, in the same order
 * @param options.title, options.axes, options.language words of the figure
 * @returns a figure for Plotly, as plain JSON
 * @throws TypeError when y and yHat differ in length, RangeError when an entry is not a finite number
 *
 * @example
 * const { data } = residualPlot([3, 5, 8], [3, 5, 9]);
 * data[0].x; // = [3, 5, 9]
 * data[0].y; // = [0, 0, −1]
 */
export function residualPlot(y: ArrayLike<number>, yHat: ArrayLike<number>, options: FigureOptions = {}): Figure {
  const all = readChoices(options);
  const words = all.residualPlot;
  const [found, predicted] = [toColumn("draw", "y", y), Array.from(toColumn("draw", "yHat", yHat))];
  if (found.length !== predicted.length || found.length === 0) {
    throw new TypeError(
      `Cannot draw as y and yHat must have the same number of rows: y has ${found.length}, yHat has ${predicted.length}`,
    );
  }
  const left = predicted.map((value, i) => found[i] - value);
  const ends = [predicted.reduce((a, b) => Math.min(a, b)), predicted.reduce((a, b) => Math.max(a, b))];
  const { title = words.title, axes = [words.prediction, words.residual] } = options;
  const traces: JsonObject[] = [
    {
      type: "scatter",
      mode: "markers",
      name: words.residual,
      x: predicted,
      y: left,
      marker: { size: 9, color: line(0).color, opacity: 0.7 },
    },
    { type: "scatter", mode: "lines", name: words.zero, x: ends, y: [0, 0], line: line(1) },
  ];
  const layout = { title: heading(title), xaxis: axis(axes[0]), yaxis: axis(axes[1]) };
  const mean = left.reduce((sum, each) => sum + each, 0) / left.length;
  const root = Math.sqrt(left.reduce((sum, each) => sum + each * each, 0) / left.length);
  // What rounding leaves of a mean of zero is another number on every machine.
  const around = Math.abs(mean) < 1e-9 * root ? 0 : mean;
  const largest = left.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  const says = `${words.mean} ${digits(around)}, ${words.root} ${digits(root)}, ${words.largest} ${digits(largest)}`;
  return figure(traces, layout, `${title}: ${says}`);
}
