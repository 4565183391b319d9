import { shown } from "../display";

/** Anything that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A chart for Plotly as plain data; a notebook draws it. */
export interface Figure {
  readonly data: readonly { readonly [key: string]: Json }[];
  readonly layout: { readonly [key: string]: Json };
}

/** Okabe and Ito's colours, which people with any kind of colour vision can tell apart, darkest first. */
const colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#E69F00", "#56B4E9"];
const dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];

/** The look of the k-th line: colour and dash change together, so that neither colour nor print is needed to tell two apart. */
export function line(k: number): { color: string; dash: string; width: number } {
  return { color: colours[k % colours.length], dash: dashes[k % dashes.length], width: 3 };
}

/** A figure that a notebook can draw, and that says what it shows where nothing can be drawn. */
export function figure(data: Figure["data"], layout: Figure["layout"], says: string): Figure {
  return shown({ data, layout: { ...look, ...layout } }, function (this: Figure) {
    const { data, layout } = this;
    return { "application/vnd.plotly.v1+json": { data, layout }, "text/plain": says };
  });
}

/** Large enough for the last row. */
const look = {
  font: { size: 16, color: "#000000" },
  paper_bgcolor: "#FFFFFF",
  plot_bgcolor: "#FFFFFF",
  margin: { l: 80, r: 30, t: 70, b: 70 },
  height: 480,
  legend: { bgcolor: "rgba(255,255,255,0.8)" },
} as const;

/** An axis with its name, a frame and a grid. */
export function axis(title: string, type: "linear" | "log" = "linear"): { readonly [key: string]: Json } {
  return {
    title: { text: title, standoff: 10 },
    type,
    showline: true,
    mirror: true,
    linecolor: "#444444",
    gridcolor: "#DDDDDD",
    zeroline: false,
    automargin: true,
    ...(type === "log" ? { exponentformat: "power", dtick: 1 } : {}),
  };
}
