import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Figure, PlotlyFigure } from "./document";
import { explorationOf } from "./exploration";
import type { MimeBundle } from "./notebook";
import { isRecord, type Json } from "./shape";

/**
 * The trace types of the bundle. plotly.js draws a type that its bundle lacks as a scatter plot without a word, so a figure with
 * another type is passed over here, and its picture or text is shown instead.
 */
export const traceTypes: readonly string[] = [
  "scatter",
  "bar",
  "box",
  "contour",
  "heatmap",
  "histogram",
  "histogram2d",
  "histogram2dcontour",
  "image",
  "pie",
  "scatterternary",
  "violin",
];

/** The cartesian bundle: all that the course draws, at a third of the size of the full one. */
export function plotlyBundle(): string {
  return readFileSync(createRequire(import.meta.url).resolve("plotly.js-cartesian-dist-min"), "utf8");
}

/** The figure in a MIME bundle, when there is one and it can be drawn. */
export function asFigure(bundle: MimeBundle): Figure | undefined {
  const value = bundle["application/vnd.plotly.v1+json"];
  if (!isRecord(value) || !Array.isArray(value.data) || !value.data.every(isDrawable)) return undefined;
  const layout = isRecord(value.layout) ? value.layout : {};
  const frames = Array.isArray(value.frames) ? { frames: value.frames } : {};
  const figure: PlotlyFigure = { data: value.data, layout: withoutRemoteImages(layout), ...frames };
  const alternative = String(bundle["text/plain"] ?? "");
  return { kind: "figure", figure, alternative, exploration: explorationOf(bundle) };
}

function isDrawable(trace: unknown): boolean {
  return isRecord(trace) && traceTypes.includes(String(trace.type ?? "scatter")) && isLocal(trace);
}

/** The security policy of the page stops a picture from elsewhere in any case; left out, it does not even try. */
function withoutRemoteImages(layout: Json): Json {
  return Array.isArray(layout.images) ? { ...layout, images: layout.images.filter(isLocal) } : layout;
}

function isLocal(image: unknown): boolean {
  return isRecord(image) && (image.source === undefined || /^data:image\//i.test(String(image.source)));
}
