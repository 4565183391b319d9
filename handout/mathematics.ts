import katex from "katex";
import type { Document, Section } from "./document";
import { escapeHtml } from "./escape";
import { katexStyle } from "./fonts";
import { type Formula, replaceMarks } from "./marks";
import { words } from "./words";

/** Sets the formulas of a piece of HTML; `where` names the piece if one of them cannot be set. */
type Setter = (html: string, where: string) => string;

/**
 * Formulas are set in advance, so the page needs no script for them: HTML for the eye, MathML for a screen reader. Definitions
 * (\newcommand) hold from where they are made to the end, as in JupyterLab. A formula that KaTeX does not know is shown as it was
 * written.
 */
export function mathematics(document: Document): Document {
  const remarks = [...document.remarks];
  const set = setter(words[document.language].notSet, remarks);
  const sections = document.sections.map((section) => setSection(section, set));
  const heading = set(document.heading, "the title");
  const contents = document.contents.map((entry) => ({ ...entry, html: set(entry.html, `the heading ${entry.id}`) }));
  const html = [heading, ...sections.flatMap(({ source, outputs }) => [source, ...outputs.map(htmlOf)])].join("\n");
  const styles = html.includes('class="katex') ? [...document.styles, katexStyle(html)] : document.styles;
  return { ...document, sections, heading, contents, styles, remarks };
}

function setSection(section: Section, set: Setter): Section {
  const where = `cell ${section.cell.number}`;
  const outputs = section.outputs.map((shown) =>
    shown.kind === "html" ? { ...shown, html: set(shown.html, where) } : shown,
  );
  return { ...section, source: set(section.source, where), outputs };
}

function setter(notSet: string, remarks: string[]): Setter {
  const macros = {};
  const setFormula = (formula: Formula, where: string) => {
    try {
      return render(formula, macros);
    } catch (error) {
      remarks.push(`${where} has a formula that KaTeX cannot set: ${(error as Error).message}`);
      return `<code title="${notSet}">${escapeHtml(formula.tex)}</code>`;
    }
  };
  return (html, where) => replaceMarks(html, (formula, after) => held(setFormula(formula, where), after));
}

/**
 * A browser may break the line between a formula and the full stop or the Korean particle after it. Held together they go to the
 * next line as one; a formula of several parts stays free, as it may have to be broken itself.
 */
function held(formula: string, after: string): string {
  const isWhole = formula.split('class="base"').length === 2 && !formula.startsWith('<span class="katex-display');
  return after !== "" && isWhole ? `<span class="held">${formula}${after}</span>` : formula + after;
}

function render({ tex, display }: Formula, macros: Record<string, string>): string {
  // JupyterLab numbers no equations, KaTeX would.
  const plain = tex.replace(/\\(begin|end)\{(align|alignat|equation|gather)\}/g, "\\$1{$2*}");
  // No rule or space larger than a page. KaTeX trusts nobody by default: no links, pictures or styles from within a formula.
  return katex.renderToString(plain, {
    displayMode: display,
    macros,
    globalGroup: true,
    strict: "ignore",
    maxSize: 40,
  });
}

function htmlOf(shown: Section["outputs"][number]): string {
  return shown.kind === "html" ? shown.html : "";
}
