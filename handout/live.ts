import { controlsHtml } from "./controls";
import type { Document, Shown } from "./document";
import { drawScript } from "./exploration";
import { libraryBundle } from "./library-bundle";
import { pageFile } from "./page-files";
import { words } from "./words";

/**
 * Figures that were made by `explore` get their controls, and the page what it needs to draw them anew: the library, once however
 * many there are, and the drawing functions. Without scripts the controls stay hidden, and the figure is one like any other.
 */
export function live(document: Document): Document {
  const scripts: string[] = [];
  let count = 0;
  const withControls = (shown: Shown): Shown => {
    if (shown.kind !== "figure") return shown;
    count++;
    if (shown.exploration === undefined) return shown;
    // Readers find the figure by this number, and so does an address: #figure2.learningRate=0.05
    const place = `figure${count}`;
    scripts.push(drawScript(place, shown.exploration));
    return { ...shown, controls: controlsHtml(place, shown.exploration, words[document.language].live(count)) };
  };
  const sections = document.sections.map((section) => ({ ...section, outputs: section.outputs.map(withControls) }));
  if (scripts.length === 0) return document;
  return {
    ...document,
    sections,
    styles: [...document.styles, pageFile("live.css")],
    scripts: [...document.scripts, libraryBundle(), ...scripts, pageFile("compute.js"), pageFile("live.js")],
  };
}
