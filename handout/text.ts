import type { Document } from "./document";
import { imagesOf } from "./images";
import { renderMarkdown } from "./markdown";

/** Markdown cells become HTML. */
export function text(document: Document): Document {
  const sections = document.sections.map((section) => {
    const { cell } = section;
    if (cell.kind !== "markdown") return section;
    return { ...section, source: renderMarkdown(cell.source, imagesOf(cell, document.notebook)) };
  });
  return { ...document, sections };
}
