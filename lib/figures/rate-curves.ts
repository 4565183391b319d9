import { toColumn } from "../matrix";
import { type FigureOptions, readChoices, spread } from "./choices";
import { axis, digits, type Figure, figure, heading, type JsonObject, line } from "./figure";

/**
 * What one step of gradient descent leaves of the distance to the minimum, for every learning rate: a V for each
 * direction of curvature λ, down to 0 at η = 1/λ and up again.
 *
 *     |1 − ηλ|          below 1: nearer          above 1: farther
 *
 * All directions share one η, so the slowest of all decides, the line above the others. It is lowest at 2/(λmax +
 * λmin), and beyond 2/λmax, the cliff, the steepest direction grows. The farther apart the directions, the higher that
 * lowest place: (κ − 1)/(κ + 1) with the condition number κ.
 *
 * @param curvatures what `curvature` gave, or the curvatures of the directions, each greater than 0; of many the two ends
 * and those between at even places are drawn
 * @param options.title, options.axes, options.language words of the figure
 * @returns a figure for Plotly, as plain JSON
 * @throws RangeError when a curvature is not greater than 0
 *
 * @example
 * const { data } = rateCurves([18, 2]);
 * data.map((trace) => trace.name); // = ["λ = 18", "λ = 2", "slowest of all", "best 0.1"]
 */
export function rateCurves(
  curvatures: ArrayLike<number> | { readonly eigenvalues: ArrayLike<number> },
  options: FigureOptions = {},
): Figure {
  const { rateCurves: words, learningRate } = readChoices(options);
  const given =
    typeof curvatures === "object" && curvatures && "eigenvalues" in curvatures ? curvatures.eigenvalues : curvatures;
  const all = Array.from(new Set(toColumn("draw", "curvatures", given))).sort((a, b) => b - a);
  const low = all[all.length - 1];
  if (!(low > 0)) throw new RangeError(`Cannot draw as every curvature must be greater than 0: found ${low ?? "none"}`);
  const cliff = 2 / all[0];
  const best = 2 / (all[0] + low);
  const factor = (eta: number, lambda: number) => Math.abs(1 - eta * lambda);
  const slowest = (eta: number) => Math.max(factor(eta, all[0]), factor(eta, low));
  const drawn = all.length <= 5 ? all : [0, 1, 2, 3, 4].map((k) => all[Math.round((k * (all.length - 1)) / 4)]);
  // The corners of all the lines, so that none is cut off between two points.
  const eta = [...spread(0, 1.25 * cliff, 101), ...all.map((lambda) => 1 / lambda), best, cliff]
    .filter((each) => each <= 1.25 * cliff)
    .sort((a, b) => a - b);
  const shared = { type: "scatter", mode: "lines", x: eta };
  const traces: JsonObject[] = [
    ...drawn.map((lambda, k) => ({
      ...shared,
      name: `λ = ${digits(lambda)}`,
      y: eta.map((each) => factor(each, lambda)),
      line: line(k),
    })),
    {
      ...shared,
      name: words.all,
      y: eta.map(slowest),
      line: { color: "rgba(0, 0, 0, 0.25)", width: 11, dash: "solid" },
    },
    {
      type: "scatter",
      mode: "markers",
      name: `${words.best} ${digits(best)}`,
      x: [best],
      y: [slowest(best)],
      marker: { symbol: "star", size: 16, color: "#000000" },
    },
  ];
  const { title = words.title, axes = [learningRate, words.factor] } = options;
  const layout = {
    title: heading(title),
    xaxis: { ...axis(axes[0]), range: [0, 1.25 * cliff] },
    yaxis: { ...axis(axes[1]), range: [0, 1.6] },
    shapes: [
      {
        type: "rect",
        xref: "x",
        x0: cliff,
        x1: 1.25 * cliff,
        yref: "paper",
        y0: 0,
        y1: 1,
        fillcolor: "rgba(213, 94, 0, 0.15)",
        line: { width: 0 },
        layer: "below",
      },
    ],
    annotations: [
      {
        x: cliff,
        xanchor: "right",
        y: 1.5,
        text: `${words.cliff} = ${digits(cliff)} →`,
        showarrow: false,
        font: { color: "#9A4300" },
      },
    ],
  };
  const says = `${words.best} η = ${digits(best)}, |1 − ηλ| = ${digits(slowest(best))}, ${words.plainCliff} = ${digits(cliff)}`;
  return figure(traces, layout, `${title}: ${says}`);
}
