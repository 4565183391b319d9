import { createHash } from "node:crypto";
import type { Document, Heading, Section } from "./document";
import { escapeHtml } from "./escape";
import { pageFile } from "./page-files";
import { words } from "./words";

/** How a handout says where it comes from. No time of making: the same outputs give the same bytes. */
export interface Origin {
  readonly version: string;
  readonly command: string;
}

/** The last step towards HTML: the document as one file that asks nobody for anything. */
export function page(document: Document, origin: Origin): string {
  const { language, title, heading, contents, sections, styles, scripts } = document;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${securityPolicy(scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${[...styles, pageFile("page.css")].map((css) => `<style>${css}</style>`).join("\n")}
</head>
<body>
<header><h1>${heading}</h1></header>
${contentsHtml(contents, words[language].contents)}
<main>
${sections.map(sectionHtml).join("\n")}
</main>
${footerHtml(document, origin)}
${scripts.map(scriptElement).join("\n")}
</body>
</html>
`;
}

/**
 * Nothing may be loaded, and no script may run but the ones put here, known by their hashes. KaTeX and Plotly need style
 * attributes; Plotly's button that saves a picture needs a blob, which never leaves the page.
 */
function securityPolicy(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  const scriptSources = hashes.length > 0 ? hashes.join(" ") : "'none'";
  const images = "img-src data: blob:; font-src data:";
  return `default-src 'none'; script-src ${scriptSources}; style-src 'unsafe-inline'; ${images}; base-uri 'none'; form-action 'none'`;
}

/** A classic script: a browser loads no modules from a file on disk. */
function scriptElement(script: string): string {
  if (/<\/script|<!--/i.test(script))
    throw new RangeError("Cannot put a script into a page as it must not hold </script or <!--");
  return `<script>${script}</script>`;
}

function contentsHtml(contents: readonly Heading[], label: string): string {
  if (contents.length < 2) return "";
  const entries = contents.map(({ level, id, html }) => `<li class="level-${level}"><a href="#${id}">${html}</a></li>`);
  return `<nav aria-labelledby="contents"><h2 id="contents">${label}</h2>\n<ol>\n${entries.join("\n")}\n</ol></nav>`;
}

function sectionHtml({ cell, source, outputs }: Section): string {
  const tags = cell.tags.map((tag) => ` tag-${escapeHtml(tag.replace(/\s+/g, "-"))}`).join("");
  const shown = outputs.map((output) => (output.kind === "html" ? `<div class="output">${output.html}</div>` : ""));
  return [`<section class="${cell.kind}${tags}">`, source, ...shown, "</section>"].join("\n");
}

function footerHtml({ notebook, language }: Document, { version, command }: Origin): string {
  const madeWith = words[language].madeWith(`<code>${escapeHtml(command)}</code>`);
  return `<footer>${escapeHtml(notebook.name)}.ipynb · Descent ${escapeHtml(version)} · ${madeWith}</footer>`;
}
