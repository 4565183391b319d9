import { existsSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { Index, Job } from "./arguments";
import { escapeHtml } from "./escape";
import { katexStyle } from "./fonts";
import { formats } from "./formats";
import { handout } from "./handout";
import type { Language, Notebook } from "./notebook";
import { readNotebook } from "./read";
import { column, htmlFile } from "./shell";
import { titleCell } from "./title";
import { words } from "./words";

const languages = Object.keys(words) as readonly Language[];

/** One page that leads to the handouts of a course: its lessons in order, in both languages, each with the files that are there. */
export function indexPage(index: Index): string {
  const lessons = index.lessons.flatMap(({ notebook, jobs }) => {
    const files = jobs.filter(({ path }) => existsSync(path));
    return files.length > 0 ? [{ notebook: readNotebook(notebook), files }] : [];
  });
  const lists = languages.map((language) => {
    const entries = lessons.filter(({ notebook }) => notebook.language === language);
    const items = entries.map(({ notebook, files }) => itemHtml(notebook, files, index));
    return items.length > 0 ? listHtml(language, index, items) : "";
  });
  const body = `<header><h1>Descent</h1></header>\n<main>\n${lists.filter(Boolean).join("\n")}\n</main>`;
  const styles = body.includes('class="katex') ? [katexStyle(body)] : [];
  return htmlFile({ language: "en", title: "Descent", styles: [...column, ...styles], scripts: [], body });
}

function listHtml(language: Language, { edition }: Index, items: readonly string[]): string {
  const heading = [words[language].language, words[language].editions[edition]].filter(Boolean).join(", ");
  return `<section lang="${language}">\n<h2>${heading}</h2>\n<ol class="lessons">\n${items.join("\n")}\n</ol>\n</section>`;
}

/** The title leads to the first of the files; where there are several, each is named. */
function itemHtml(notebook: Notebook, files: readonly Job[], { path }: Index): string {
  const { heading } = handout({ ...notebook, cells: titleCell(notebook.cells) });
  const [number] = /^\d+/.exec(notebook.name) ?? [];
  const link = (file: Job, html: string) => `<a href="${addressOf(file.path, path)}">${html}</a>`;
  const links = files.length > 1 ? files.map((file) => link(file, formats[file.format].word)) : [];
  const others = links.length > 0 ? ` <span class="formats">${links.join(" · ")}</span>` : "";
  return `<li${number ? ` value="${Number(number)}"` : ""}>${link(files[0], heading)}${others}</li>`;
}

function addressOf(file: string, from: string): string {
  return escapeHtml(relative(dirname(from), file).split("/").map(encodeURIComponent).join("/"));
}
