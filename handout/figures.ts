import type { Document, Figure, Shown } from "./document";
import { escapeHtml, scriptJson } from "./escape";
import { pageFile } from "./page-files";
import { plotlyBundle } from "./plotly";
import { isRecord } from "./shape";
import { words } from "./words";

/** Plotly's own height of a figure that does not choose one. */
const defaultHeight = 450;

/**
 * Figures become a place to draw in, their data, and a caption that says what they show, which is there before any script runs
 * and without one. Plotly comes once, however many figures there are, and not at all where there is none.
 */
export function figures(document: Document): Document {
  let count = 0;
  const draw = (shown: Shown): Shown => {
    if (shown.kind !== "figure") return shown;
    count++;
    return { kind: "html", html: figureHtml(shown, words[document.language].figure(count)) };
  };
  const sections = document.sections.map((section) => ({ ...section, outputs: section.outputs.map(draw) }));
  const scripts = count > 0 ? [...document.scripts, plotlyBundle(), pageFile("figures.js")] : document.scripts;
  return { ...document, sections, scripts };
}

function figureHtml({ figure, alternative, controls = "" }: Figure, name: string): string {
  const title = titleOf(figure.layout);
  const caption = alternative || title;
  const label = escapeHtml([name, title || alternative].filter(Boolean).join(". "));
  const height = typeof figure.layout.height === "number" ? figure.layout.height : defaultHeight;
  return [
    `<figure class="plotly" aria-label="${label}">${controls}`,
    `<div class="chart" style="min-height: ${height}px"></div>`,
    `<script type="application/json">${scriptJson(figure)}</script>`,
    `<figcaption><b>${name}</b> ${escapeHtml(caption)}</figcaption>`,
    "</figure>",
  ].join("\n");
}

function titleOf(layout: Figure["figure"]["layout"]): string {
  const title = isRecord(layout.title) ? layout.title.text : layout.title;
  return typeof title === "string" ? title.replace(/<br\s*\/?>/g, " ").replace(/<[^>]*>/g, "") : "";
}
