import type { Figure, JsonObject } from "../figures/figure";

/**
 * What stands for a figure of Plotly where nothing can be drawn; a notebook says the same of one that it shows itself.
 *
 * @example
 * inWords({ data: [{ y: [4, 2, 1] }], layout: { title: { text: "Loss" } } }); // = 'Plotly figure "Loss" with 1 trace (scatter)'
 */
export function inWords({ data, layout }: Figure): string {
  const title = (layout?.title as JsonObject | null | undefined)?.text ?? layout?.title;
  const kinds = [...new Set(data.map((trace) => String(trace?.type ?? "scatter")))].join(", ");
  const name = typeof title === "string" && title !== "" ? ` ${JSON.stringify(title)}` : "";
  return `Plotly figure${name} with ${data.length} trace${data.length === 1 ? "" : "s"} (${kinds})`;
}
