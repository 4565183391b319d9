import type { Document, Heading, Section } from "./document";
import { escapeHtml } from "./escape";
import type { Language } from "./notebook";
import type { Origin } from "./origin";
import { column, htmlFile } from "./shell";
import { words } from "./words";

type Labels = (typeof words)[Language]["labels"];

/** The last step towards HTML: title, table of contents, cells and origin, in one column. */
export function page(document: Document, origin: Origin): string {
  const { language, title, heading, contents, sections, styles, scripts } = document;
  const body = `<header><h1>${heading}</h1></header>
${contentsHtml(contents, words[language].contents)}
<main>
${sections.map((section, i) => sectionHtml(section, sections[i - 1], words[language].labels)).join("\n")}
</main>
${footerHtml(document, origin)}`;
  return htmlFile({ language, title, styles: [...column, ...styles], scripts, body });
}

function contentsHtml(contents: readonly Heading[], label: string): string {
  if (contents.length < 2) return "";
  const entries = contents.map(({ level, id, html }) => `<li class="level-${level}"><a href="#${id}">${html}</a></li>`);
  return `<nav aria-labelledby="contents"><h2 id="contents">${label}</h2>\n<ol>\n${entries.join("\n")}\n</ol></nav>`;
}

function sectionHtml(section: Section, before: Section | undefined, labels: Labels): string {
  const { cell, source, outputs } = section;
  const tags = cell.tags.map((tag) => ` tag-${escapeHtml(tag.replace(/\s+/g, "-"))}`).join("");
  const label = labelOf(section, before);
  const shown = outputs.map((output) => (output.kind === "html" ? `<div class="output">${output.html}</div>` : ""));
  return [
    `<section class="${cell.kind}${tags}">`,
    ...(label ? [`<p class="label">${labels[label]}</p>`] : []),
    source,
    ...shown,
    "</section>",
  ].join("\n");
}

/** Said once above cells that follow one another; a solution that begins in prose says itself what it is. */
function labelOf({ cell }: Section, before: Section | undefined): keyof Labels | undefined {
  const begins = (tag: string) => cell.tags.includes(tag) && !before?.cell.tags.includes(tag);
  if (begins("teacher")) return "teacher";
  return begins("solution") && cell.kind === "code" ? "solution" : undefined;
}

/** Where a handout comes from. */
export function footerHtml({ notebook, language }: Document, { version, command, data, seed }: Origin): string {
  const say = words[language];
  const parts = [
    escapeHtml(`${notebook.name}.ipynb`),
    `Descent ${escapeHtml(version)}`,
    ...(data.length > 0 ? [`${say.data} ${data.map((file) => `<code>${escapeHtml(file)}</code>`).join(", ")}`] : []),
    ...(seed === undefined ? [] : [`${say.seed} ${escapeHtml(seed)}`]),
    say.madeWith(`<code>${escapeHtml(command)}</code>`),
  ];
  return `<footer>${parts.join(" · ")}</footer>`;
}
