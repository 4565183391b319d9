import type { Document, Figure, Shown } from "./document";
import { escapeHtml, scriptJson } from "./escape";
import { live } from "./live";
import { pageFile } from "./page-files";
import { plotlyBundle } from "./plotly";
import { isRecord } from "./shape";
import { words } from "./words";

/** Plotly's own height of a figure that does not choose one. */
const defaultHeight = 450;

/**
 * Live figures: the drawing made in advance, the data from which scripts make it answer in the same place, and a caption that says
 * what it shows. Plotly comes once, however many figures there are, and not at all where there is none.
 */
export function liveFigures(document: Document): Document {
  const drawn = eachFigure(live(document), (shown, name) => {
    const { layout } = shown.figure;
    const height = typeof layout.height === "number" ? layout.height : defaultHeight;
    return figureHtml(shown, name, {
      style: ` style="--height: ${height}px"`,
      controls: shown.controls ?? "",
      data: `<script type="application/json">${scriptJson(shown.figure)}</script>`,
    });
  });
  const scripts = [plotlyBundle(), ...["template.js", "moving.js", "figures.js"].map(pageFile)];
  return drawn === document ? document : { ...drawn, scripts: [...drawn.scripts, ...scripts] };
}

/** Figures for paper: the drawings alone. */
export function stillFigures(document: Document): Document {
  return eachFigure(document, (shown, name) => figureHtml(shown, name, { style: "", controls: "", data: "" }));
}

/** The same document where there is no figure. */
function eachFigure(document: Document, html: (figure: Figure, name: string) => string): Document {
  let count = 0;
  const replaced = (shown: Shown): Shown => {
    if (shown.kind !== "figure") return shown;
    count++;
    return { kind: "html", html: html(shown, words[document.language].figure(count)) };
  };
  const sections = document.sections.map((section) => ({ ...section, outputs: section.outputs.map(replaced) }));
  return count > 0 ? { ...document, sections } : document;
}

function figureHtml(
  { figure, alternative, svg }: Figure,
  name: string,
  parts: { style: string; controls: string; data: string },
): string {
  const title = titleOf(figure.layout);
  const caption = alternative || title;
  const label = escapeHtml([name, title || alternative].filter(Boolean).join(". "));
  const still = svg ? `<div class="still" role="img" aria-label="${escapeHtml(caption)}">${svg}</div>` : "";
  return [
    `<figure class="plotly" aria-label="${label}">${parts.controls}`,
    `<div class="chart"${parts.style}>${still}</div>${parts.data}`,
    `<figcaption><b>${name}</b> ${escapeHtml(caption)}</figcaption>`,
    "</figure>",
  ].join("\n");
}

function titleOf(layout: Figure["figure"]["layout"]): string {
  const title = isRecord(layout.title) ? layout.title.text : layout.title;
  return typeof title === "string" ? title.replace(/<br\s*\/?>/g, " ").replace(/<[^>]*>/g, "") : "";
}
