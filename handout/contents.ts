import sanitizeHtml from "sanitize-html";
import type { Document, Heading } from "./document";
import { escapeHtml } from "./escape";
import { replaceMarks } from "./marks";

/**
 * Headings get the identifiers that links in the notebook expect (JupyterLab writes hyphens for spaces), the first of level 1
 * becomes the title of the page, and the rest its table of contents. The sanitizer has left headings bare, so a pattern finds them.
 */
export function contents(document: Document): Document {
  const taken = new Set<string>();
  const found: Heading[] = [];
  const sections = document.sections.map((section) => {
    if (section.cell.kind !== "markdown") return section;
    const source = section.source.replace(/<h([1-6])>(.*?)<\/h\1>/gs, (_, level, html) => {
      const heading = { level: Number(level), id: unique(slug(html), taken), html: withoutLinks(html) };
      const isTitle = heading.level === 1 && !found.some((other) => other.level === 1);
      found.push(heading);
      return isTitle ? "" : `<h${level} id="${heading.id}">${html}</h${level}>`;
    });
    return { ...section, source };
  });
  const title = found.find(({ level }) => level === 1) ?? titleFromName(document.notebook.name);
  const rest = found.filter((heading) => heading !== title && heading.level <= 3);
  return { ...document, sections, title: plain(title.html), heading: title.html, contents: rest };
}

function titleFromName(name: string): Heading {
  return { level: 1, id: "", html: escapeHtml(name.replace(/[-_]+/g, " ")) };
}

/** Text without markup, still escaped; a formula is given as it was written. */
function plain(html: string): string {
  const text = sanitizeHtml(html, { allowedTags: [] }).trim();
  return replaceMarks(text, ({ tex }, after) => escapeHtml(tex.trim()) + after).replaceAll('"', "&quot;");
}

function withoutLinks(html: string): string {
  return sanitizeHtml(html, { allowedTags: ["em", "strong", "code", "sub", "sup"] });
}

function slug(html: string): string {
  return plain(html).replace(/\s+/g, "-");
}

function unique(id: string, taken: Set<string>): string {
  let name = id;
  for (let copy = 2; taken.has(name); copy++) name = `${id}-${copy}`;
  taken.add(name);
  return name;
}
