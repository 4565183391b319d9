import { shown } from "../display";
import { escaped } from "../table";

/** Anything that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A part of a chart: names and what they stand for. */
export type JsonObject = { readonly [key: string]: Json };

/** A chart for Plotly as plain data; a notebook draws it. */
export interface Figure {
  readonly data: readonly JsonObject[];
  readonly layout: JsonObject;
}

/**
 * A figure that a notebook can draw, and that says in one line what it shows where nothing can be drawn.
 *
 * Letters and lines are large enough for the last row of a lecture hall.
 */
export function figure(data: Figure["data"], layout: Figure["layout"], says: string): Figure {
  const { legend, ...others } = look;
  const key: JsonObject =
    layout.showlegend === false ? {} : { legend: { ...legend, ...(layout.legend as JsonObject) } };
  const lines = String((layout.title as JsonObject | undefined)?.text).split("<br>").length;
  const margin = { ...others.margin, t: 40 + 20 * lines };
  const drawn: Figure = { data: data.map(named), layout: { ...others, margin, ...layout, ...key } };
  return shown(drawn, () => ({ "application/vnd.plotly.v1+json": { ...drawn }, "text/plain": says }));
}

/** Plotly reads a little markup in names, such as `<b>` and links. */
function named(trace: JsonObject): JsonObject {
  return typeof trace.name === "string" ? { ...trace, name: escaped(trace.name) } : trace;
}

const look = {
  font: { size: 16, color: "#000000" },
  paper_bgcolor: "#FFFFFF",
  plot_bgcolor: "#FFFFFF",
  margin: { l: 80, r: 30, t: 60, b: 70 },
  height: 520,
  // Of a single line, too: it says what the line is.
  showlegend: true,
  // At the foot, where it takes no width from the curves and never meets the axis however narrow the page; wide enough
  // for a dash to be told from a dot.
  legend: { orientation: "h", x: 0, yref: "container", y: 0.02, yanchor: "bottom", itemwidth: 50 },
};

/** A title at the left, where Plotly's buttons do not cover it, in lines that a narrow page has room for. */
export function heading(text: string): JsonObject {
  return { text: inLines(text), x: 0.015, xref: "container", font: { size: 18 } };
}

/** Breaks a long text between two words, but in no formula; a Korean letter is as wide as two others. */
function inLines(text: string): string {
  let width = 0;
  return text
    .split(/(?<![−+·=/]) (?![−+·=/])/)
    .map((word, k) => {
      const own = Array.from(word).reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);
      const isNext = k > 0 && width + 1 + own > 41;
      width = isNext ? own : width + 1 + own;
      return `${k === 0 ? "" : isNext ? "<br>" : " "}${word}`;
    })
    .join("");
}

/** An axis with its name, a frame and a grid. */
export function axis(title: string): JsonObject {
  return {
    title: { text: title, standoff: 12 },
    showline: true,
    mirror: true,
    linecolor: "#444444",
    gridcolor: "#DDDDDD",
    zeroline: false,
    automargin: true,
  };
}

// Okabe and Ito (2008), Color universal design: people with any kind of colour vision can tell them apart.
const colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#E69F00", "#56B4E9"];
const dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];

/** The look of the k-th line: colour and dash change together, so that a print in grey can still be read. */
export function line(k: number): { color: string; dash: string; width: number } {
  return { color: colours[k % colours.length], dash: dashes[k % dashes.length], width: 3 };
}

/** The colour of the k-th line, thin enough for what lies behind to be seen. */
export function tint(k: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colours[k % colours.length].slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, 0.2)`;
}

/** A number as a person would write it: four digits that count. */
export function digits(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", "−");
}
