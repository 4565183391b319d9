import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Document } from "./document";
import type { Origin } from "./origin";
import { footerHtml } from "./page";
import { pageFile } from "./page-files";
import { htmlFile } from "./shell";
import type { Slide } from "./slides";

const { resolve } = createRequire(import.meta.url);

/** The last step towards slides: reveal.js shows them, one at a time, with keys and by touch. */
export function stage(document: Document, slides: readonly Slide[], origin: Origin): string {
  const { language, title, heading } = document;
  const first = `<section class="title"><h1>${heading}</h1>${footerHtml(document, origin)}</section>`;
  const sections = slides.map(({ html, notes }) => `<section>${html}${notesHtml(notes)}</section>`);
  const body = `<main class="reveal"><div class="slides">\n${[first, ...sections].join("\n")}\n</div></main>`;
  const styles = [revealFile("reveal.js/reveal.css"), pageFile("stage.css"), ...document.styles];
  const scripts = [revealFile("reveal.js"), pageFile("stage.js"), ...document.scripts];
  return htmlFile({ language, title, styles, scripts, body });
}

function notesHtml(notes: readonly string[]): string {
  return notes.length > 0 ? `\n<aside class="notes">${notes.join("\n")}</aside>` : "";
}

function revealFile(name: string): string {
  return readFileSync(resolve(name), "utf8");
}
